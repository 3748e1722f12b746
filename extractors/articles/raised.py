"""Raised marks: powers are written so that they are seen, and a note is no part of a number."""

from __future__ import annotations

import re
from collections.abc import Sequence

_POWERS = str.maketrans("0123456789-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻")
_RAISED = re.compile(r"[-−]?\d{1,3}")
_NOTE = re.compile(r"\[?\(?(?:\d{1,3}|[a-z]|[*†‡§])\)?\]?(?:\s?[,–-]\s?\d{1,3})*")
_ORDINAL = re.compile(r"(?:st|nd|rd|th|er|ème)\.?")
_FRACTION = re.compile(r"\s?[/⁄]")
_MONEY = r"(?:[$£€¥₦₹]|\b[A-Z]{3})\s?"
_PRICE = re.compile(r"[$£€¥]\d+\.?$")
_TEN = re.compile(r"(?P<times>[×x]\s?)?(?<![\d.,])10$")
_UNIT = re.compile(r"(?:(?<![\w.,])|[\d/]\s?|/)(?:[kKcdm]?m|ft|in|yd|miles?|mi|s)$")
_MONEY_MILLIONS = re.compile(rf"{_MONEY}[\d.,]+\s?m$")
_GLUED = re.compile(r"\dm$")
# Behind square metres: "5m² of glass"; behind millions and a note a noun: "5m² people".
_OF_AREA = re.compile(r"\s*(?:$|[.,;:)]|(?:of|in|per|a|and|or|to|at|for|on|from|with|was|were|is|are)\b)")
_LEAST_POWER = 4
"""A lower power of a bare ten may as well be the number of a note."""
REACH = 20
"""Code points before and behind a mark that tell what it is."""


def measure_slash(raised: str, after: str) -> int:
    """Give the length of the slash of a fraction that follows a raised number, 0 where none does."""
    slash = _FRACTION.match(after) if raised[-1:].isdigit() else None
    return slash.end() if slash else 0


def write_raised(text: str, before: str, after: str, *, linked: bool = False) -> str:
    """Give what stands for a raised text: nothing for the mark of a note, 10⁶, m³, 3⁄4, and the text itself.

    A raised "th" stays. What may be either is taken for a note: the number before it stays what it is.

    >>> write_raised("6", "× 10", " cells"), write_raised("3", "40", " people"), write_raised("th", "19", " century")
    ('⁶', '', 'th')
    """
    if not text or _ORDINAL.fullmatch(text):
        return text
    if measure_slash(text, after):
        # "6<sup>1</sup>/<sub>2</sub>" is six and a half.
        return f" {text}" if before[-1:].isdigit() else text
    if _PRICE.search(before) and len(text) == len("99") and text.isdigit():
        return text if before.endswith(".") else f".{text}"
    if _RAISED.fullmatch(text) and not linked and _is_power(text, before, after):
        return text.translate(_POWERS)
    return "" if _NOTE.fullmatch(text) else text


def _is_power(text: str, before: str, after: str) -> bool:
    if ten := _TEN.search(before):
        return bool(ten["times"]) or text[0] in "-−" or int(text) >= _LEAST_POWER
    if not _UNIT.search(before) or text not in ("2", "3", "-1", "-2", "−1", "−2"):
        return False
    if _MONEY_MILLIONS.search(before):
        return False
    return not _GLUED.search(before) or _OF_AREA.match(after) is not None


def settle_pieces(pieces: Sequence[tuple[str, bool]]) -> list[str]:
    """Give the words of a paragraph's pieces, each with whether it is raised; a raised number may be in several.

    >>> settle_pieces([("some 10", False), ("1", True), ("2", True), (" cells", False), ("4", True)])
    ['some 10', '¹²', '', ' cells', '']
    """
    texts = [text for text, _ in pieces]
    at = 0
    while at < len(pieces):
        end = at
        while end < len(pieces) and pieces[end][1]:
            end += 1
        if end > at:
            raised = "".join(texts[at:end])
            after = _gather(texts[end:], REACH)
            blank = raised[len(raised.rstrip()) :]
            written = write_raised(raised.strip(), _gather(texts[:at][::-1], REACH, back=True), after)
            if (slash := measure_slash(raised.strip(), after)) and end < len(texts) and len(texts[end]) >= slash:
                texts[end] = "⁄" + texts[end][slash:]
            texts[at:end] = [written + blank, *[""] * (end - at - 1)]
        at = max(end, at + 1)
    return texts


def _gather(texts: Sequence[str], length: int, *, back: bool = False) -> str:
    """Join texts until there is enough."""
    found = ""
    for text in texts:
        found = text[-length:] + found if back else found + text[:length]
        if len(found) >= length:
            break
    return found[-length:] if back else found[:length]
