"""What is remembered of an article."""

from dataclasses import replace
from datetime import date


def test_an_age_is_not_remembered(see) -> None:
    assert [each.figure.text for each in see("Ann Moss, 44, sold 12 boats.")] == ["12"]


def test_the_day_is_the_articles_own(see) -> None:
    [each] = see("Moss sold 12 boats.", day=9)
    assert each.day == date(2026, 11, 9)
    assert replace(each, published="2026-10-30T08:00:00+01:00").day == date(2026, 10, 30)
    assert replace(each, published="last week").day == date(2026, 11, 9)
