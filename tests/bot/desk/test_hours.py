"""When a chat's day begins, and when its digest is due: once, up to two hours late, in its own zone."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.desk.hours import begin_day, find_due, find_zone, name_hour


def at(hour, minute=0, day=20):
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "is_due"),
    [(at(7, 59), False), (at(8), True), (at(9, 59), True), (at(10), False), (at(18), False)],
)
def test_it_is_due_from_its_hour_until_two_hours_later(now, is_due):
    assert (find_due(8, "UTC", None, now) == at(8)) == is_due
    assert (find_due(8, "UTC", at(8) - timedelta(days=1), now) == at(8)) == is_due


def test_once_sent_it_is_due_the_next_day():
    assert find_due(8, "UTC", at(8, 1), at(9)) is None
    assert find_due(8, "UTC", at(8, 1), at(8, 0, day=21)) == at(8, 0, day=21)


def test_the_hour_is_that_of_the_zone():
    # In Kyiv it is two hours later in winter.
    assert find_due(8, "Europe/Kyiv", None, at(5, 59)) is None
    assert find_due(8, "Europe/Kyiv", None, at(6)) == at(6)
    assert find_due(8, "Europe/Kyiv", None, at(8)) is None
    # In Auckland it is tomorrow already.
    assert find_due(8, "Pacific/Auckland", None, at(19, 30)) == at(19)


def test_midnight_is_that_of_the_zone_across_a_change_of_the_clock():
    assert begin_day(datetime(2026, 10, 25, 12, tzinfo=UTC), "Europe/Kyiv") == datetime(2026, 10, 24, 21, tzinfo=UTC)
    assert begin_day(datetime(2026, 10, 26, 12, tzinfo=UTC), "Europe/Kyiv") == datetime(2026, 10, 25, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("Europe/Kyiv", "Europe/Kyiv"),
        ("kyiv", "Europe/Kyiv"),
        (" new  york ", "America/New_York"),
        ("UTC", "UTC"),
        ("", None),
        ("Europe", None),
        ("the moon", None),
        ("../../etc/passwd", None),
        ("\0", None),
    ],
)
def test_a_zone_by_its_name_or_its_city(words, zone):
    assert find_zone(words) == zone


def test_a_zone_that_is_known_no_more_is_utc():
    assert name_hour(at(6), "Europe/Atlantis").startswith("6:00")
    assert begin_day(at(6), "../etc") == at(0)
