"""The chart of what was asserted over time."""

import pytest

from bot.pictures.chart import choose_alike, draw_chart
from config.check_words import read_check_words

pytest.importorskip("matplotlib")
WORDS = read_check_words()


def test_three_numbers_make_a_picture(see) -> None:
    seen = [each for day in (1, 5, 9) for each in see(f"The army called up {day}00,000 reservists.", day=day)]
    assert (draw_chart(seen, "reservists $", WORDS) or b"").startswith(b"\x89PNG")


def test_fewer_make_none(see) -> None:
    assert draw_chart(see("The army called up 300,000 reservists."), "reservists", WORDS) is None
    assert draw_chart([], "reservists", WORDS) is None


def test_numbers_of_two_sorts_do_not_meet(see) -> None:
    seen = [*see("They sold 12 boats."), *see("They sold 14 boats.", day=2), *see("They paid $12 for boats.", day=3)]
    assert draw_chart(seen, "boats", WORDS) is None


def test_numbers_of_one_day_are_no_chart(see) -> None:
    texts = ("The army called up 300,000 reservists.", "It called 310,000 reservists.", "Some 290,000 reservists came.")
    seen = [each for text in texts for each in see(text)]
    assert len(seen) == 3
    assert draw_chart(seen, "reservists", WORDS) is None


def test_people_killed_and_people_employed_are_two_things(see) -> None:
    seen = [
        *see("The fire killed 12 people."),
        *see("The storm killed 14 people.", day=2),
        *see("The mill employs 900 people.", day=3),
    ]
    assert [each.figure.text for each in choose_alike(seen, WORDS)] == ["12", "14"]


def test_the_log_stays_silent(see, recwarn, caplog) -> None:
    seen = [each for day in (1, 5, 9) for each in see(f"The army called up {day}00,000 reservists.", day=day)]
    assert draw_chart(seen, "новобранцы 中文 \u200b", WORDS)
    assert not recwarn.list
    assert not caplog.records
