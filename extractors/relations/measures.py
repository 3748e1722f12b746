"""Whether two numbers can be of one quantity: their units, their ranges by rounding, their bounds."""

from __future__ import annotations

from decimal import Decimal

from extractors.relations.rounding import spread_of
from extractors.types import Figure

_HUNDRED = Decimal(100)
_NEAR = Decimal("0.4")
_FEW = 3
_SHARES = frozenset(["percentage", "ratio"])
_SPANS = frozenset(["age", "duration"])


def are_comparable(one: Figure, two: Figure) -> bool:
    """Say whether two figures are of one measure: one unit, two shares, or a bare number and the same with its unit."""
    kinds = {one.kind, two.kind}
    if "score" in kinds:
        return len(kinds) == 1
    if kinds <= _SHARES:
        return True
    units = _name(one), _name(two)
    if units[0] == units[1]:
        return len(kinds) == 1 or units[0] is not None or kinds <= _SPANS or "count" in kinds
    # "Dow up 41" and "44.29 points": a headline leaves the unit out.
    return None in units and "count" in kinds and _rounds(one, two)


def _name(figure: Figure) -> str | None:
    return figure.unit.name if figure.unit else None


def _rounds(one: Figure, two: Figure) -> bool:
    if one.value is None or two.value is None:
        return False
    return (
        one.value == two.value
        or two.value in (round(one.value), one.value // 1)
        or one.value in (round(two.value), two.value // 1)
    )


def find_range(figure: Figure) -> tuple[Decimal, Decimal] | None:
    """Give the least and the most that a number can stand for by how it is written, shares as parts of a hundred."""
    spread = spread_of(figure)
    low, high = (spread.low, spread.high) if spread else (figure.low, figure.high)
    if low is None or high is None:
        return None
    return (low * _HUNDRED, high * _HUNDRED) if figure.kind == "ratio" else (low, high)


def meets(one: Figure, two: Figure) -> bool:
    """Say whether two numbers agree as written: rounded, loosely told, a share in words and in per cent."""
    if "score" in (one.kind, two.kind):
        return {one.low, one.high} == {two.low, two.high}
    values = one.value, two.value
    if one.kind == two.kind and values[0] is not None and values[1] is not None and not _are_near(values[0], values[1]):
        return False
    first, second = find_range(one), find_range(two)
    return first is not None and second is not None and first[0] <= second[1] and second[0] <= first[1]


def _are_near(one: Decimal, two: Decimal) -> bool:
    """Say whether two numbers are so near that rounding may be all that parts them."""
    largest = max(abs(one), abs(two))
    return abs(one - two) <= largest * _NEAR or largest <= _FEW


def allows(one: Figure, two: Figure) -> bool:
    """Say whether the bound of one leaves room for the other: "at least 300" for 340."""
    return _leaves_room(one, two) or _leaves_room(two, one)


def _leaves_room(bound: Figure, other: Figure) -> bool:
    limit, value = find_range(bound), find_range(other)
    if limit is None or value is None:
        return False
    if bound.relation in (">", ">="):
        return value[1] >= limit[0]
    return bound.relation in ("<", "<=") and value[0] <= limit[1]
