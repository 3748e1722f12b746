"""Processes that share a database of PostgreSQL: who is alive, who is dead, and what becomes of what the dead had."""

import asyncio
import subprocess
import sys
import time
from contextlib import suppress

import psycopg
import pytest

from bot.store import Arrival, open_store, together
from extractors.errors import LeaseLostError, StoreError

UPDATES = [Arrival(number, "{}", f"chat:{number % 2}", number % 2) for number in range(1, 5)]


@pytest.fixture
def address(postgresql):
    return postgresql.make_database()


@pytest.fixture
def with_two(address):
    def run(act):
        async def open_and_act():
            stores = [await open_store(address) for _ in range(2)]
            try:
                await act(*stores)
            finally:
                for store in stores:
                    await store.close()

        asyncio.run(open_and_act())

    return run


@pytest.fixture
def short(monkeypatch):
    monkeypatch.setattr(together, "LEASE", 0.4)


async def claim(store):
    return [each.update_id for each in (await store.claim(lanes=9, rows=9)).waiting]


def test_one_asks_telegram_and_the_other_when_it_has_gone(with_two):
    async def act(one, two):
        assert (await one.peers.beat(weight=1)).polls
        pulse = await two.peers.beat(weight=1)
        assert (pulse.polls, pulse.processes) == (False, 2)
        assert (await one.peers.beat(weight=1)).polls
        # As soon as it is about to end, and at once when it has gone.
        assert not (await one.peers.beat(weight=0)).polls
        assert not (await two.peers.beat(weight=0)).polls
        assert (await two.peers.beat(weight=1)).polls
        assert not (await one.peers.beat(weight=1)).polls
        await two.peers.leave()
        pulse = await one.peers.beat(weight=1)
        assert (pulse.polls, pulse.processes) == (True, 1)

    with_two(act)


def test_whoever_gives_no_sign_of_life_is_buried_and_can_write_nothing(with_two, short):
    async def act(one, two):
        await one.add(UPDATES)
        assert (await one.peers.beat(weight=1)).polls
        assert await claim(one) == [1, 2, 3, 4]
        assert await one.begin_send("1:0", 1) == (None, None)
        one.peers.require()
        await two.peers.beat(weight=1)
        await asyncio.sleep(0.5)
        pulse = await two.peers.beat(weight=1)
        assert (pulse.freed, pulse.processes) == (4, 1)
        assert await claim(two) == [1, 2, 3, 4]
        # It does not know yet.
        with pytest.raises(LeaseLostError):
            one.peers.require()
        for write in (
            one.take(1),
            one.claim(lanes=9, rows=9),
            one.begin_send("2:0", 1),
            one.done(1),
            one.give_back([1]),
            one.remember(1, "key", ()),
            one.forget_chat(1),
            one.count_request("1:0", [("person:7", 1)]),
        ):
            with pytest.raises(LeaseLostError):
                await write
        # What was delivered is known, whoever says it.
        await one.end_send("1:0", 1, 55)
        assert await two.begin_send("1:0", 1) == ("sent", 55)
        # The connection with the lock went with it.
        await two.peers.beat(weight=1)
        assert (await two.peers.beat(weight=1)).polls

    with_two(act)


def test_who_was_buried_comes_back_under_another_number(with_two, short):
    async def act(one, two):
        before = one.peers.me
        await asyncio.sleep(0.5)
        await two.peers.beat(weight=1)
        # Its connections were ended too.
        with suppress(StoreError):
            await one.peers.beat(weight=1)
        assert not (await one.peers.beat(weight=1)).alive
        await one.peers.join()
        assert one.peers.me > before
        assert (await one.peers.beat(weight=1)).alive
        one.peers.require()
        await two.peers.beat(weight=1)
        await one.add(UPDATES)
        assert sorted(await claim(one) + await claim(two)) == [1, 2, 3, 4]

    with_two(act)


def test_a_process_that_is_asleep_in_the_midst_of_something_holds_nobody_up(with_two, address, short, monkeypatch):
    async def act(one, two):
        await one.add(UPDATES)
        await claim(one)
        # As if it had been stopped before the end of a transaction.
        asleep = one._engine.connect()
        one.peers.check(asleep, one.peers.me)
        await asyncio.sleep(0.5)
        begun = time.monotonic()
        assert (await two.peers.beat(weight=1)).freed == 4
        assert time.monotonic() - begun < 2
        asleep.invalidate()

    with_two(act)


def test_news_are_heard_at_once(with_two):
    async def act(one, two):
        await two.peers.hear(0.01)
        begun = time.monotonic()
        hearing = asyncio.create_task(two.peers.hear(5))
        await asyncio.sleep(0.05)
        await one.add(UPDATES)
        await hearing
        assert time.monotonic() - begun < 1

    with_two(act)


def test_what_one_has_is_free_when_it_has_gone(with_two):
    async def act(one, two):
        await one.add(UPDATES)
        await claim(one)
        assert await claim(two) == []
        await one.peers.leave()
        assert await claim(two) == [1, 2, 3, 4]

    with_two(act)


def test_a_connection_that_breaks_is_made_anew(with_two, address):
    async def act(one, two):
        assert (await one.peers.beat(weight=1)).polls
        with psycopg.connect(address, autocommit=True) as other:
            other.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()")
        with pytest.raises(StoreError, match="does not answer"):
            await one.peers.beat(weight=1)
        # The lock went with it, and may be another's.
        with suppress(StoreError):
            await two.peers.beat(weight=1)
        assert (await two.peers.beat(weight=1)).polls
        assert not (await one.peers.beat(weight=1)).polls
        await one.ping()

    with_two(act)


MIGRATING = "import asyncio, sys; from bot.store import open_store; asyncio.run(open_store(sys.argv[1]))"


def test_several_that_start_at_once_bring_the_tables_up_to_date_once(address):
    started = [
        subprocess.Popen([sys.executable, "-c", MIGRATING, address], stderr=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    ends = [(process.communicate(timeout=60)[1], process.returncode) for process in started]
    assert ends == [("", 0)] * 4
