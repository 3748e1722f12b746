"""Ages that their own words show: "34-year-old", "34 years old", "in his late 20s"; of the rest the network knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from extractors.candidates.number import Number
from extractors.lexicon import TENS

_OLD = re.compile(r"(?:[ -](?:years?|months?|weeks?|days?|yrs?)[ -](?:olds?|of[ -]age)\b|\s?y/?o\b)", re.I)
_DECADE = re.compile(
    r"""
    \b(?:his|her|their|my|our)\s
    (?P<age>
        (?:(?P<part>early|mid|late)[- ]?(?:to\slate[- ])?)?
        (?P<tens>[2-9]0s|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)
    )\b
    """,
    re.I | re.X,
)


def find_decade_ages(text: str) -> Iterator[Number]:
    """Yield ages by their decade, "a man in his late 20s", as a range.

    >>> [(int(n.low), int(n.high)) for n in find_decade_ages("in her fifties; in his late 20s") if n.low and n.high]
    [(50, 59), (27, 29)]
    """
    for found in _DECADE.finditer(text):
        named = found["tens"].lower()
        low = int(named[:2]) if named[0].isdigit() else TENS[named[:-3] + "y"]
        first, last = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get((found["part"] or "").lower(), (0, 9))
        start, end = found.span("age")
        yield Number(start, end, None, "vague", "age-decade", low=Decimal(low + first), high=Decimal(low + last))


def read_age_suffix(text: str, end: int) -> tuple[str, int] | None:
    """Read "-year-old", " years old" or " years of age" at ``end``; gives the unit and where it ends.

    >>> read_age_suffix("34-year-old", 2), read_age_suffix("34 years", 2)
    (('year', 11), None)
    """
    found = _OLD.match(text, end)
    if not found:
        return None
    word = re.search(r"[a-z]+", found.group(), re.I)
    unit = word.group().lower().rstrip("s") if word else "year"
    return ("year" if unit in ("y", "yr", "yo") else unit), found.end()
