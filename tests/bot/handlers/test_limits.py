"""Limits: so many in an hour for a person and for a chat, and the wait is named."""

import asyncio

import pytest

from bot.handlers.limits import Limits
from bot.store import open_store
from config.settings import Settings
from extractors.errors import LimitError


@pytest.fixture
def with_limits(tmp_path):
    """Count by these settings in a file that outlives the process."""

    def run(act, **settings):
        async def open_and_act():
            store = await open_store(str(tmp_path / "kept.db"))
            try:
                await act(Limits(Settings(**settings), store))
            finally:
                await store.close()

        asyncio.run(open_and_act())

    return run


def test_a_person_waits_and_others_are_not_held_up(with_limits):
    async def act(limits):
        await limits.take(7, 1, key="1:0")
        await limits.take(7, 2, key="2:0")
        with pytest.raises(LimitError, match=r"You have asked for 2 articles within an hour.* 60 minutes") as raised:
            await limits.take(7, 3, key="3:0")
        assert 3590 < raised.value.wait_seconds <= 3600
        await limits.take(8, 1, key="4:0")

    with_limits(act, per_user=2, per_chat=100)


def test_a_chat_waits_and_the_refused_are_not_counted(with_limits):
    async def act(limits):
        await limits.take(7, -5, key="1:0")
        for number in (2, 3):
            with pytest.raises(LimitError, match="This chat has asked for 1 "):
                await limits.take(8, -5, key=f"{number}:0")
        await limits.take(8, -6, key="4:0")
        await limits.take(8, -7, key="5:0")

    with_limits(act, per_user=2, per_chat=1)


def test_who_writes_as_a_channel_counts_for_the_chat_alone(with_limits):
    async def act(limits):
        for number in (1, 2):
            await limits.take(None, -5, key=f"{number}:0")
        with pytest.raises(LimitError, match="This chat"):
            await limits.take(None, -5, key="3:0")

    with_limits(act, per_user=1, per_chat=2)


def test_what_is_handled_again_after_a_crash_is_counted_once(with_limits):
    async def take(limits):
        await limits.take(7, 1, key="1:0")

    for _ in range(3):
        with_limits(take, per_user=1, per_chat=1)

    async def take_more(limits):
        with pytest.raises(LimitError):
            await limits.take(7, 2, key="2:0")

    with_limits(take_more, per_user=1, per_chat=1)
