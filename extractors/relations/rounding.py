"""How far a written number may be from the exact one: the rounding that its own digits show."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from extractors.types import Figure

_NUMBER = re.compile(r"\d+(?:[,.\u00a0\u2009\u202f ]\d{3})*(?:\.\d+)?|\d*\.\d+")
_HALF = Decimal("0.5")
_FRACTION = Decimal("0.02")
"""How far a fraction in words may be off: "a third" is 31 to 35%."""
_INCH = Decimal(1) / 24
"""Half an inch in feet."""
_LOOSE = Decimal("0.05")
"""The most, as a share of the number, that noughts at its end are taken for rounding."""


@dataclass(frozen=True, slots=True)
class Spread:
    """The range ``[low, high]`` in which the exact number lies."""

    low: Decimal
    high: Decimal

    def meets(self, other: Spread) -> bool:
        """Say whether the two ranges have a number in common."""
        return self.low <= other.high and other.low <= self.high

    def widen(self, by: Decimal) -> Spread:
        """Give the range with so much more at both ends."""
        return Spread(self.low - by, self.high + by)


def spread_of(figure: Figure) -> Spread | None:
    """Give the range a figure stands for by how it is written; None for a range or a vague number.

    "15%" is 14.5 to 15.5, "3.5 million" 3.45 to 3.55 million, "84,000" 83,500 to 84,500; "about" allows a twentieth.
    A count without noughts at its end is exact.
    """
    if figure.value is None:
        return None
    half = _INCH if figure.rule.startswith("feet-inches") else half_step(figure.text, figure.value)
    if figure.kind == "ratio":
        half = _FRACTION
    if figure.kind == "count" and half == _HALF and abs(figure.value) != 1:
        half = Decimal(0)
    if figure.relation != "=":
        half = max(half, abs(figure.value) * _LOOSE)
    return Spread(figure.value - half, figure.value + half)


@lru_cache(maxsize=4096)
def half_step(text: str, value: Decimal) -> Decimal:
    """Give half of the smallest step that a number's digits show.

    >>> [str(half_step(text, Decimal(value))) for text, value in (("15%", 15), ("90,000", 90000), ("3.5m", 3500000))]
    ['0.5', '4500.00', '50000.0']
    """
    found = _NUMBER.search(text)
    if not found or not value:
        return _HALF
    digits = re.sub(r"[,\u00a0\u2009\u202f ]", "", found.group())
    try:
        scale = abs(value) / Decimal(digits)
    except (InvalidOperation, ZeroDivisionError):
        return _HALF
    places = len(digits.partition(".")[2])
    if places:
        return scale * Decimal(10) ** -places * _HALF
    noughts = len(digits) - len(digits.rstrip("0"))
    step = Decimal(10) ** noughts * _HALF
    return scale * max(_HALF, min(step, Decimal(digits) * _LOOSE))


def is_transposed(one: Decimal, two: Decimal) -> bool:
    """Say whether two numbers are written with the same digits in another order: 340 and 430.

    >>> is_transposed(Decimal(340), Decimal(430)), is_transposed(Decimal(34), Decimal(340))
    (True, False)
    """
    first, second = (significant(number) for number in (one, two))
    return one.adjusted() == two.adjusted() and first != second and sorted(first) == sorted(second)


def significant(value: Decimal) -> tuple[int, ...]:
    """Give the digits of a number without noughts at either end.

    >>> significant(Decimal("2400000")), significant(Decimal("0.0350"))
    ((2, 4), (3, 5))
    """
    return abs(value).normalize().as_tuple().digits
