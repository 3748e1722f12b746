"""Bare numbers that have the unit of one before them."""

from __future__ import annotations

import pytest

from extractors import Article, analyze
from extractors.figures.elided_units import REACH, share_chances


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Support for the mayor of Orlo is at 38 percent. In April it stood at 44.", "%"),
        ("The union asked for a rise of 8.5 percent; the mill has offered 4.2.", "%"),
        ("Of the bakers, 61 percent are men. Before the war it was nearer 70, the guild said.", "%"),
        ("The mast stood 300 metres up, as the pilot has it, or closer to 90, as the farmer does.", "metre"),
        ("Output was 142,500 tonnes in June, up from 118,000 in May.", "tonne"),
        ("Bookmakers give Ana Kovar a 70 percent chance. She is 51.", "year"),
        ("Of the bakers 61 percent are men. Their average age is 41.", "year"),
        ("Some 61 percent of bakers came. At the gate there were 44 carts.", None),
        ("The mill has 61 looms. In April it was 44.", None),
        ("The wall is 300 metres long, and 44 men built it.", None),
    ],
)
def test_a_unit_goes_on(text, unit, engine):
    last = analyze(Article(text), engine).figures[-1]
    assert (last.unit.name if last.unit else None) == unit


def test_a_unit_does_not_reach_far(engine):
    text = f"Support is at 38 percent. {'The mayor of Orlo spoke of the sea. ' * (REACH // 30)}In April it stood at 44."
    assert analyze(Article(text), engine).figures[-1].unit is None


def test_of_two_units_that_are_as_likely_none_is_taken():
    assert max(share_chances([0.85, 0.84])) < 0.6
