"""Struck-out and raised marks: what an article took back is no text of it, and a note is no part of a number."""

from __future__ import annotations

import re

from extractors.articles.html.tree import Element, read_text

_STRUCK = re.compile(r"text-decoration(?:-line)?\s?:[^;]{0,60}line-through")
_STRUCK_TAGS = ("s", "strike", "del")
_POWERS = str.maketrans("0123456789-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻")
_RAISED = re.compile(r"[-−]?\d{1,3}")
_NOTE = re.compile(r"\[?\(?(?:\d{1,3}|[a-z]|[*†‡§])\)?\]?(?:\s?[,–-]\s?\d{1,3})*")
# A power stands on ten, or on a unit of length that no currency makes a number of millions.
_BASE = re.compile(r"(?:(?:^|[^\d.,])10|(?<![$£€¥₦₹\w.,])(?:[\d.,]+\s?)?(?:m|km|cm|mm|ft|in|yd))$")
_ORDINAL = re.compile(r"(?:st|nd|rd|th|o|a|er|ème|e)\.?")
_FRACTION = re.compile(r"\s*[/⁄]")
_MOST_TOLD, _LONGEST = 5, 60


def take_struck(root: Element) -> list[str]:
    """Take what is struck out off the page, and give it as it stood there."""
    told: list[str] = []
    taken: set[Element] = set()
    for element in list(root.iter(*_STRUCK_TAGS)) + [e for e in root.iter() if _STRUCK.search(e.get("style") or "")]:
        if element.getparent() is None or taken.intersection(element.iterancestors()):
            continue
        taken.add(element)
        if text := read_text(element):
            told.append(text)
        _drop(element)
    return told


def describe_struck(told: list[str]) -> list[str]:
    """Give the note that says what was struck out.

    >>> describe_struck(["41"])
    ['Struck out and so not read: “41”.']
    """
    if not told:
        return []
    shown = [f"“{text if len(text) <= _LONGEST else text[:_LONGEST].rstrip() + '…'}”" for text in told[:_MOST_TOLD]]
    more = f" and {len(told) - _MOST_TOLD} more" if len(told) > _MOST_TOLD else ""
    return [f"Struck out and so not read: {', '.join(shown)}{more}."]


def settle_raised(root: Element) -> None:
    """Take the marks of notes off the page, and write powers so that they are seen: 10⁶, m³.

    A raised "th" and the upper part of a fraction stay.
    """
    for element in list(root.iter("sup")):
        text = read_text(element)
        if not text or _ORDINAL.fullmatch(text) or _FRACTION.match(element.tail or ""):
            continue
        linked = next(element.iter("a"), None) is not None
        if not linked and _RAISED.fullmatch(text) and _BASE.search(_text_before(element)):
            _drop(element, text.translate(_POWERS))
        elif _NOTE.fullmatch(text):
            _drop(element)


def _text_before(element: Element) -> str:
    previous = element.getprevious()
    text = previous.tail if previous is not None else element.getparent().text
    return (text or "")[-20:]


def _drop(element: Element, instead: str = "") -> None:
    """Take an element out, what follows it kept, with a text in its place."""
    parent, previous = element.getparent(), element.getprevious()
    text = instead + (element.tail or "")
    if previous is not None:
        previous.tail = (previous.tail or "") + text
    else:
        parent.text = (parent.text or "") + text
    parent.remove(element)
