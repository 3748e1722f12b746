"""How far a written number may be from the exact one."""

from decimal import Decimal

import pytest

from extractors.relations.rounding import Spread, spread_of


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Sales rose 15%.", "14.5", "15.5"),
        ("Sales rose 15.2%.", "15.15", "15.25"),
        ("It cost £3.5m.", "3450000", "3550000"),
        ("It has 132 wells.", "132", "132"),
        ("It has 480 wells.", "475", "485"),
        ("It has about 132 wells.", "125.40", "138.60"),
        ("The boxer is 6ft 3in tall.", "6.2083", "6.2917"),
    ],
)
def test_spread(text, low, high, view_of):
    spread = spread_of(view_of(text).mentions[0].figure)
    assert (round(spread.low, 4), round(spread.high, 4)) == (Decimal(low), Decimal(high))


def test_a_range_has_none(view_of):
    assert spread_of(view_of("It has 40 to 50 wells.").mentions[0].figure) is None


def test_ranges_meet_at_their_ends():
    assert Spread(Decimal(1), Decimal(2)).meets(Spread(Decimal(2), Decimal(3)))
    assert not Spread(Decimal(1), Decimal(2)).meets(Spread(Decimal(3), Decimal(4)))
