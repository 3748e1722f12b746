"""The chart of what was asserted over time."""

import pytest

from bot.memory.chart import draw_chart

pytest.importorskip("matplotlib")


def test_three_numbers_make_a_picture(see) -> None:
    seen = [each for day in (1, 5, 9) for each in see(f"The army called up {day}00,000 reservists.", day=day)]
    assert (draw_chart(seen, "reservists $") or b"").startswith(b"\x89PNG")


def test_fewer_make_none(see) -> None:
    assert draw_chart(see("The army called up 300,000 reservists."), "reservists") is None
    assert draw_chart([], "reservists") is None


def test_numbers_of_two_sorts_do_not_meet(see) -> None:
    seen = [*see("They sold 12 boats."), *see("They sold 14 boats.", day=2), *see("They paid $12 for boats.", day=3)]
    assert draw_chart(seen, "boats") is None
