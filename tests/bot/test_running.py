"""Starting and stopping, apart from what is tried over HTTP with the whole command."""

import asyncio
import time

import pytest
from telegram.error import InvalidToken

from bot.running import _unless, _until_refused
from extractors.errors import ServiceError


async def fail():
    raise ServiceError("It cannot run.")


def test_work_that_ends_first_is_done_and_one_that_is_stopped_is_cancelled():
    async def act():
        stop, ended = asyncio.Event(), []

        async def work(seconds):
            try:
                await asyncio.sleep(seconds)
            finally:
                ended.append(seconds)

        assert await _unless(stop, work(0.01))
        asyncio.get_running_loop().call_later(0.05, stop.set)
        begun = time.monotonic()
        assert not await _unless(stop, work(60))
        assert time.monotonic() - begun < 5
        assert ended == [0.01, 60]
        with pytest.raises(ServiceError):
            await _unless(asyncio.Event(), fail())

    asyncio.run(act())


def test_a_refused_token_ends_what_brings_updates():
    async def act():
        refused = asyncio.Event()
        asyncio.get_running_loop().call_later(0.05, refused.set)
        with pytest.raises(InvalidToken):
            await _until_refused(asyncio.sleep(60), refused)
        with pytest.raises(ServiceError):
            await _until_refused(fail(), asyncio.Event())

    asyncio.run(act())
