"""Struck-out and raised marks: what an article took back is no text of it, and a note is no part of a number."""

from __future__ import annotations

import re

from extractors.articles.html.tree import Element, read_text
from extractors.articles.html.zones import find_zone

_STRUCK = re.compile(r"text-decoration(?:-line)?\s?:[^;]{0,60}line-through")
_STRUCK_TAGS = ("s", "strike", "del")
_POWERS = str.maketrans("0123456789-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻")
_RAISED = re.compile(r"[-−]?\d{1,3}")
_NOTE = re.compile(r"\[?\(?(?:\d{1,3}|[a-z]|[*†‡§])\)?\]?(?:\s?[,–-]\s?\d{1,3})*")
_ORDINAL = re.compile(r"(?:st|nd|rd|th|er|ème)\.?")
_FRACTION = re.compile(r"\s?[/⁄]")
_MONEY = r"(?:[$£€¥₦₹]|\b[A-Z]{3})\s?"
_PRICE = re.compile(r"[$£€¥]\d+\.?$")
_TEN = re.compile(r"(?P<times>[×x]\s?)?(?<![\d.,])10$")
_UNIT = re.compile(r"(?:(?<![\w.,])|[\d/]\s?|/)(?:[kcdm]?m|ft|in|yd|miles?|mi|s)$")
_MONEY_MILLIONS = re.compile(rf"{_MONEY}[\d.,]+\s?m$")
_GLUED = re.compile(r"\dm$")
# Behind square metres: "5m² of glass"; behind millions and a note a noun: "5m² people".
_OF_AREA = re.compile(r"\s*(?:$|[.,;:)]|(?:of|in|per|a|and|or|to|at|for|on|from|with|was|were|is|are)\b)")
_LEAST_POWER = 4
"""A lower power of a bare ten may as well be the number of a note."""
_MOST_TOLD, _BACK = 5, 20


def take_struck(root: Element) -> list[str]:
    """Empty what is struck out, and give it as it stood there; nothing of what stands beside the article."""
    told: list[str] = []
    styled = (element for element in root.iter() if _STRUCK.search(element.get("style") or ""))
    for element in [*root.iter(*_STRUCK_TAGS), *styled]:
        if all(around is not root for around in element.iterancestors()):
            # It stood in what is emptied already.
            continue
        text = read_text(element)
        if text and len(told) <= 2 * _MOST_TOLD and not any(find_zone(around) for around in element.iterancestors()):
            told.append(text)
        _write_instead(element, "")
    return told


def settle_raised(root: Element) -> None:
    """Empty the marks of notes, and write powers and fractions so that they are seen: 10⁶, m³, 3⁄4.

    A raised "th" stays. What may be either is taken for a note: the number before it stays what it is.
    """
    for element in list(root.iter("sup")):
        text, before, after = read_text(element), _text_before(element), (element.tail or "")[:_BACK]
        if not text or _ORDINAL.fullmatch(text):
            continue
        if slash := _FRACTION.match(after):
            # "6<sup>1</sup>/<sub>2</sub>" is six and a half.
            element.tail = "⁄" + element.tail[slash.end() :]
            _write_instead(element, f" {text}" if before[-1:].isdigit() else text)
        elif _PRICE.search(before) and len(text) == len("99") and text.isdigit():
            _write_instead(element, text if before.endswith(".") else f".{text}")
        elif _RAISED.fullmatch(text) and next(element.iter("a"), None) is None and _is_power(text, before, after):
            _write_instead(element, text.translate(_POWERS))
        elif _NOTE.fullmatch(text):
            _write_instead(element, "")


def _is_power(text: str, before: str, after: str) -> bool:
    if ten := _TEN.search(before):
        return bool(ten["times"]) or text[0] in "-−" or int(text) >= _LEAST_POWER
    if not _UNIT.search(before) or text not in ("2", "3", "-1", "-2", "−1", "−2"):
        return False
    if _MONEY_MILLIONS.search(before):
        return False
    return not _GLUED.search(before) or _OF_AREA.match(after) is not None


def _text_before(element: Element) -> str:
    """Give the last letters of the text right before an element, out of the element beside it if need be."""
    previous = element.getprevious()
    if previous is None:
        return (element.getparent().text or "")[-_BACK:]
    return str(previous.tail or read_text(previous))[-_BACK:]


def _write_instead(element: Element, text: str) -> None:
    """Write a text in place of what an element holds; what follows it stays where it is."""
    tail = element.tail
    element.clear()
    element.tag, element.text, element.tail = "span", text, tail
