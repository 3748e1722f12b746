"""What can be watched, and when it is looked at again."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.desk.watched import (
    end_watch,
    is_hopeless,
    name_channel,
    name_site,
    note_failure,
    note_look,
    read_target,
)
from bot.store import Watch

NOW = datetime(2026, 11, 20, 8, tzinfo=UTC)
HALF = timedelta(minutes=30)


def make_watch(link="https://paper.example/a"):
    target = read_target(link)
    return Watch(1, 7, None, target.key, target.link, None, NOW + timedelta(days=14), NOW)


@pytest.mark.parametrize(
    "link",
    [
        "https://t.me/HarbourWire",
        "http://telegram.me/harbourwire/",
        "https://www.t.me/s/harbourwire",
        "https://t.me/harbourwire?before=9",
        "HTTPS://T.ME/HARBOURWIRE#top",
    ],
)
def test_a_public_channel_is_read_from_its_page_of_posts(link):
    watch = make_watch(link)
    assert watch.key == "channel:harbourwire"
    assert (name_channel(watch) or "").lower() == "harbourwire"
    assert watch.link.lower().endswith("://t.me/s/harbourwire")
    assert name_site(watch) == "t.me"


@pytest.mark.parametrize(
    "link",
    [
        "https://t.me/harbourwire/51",
        "https://t.me/+AbCdEf123",
        "https://t.me/joinchat/AbC",
        "https://t.me/c/123/4",
        "https://t.me/joinchat",
        "https://t.me/abc",
        "https://t.me/",
        "https://t.me.paper.example/harbourwire",
        "https://paper.example/t.me/harbourwire",
        "https://paper.example/s/harbourwire",
    ],
)
def test_anything_else_is_a_page(link):
    watch = make_watch(link)
    assert watch.link == link
    assert watch.key.startswith("link:")
    assert name_channel(watch) is None


def test_after_a_good_look_the_next_is_at_the_usual_time():
    watch = note_look(note_failure(make_watch(), NOW, HALF), NOW + HALF, HALF)
    assert (watch.due, watch.failing_since, watch.failures) == (NOW + 2 * HALF, None, 0)


def test_each_failure_puts_the_next_look_further_off_up_to_four_hours():
    watch, now, pauses = make_watch(), NOW, []
    for _ in range(6):
        watch = note_failure(watch, now, HALF)
        pauses.append((watch.due - now) / timedelta(hours=1))
        now = watch.due
    assert pauses == [1, 2, 4, 4, 4, 4]
    assert watch.failing_since == NOW
    # What is looked at once a day is not looked at more often for that.
    assert note_failure(make_watch(), NOW, timedelta(days=1)).due == NOW + timedelta(days=1)


def test_it_is_hopeless_after_a_day_of_failures_and_not_after_one_of_rest():
    watch, now, looks = make_watch(), NOW, 0
    while not is_hopeless(watch, now):
        assert looks < 20
        now = max(watch.due, now)
        watch = note_failure(watch, now, HALF)
        looks += 1
    assert timedelta(days=1) <= now - NOW < timedelta(days=1, hours=4)
    # The bot was down for two days between the first failure and the second.
    twice = note_failure(note_failure(make_watch(), NOW, HALF), NOW + timedelta(days=2), HALF)
    assert not is_hopeless(twice, NOW + timedelta(days=2))


def test_a_watch_ends_after_two_weeks_or_with_what_is_kept():
    assert end_watch(NOW, 90) == NOW + timedelta(days=14)
    assert end_watch(NOW, 3) == NOW + timedelta(days=3)
