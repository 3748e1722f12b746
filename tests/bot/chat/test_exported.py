"""/export: which days are meant, and what is said of the file."""

from datetime import UTC, datetime

import pytest

from bot.chat.exported import describe_exported, read_wanted, say_none

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "since", "until", "name"),
    [
        ("", datetime(2026, 11, 19, 9, 30, tzinfo=UTC), NOW, "figures-2026-11-20.xlsx"),
        ("day", datetime(2026, 11, 19, 9, 30, tzinfo=UTC), NOW, "figures-2026-11-20.xlsx"),
        ("CSV", datetime(2026, 11, 19, 9, 30, tzinfo=UTC), NOW, "figures-2026-11-20.csv"),
        ("Week", datetime(2026, 11, 13, 9, 30, tzinfo=UTC), NOW, "figures-week-to-2026-11-20.xlsx"),
        ("csv week", datetime(2026, 11, 13, 9, 30, tzinfo=UTC), NOW, "figures-week-to-2026-11-20.csv"),
        (
            "2026-11-18 xlsx",
            datetime(2026, 11, 18, tzinfo=UTC),
            datetime(2026, 11, 19, tzinfo=UTC),
            "figures-2026-11-18.xlsx",
        ),
    ],
)
def test_a_stretch_of_time(words, since, until, name):
    wanted = read_wanted(words, NOW)
    assert (wanted.since, wanted.until, wanted.name) == (since, until, name)
    assert wanted.name.endswith(wanted.kind)


@pytest.mark.parametrize(
    "words", ["2026-13-01", "20261120", "2026-W47-5", "yesterday", "day week", "9999-99-99", "٢٠٢٦-١١-٢٠"]
)
def test_anything_else_is_no_day(words):
    assert read_wanted(words, NOW) is None


def test_the_last_day_of_all_harms_nothing():
    assert read_wanted("9999-12-31", NOW) is None


def test_what_is_in_the_file_is_said():
    wanted = read_wanted("2026-11-18", NOW)
    assert describe_exported(1, 1, wanted, left=0) == "1 figure of 1 article checked on 2026-11-18 (UTC)."
    assert describe_exported(1200, 3, read_wanted("week", NOW), left=2) == (
        "1,200 figures of 3 articles checked in the last seven days. 2 earlier articles would not fit: ask for a day."
    )
    assert "on 2026-11-18" in say_none(wanted)
