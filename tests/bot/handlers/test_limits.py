"""Limits: so many in an hour for a person and for a chat, and the wait is right."""

import pytest

from bot.handlers.limits import HOUR, Limits
from config.settings import Settings
from extractors.errors import LimitError


class Clock:
    now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


def test_a_person_waits_until_the_first_request_is_an_hour_old(clock):
    limits = Limits(Settings(per_user=2, per_chat=100), clock=clock)
    limits.take(7, 1)
    clock.now += 600
    limits.take(7, 2)
    with pytest.raises(LimitError, match=r"One person can ask for 2 .* 50 minutes") as raised:
        limits.take(7, 3)
    assert raised.value.wait_seconds == HOUR - 600
    # Others are not held up, and the refusal itself is not counted.
    limits.take(8, 1)
    clock.now += HOUR - 600
    limits.take(7, 1)
    with pytest.raises(LimitError):
        limits.take(7, 1)


def test_a_chat_has_a_limit_of_its_own_and_nobody_pays_for_its_refusal(clock):
    limits = Limits(Settings(per_user=2, per_chat=1), clock=clock)
    limits.take(7, -5)
    for _ in range(3):
        with pytest.raises(LimitError, match="One chat"):
            limits.take(8, -5)
    limits.take(8, -6)
    limits.take(8, -7)


def test_a_channel_has_no_person(clock):
    limits = Limits(Settings(per_user=1, per_chat=2), clock=clock)
    limits.take(None, -5)
    limits.take(None, -5)
    with pytest.raises(LimitError, match="One chat"):
        limits.take(None, -5)


def test_who_asked_long_ago_is_forgotten(clock, monkeypatch):
    monkeypatch.setattr("bot.handlers.limits._MOST_KNOWN", 3)
    limits = Limits(Settings(per_user=1, per_chat=1000), clock=clock)
    for user in (1, 2, 3, 4):
        limits.take(user, 0)
    limits.take(1, 0)
    with pytest.raises(LimitError):
        limits.take(4, 0)
