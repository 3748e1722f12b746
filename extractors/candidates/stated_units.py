"""What a document says once of all its numbers: "Amounts in thousands of euros", "Revenue (£m)", "($ million)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.candidates.digits import exact
from extractors.candidates.quantity import Quantity
from extractors.candidates.unit_grammar import UnitGrammar
from extractors.candidates.units import read_unit_after
from extractors.candidates.usage import Usage
from extractors.types import FigureKind, Span, Unit

RULE = "stated"
_SCALES = {
    "thousand": 10**3, "'000": 10**3, "’000": 10**3, "000": 10**3, "k": 10**3,
    "million": 10**6, "m": 10**6, "mn": 10**6, "mln": 10**6, "mm": 10**6,
    "billion": 10**9, "bn": 10**9, "b": 10**9,
}  # fmt: skip
_NAMED = r"(?P<named>thousand|million|billion)s?"
_SHORT = r"(?P<short>['’]?000s?|k|mn|mln|mm|m|million|billion|thousand|bn|b)"
# "in thousands of crowns", "thousands of dollars", "million tonnes", "in millions, except per share"
_OF = rf"(?:[a-z ]{{1,20}},\s)?(?:expressed\s|stated\s)?(?:in\s)?{_NAMED}\b(?P<of>\sof)?"
_STATED = re.compile(
    rf"""
    (?P<all>\b(?:amounts|figures|values|sums|numbers)\b[^.\n\d]{{0,24}}\sin\s(?P<scale>thousand|million|billion)s?
        \b(?P<behind>\sof)?)
    | \(\s?{_OF}
    | \(\s?(?P<sign>[A-Z]{{0,3}}[€£$¥]|[A-Z]{{3}})\s?{_SHORT}\s?\)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_TOP = 4
"""Lines from the top in which what is stated holds for all of a document."""
_NUMBER = re.compile(r"\d[\d,.]*")
_GOES_ON = (
    "in|to|at|on|for|and|or|but|by|from|of|than|the|with|as|was|is|an?|against|after|before|which|when|while|up|down"
)
_ALONE = re.compile(
    rf"""
    \s*(?:
        [.,;:)\]|](?!\d)
        | [(+−–-] | $ | \n
        | (?:{_GOES_ON}|year|last|this)\b
    )
    | \s{{2,}} | \t
    """,
    re.VERBOSE | re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
# The words that state it are no figure of their own: "thousands of crowns".
_STATES = re.compile(r"(?:thousand|million|billion)s(?: of \w+)?", re.I)


@dataclass(frozen=True, slots=True)
class Stated:
    """A unit and a magnitude that ``words`` state for the bare numbers of a stretch of the text, its ``scope``."""

    words: Span
    scope: Span
    scale: int
    unit: Unit | None
    kind: FigureKind


def find_stated(text: str, grammar: UnitGrammar, usage: Usage) -> tuple[Stated, ...]:
    """Give what is stated of the numbers that follow.

    A line near the top, and one that speaks of all amounts, holds for the rest of the text; one before the numbers of
    its own line for that line; any other up to the next empty line.
    """
    return tuple(stated for found in _STATED.finditer(text) if (stated := _read(text, found, grammar, usage)))


def _read(text: str, found: re.Match[str], grammar: UnitGrammar, usage: Usage) -> Stated | None:
    word = (found["scale"] or found["named"] or found["short"]).lower().removesuffix("s")
    unit: Unit | None = None
    kind: FigureKind = "count"
    if found["sign"]:
        code = grammar.currencies.signs.get(found["sign"])
        if code is None:
            return None
        unit, kind = Unit(usage.tell(found["sign"], code), "", RULE), "money"
    elif match := read_unit_after(text, found.end(), grammar, usage, scaled=True, large=True):
        unit, kind = Unit(match.unit.name, "", RULE), match.kind
    elif found["of"] or found["behind"]:
        return None
    return Stated(Span(*found.span()), _find_scope(text, found), _SCALES[word], unit, kind)


def _find_scope(text: str, found: re.Match[str]) -> Span:
    line_end = text.find("\n", found.end())
    line_end = len(text) if line_end < 0 else line_end
    if not found["all"] and _NUMBER.search(text, found.end(), line_end):
        return Span(found.end(), line_end)
    if found["all"] or text.count("\n", 0, found.start()) < _TOP:
        return Span(found.end(), len(text))
    blank = text.find("\n\n", found.end())
    return Span(found.end(), len(text) if blank < 0 else blank)


def take_stated(text: str, span: Span, quantities: Sequence[Quantity], stated: Sequence[Stated]) -> list[Quantity]:
    """Give the quantities of a folded sentence over ``span``, bare ones with what is stated for where they stand.

    Numbers that count a noun, and years, are left as they are; what states it is no quantity itself.
    """
    over = [one for one in stated if one.scope.start <= span.start < one.scope.end or span.contains(one.scope)]
    if any(one.words.start < span.end and span.start < one.words.end for one in stated):
        quantities = [one for one in quantities if not _STATES.fullmatch(text, *one.core)]
    return [_take(text, quantity, over[-1]) for quantity in quantities] if over else list(quantities)


def _take(text: str, quantity: Quantity, stated: Stated) -> Quantity:
    if quantity.unit is not None or quantity.kind != "count" or quantity.rule != "digits":
        return quantity
    written = text[slice(*quantity.core)]
    if _YEAR.fullmatch(written) or not _ALONE.match(text, quantity.core[1]):
        return quantity
    ends = (quantity.value, quantity.low, quantity.high)
    value, low, high = (None if end is None else exact(end * Decimal(stated.scale)) for end in ends)
    return replace(quantity, value=value, low=low, high=high, unit=stated.unit, kind=stated.kind, rule=RULE)
