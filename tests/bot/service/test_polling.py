"""Asking for updates: nothing is acknowledged that is not kept, and every trouble is waited out and told once."""

import asyncio
import io
import json
import sqlite3

import pytest
from chats import private_chat
from faults import ALWAYS, bad_gateway, cut_body, flood, refuse, reset, send_raw
from telegram.error import InvalidToken

from bot.service.logs import set_up_logs
from bot.service.polling import Poller
from bot.service.served import Served

CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


@pytest.fixture
def log():
    stream = io.StringIO()
    set_up_logs(stream)
    return stream


async def poll_until(parts, condition, *, seconds=15.0):
    """Poll until something is true; gives how often the inbox was said to have news."""
    woken = []
    poller = Poller(parts.bot, parts.store, parts.metrics, served=Served(), wake=lambda: woken.append(1))
    polling = asyncio.create_task(poller.run())
    try:
        async with asyncio.timeout(seconds):
            while not await condition():
                if polling.done():
                    polling.result()
                await asyncio.sleep(0.02)
    finally:
        polling.cancel()
        await asyncio.gather(polling, return_exceptions=True)
    return len(woken)


def has_waiting(parts, count):
    async def check():
        return await parts.store.count_waiting() >= count

    return check


def acknowledged(api, number):
    async def check():
        return api.acknowledged >= number

    return check


@pytest.mark.parametrize(
    "act",
    [
        reset(),
        reset(after=True),
        bad_gateway(),
        cut_body(),
        send_raw(b"surprise"),
        send_raw(b'{"ok": true, "result": {}}'),
        send_raw(b'{"ok": true, "result": [1, null, {"update_id": "x"}]}'),
        flood(1),
        refuse(409, CONFLICT),
    ],
    ids=["reset", "reset after", "502", "cut", "no JSON", "no list", "no updates", "429", "409"],
)
def test_every_trouble_is_waited_out(api, with_parts, act, monkeypatch):
    monkeypatch.setattr("bot.service.polling._LONGEST_PAUSE", 0.3)
    chat = private_chat(api)
    fault = api.fail("getUpdates", act, times=2)

    async def run(parts):
        chat.say("300 people")
        assert await poll_until(parts, has_waiting(parts, 1)) >= 1

    with_parts(run)
    assert fault.hits == 2


def test_it_is_acknowledged_when_it_is_kept_and_not_before(api, with_parts, tmp_path, log, monkeypatch):
    monkeypatch.setattr("bot.store.opening._PATIENCE", 0.05)
    chat = private_chat(api)

    async def run(parts):
        other = sqlite3.connect(tmp_path / "kept.db", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        chat.say("300 people")
        # The server is that of the tests before, whose last update may be acknowledged only now.
        ours = api.last_update

        async def is_told():
            return "inbox_unwritable" in log.getvalue()

        await poll_until(parts, is_told)
        assert api.acknowledged < ours
        other.execute("ROLLBACK")
        other.close()
        await poll_until(parts, acknowledged(api, ours))
        assert ours in [each.update_id for each in await parts.store.waiting()]

    with_parts(run)


def test_trouble_is_told_once_and_its_end_too(api, with_parts, log):
    fault = api.fail("getUpdates", refuse(409, CONFLICT), times=3)
    chat = private_chat(api)

    async def run(parts):
        chat.say("300 people")
        await poll_until(parts, has_waiting(parts, 1))

    with_parts(run)
    assert fault.hits == 3
    events = [json.loads(line)["event"] for line in log.getvalue().splitlines()]
    assert events == ["another_program_polls", "telegram_answers_again"]


def test_a_token_that_is_refused_ends_it(api, with_parts):
    faults = []

    async def never():
        return False

    async def run(parts):
        # Who we are was asked already.
        faults.append(api.fail("*", refuse(401, "Unauthorized"), times=ALWAYS))
        with pytest.raises(InvalidToken):
            await poll_until(parts, never)

    try:
        with_parts(run)
    finally:
        faults[0].end()


def test_a_method_that_is_not_found_once_is_asked_again(api, with_parts):
    # A server in front of the API that is just being started says so too.
    fault = api.fail("getUpdates", refuse(404, "Not Found"))
    chat = private_chat(api)

    async def run(parts):
        chat.say("300 people")
        await poll_until(parts, has_waiting(parts, 1))

    with_parts(run)
    assert fault.hits == 1


def test_a_full_inbox_takes_no_more(api, with_parts, monkeypatch, log):
    monkeypatch.setattr("bot.service.polling.FULL", 1)
    chat = private_chat(api)

    async def run(parts):
        for _ in range(3):
            chat.say("300 people")
        await poll_until(parts, has_waiting(parts, 2))
        asked = len(api.made("getUpdates"))

        async def is_told():
            return "inbox_full" in log.getvalue()

        await poll_until(parts, is_told)
        assert len(api.made("getUpdates")) == asked
        waiting = await parts.store.waiting()
        await parts.store.done(*(each.update_id for each in waiting))

    with_parts(run)
