"""Struck-out and raised marks: what an article took back is no text of it, and a note is no part of a number."""

from __future__ import annotations

import re

from extractors.articles.html.tree import Element, read_text
from extractors.articles.html.zones import find_zone
from extractors.articles.raised import REACH, measure_slash, write_raised
from extractors.articles.struck import MOST_TOLD

_STRUCK = re.compile(r"text-decoration(?:-line)?\s?:[^;]{0,60}line-through")
_STRUCK_TAGS = ("s", "strike", "del")
# "p.was, .old { color: #999; text-decoration: line-through }": a rule of the page's own style sheet.
_RULE = re.compile(r"([^{}]{1,400})\{([^{}]{0,2000})\}")
_CLASS = re.compile(r"(?:^|,)\s*(?:[^,{}]{0,200}\s)?(?:[a-z][a-z0-9]*)?\.([\w-]{1,60})\s*(?=,|$)")
_LONGEST_SHEET = 200_000


def take_struck(root: Element) -> list[str]:
    """Empty what is struck out, and give it as it stood there; nothing of what stands beside the article."""
    told: list[str] = []
    classes = _find_struck_classes(root)
    styled = (
        element
        for element in root.iter()
        if _STRUCK.search(element.get("style") or "")
        or (classes and classes & set((element.get("class") or "").split()))
    )
    for element in [*root.iter(*_STRUCK_TAGS), *styled]:
        if all(around is not root for around in element.iterancestors()):
            # It stood in what is emptied already.
            continue
        text = read_text(element)
        if text and len(told) <= 2 * MOST_TOLD and not any(find_zone(around) for around in element.iterancestors()):
            told.append(text)
        _write_instead(element, "")
    return told


def _find_struck_classes(root: Element) -> set[str]:
    """Give the classes that the page's own style sheets strike out, and that nothing but them selects."""
    found: set[str] = set()
    for sheet in root.iter("style"):
        text = sheet.text or ""
        if "line-through" in text and len(text) <= _LONGEST_SHEET:
            rules = (rule for rule in _RULE.finditer(text) if _STRUCK.search(rule[2]))
            found.update(name for rule in rules for name in _CLASS.findall(rule[1].strip()))
    return found


def settle_raised(root: Element) -> None:
    """Empty the marks of notes, and write powers and fractions so that they are seen: 10⁶, m³, 3⁄4."""
    for element in list(root.iter("sup")):
        text, before, after = read_text(element), _text_before(element), (element.tail or "")[:REACH]
        written = write_raised(text, before, after, linked=next(element.iter("a"), None) is not None)
        slash = measure_slash(text, after)
        if written == text and not slash:
            continue
        if slash:
            element.tail = "⁄" + element.tail[slash:]
        _write_instead(element, written)


def _text_before(element: Element) -> str:
    """Give the last letters of the text right before an element, out of the element beside it if need be."""
    previous = element.getprevious()
    if previous is None:
        return (element.getparent().text or "")[-REACH:]
    return str(previous.tail or read_text(previous))[-REACH:]


def _write_instead(element: Element, text: str) -> None:
    """Write a text in place of what an element holds; what follows it stays where it is."""
    tail = element.tail
    element.clear()
    element.tag, element.text, element.tail = "span", text, tail
