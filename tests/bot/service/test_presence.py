"""Several processes at one database of PostgreSQL: each its part, nothing twice, order kept, the dead replaced."""

import asyncio
import io
import json
from contextlib import asynccontextmanager

import pytest
from updates import BOT, press, until, write

from bot.service.dispatch import Dispatcher
from bot.service.logs import set_up_logs
from bot.service.metrics import Metrics
from bot.service.outcome import Outcome
from bot.service.presence import Presence
from bot.store import open_store, together
from extractors.errors import LeaseLostError


class Process:
    """As much of a bot as is needed here: a store, what hands updates out, and signs of life."""

    def __init__(self, store, seconds):
        self.store, self.seconds = store, seconds
        self.begun, self.done, self.ended = [], [], []
        self.dispatcher = Dispatcher(store, BOT, self.handle)
        self.metrics = Metrics()
        self.presence = Presence(store, self.dispatcher, self.metrics, weight=1)

    async def handle(self, update, taken):
        self.begun.append(update.update_id)
        if update.callback_query:
            self.done.append(("dropped", await self.dispatcher.drop(update)))
            return Outcome.DONE
        try:
            await asyncio.sleep(self.seconds)
            # As whoever sends does it.
            self.store.peers.require()
            await self.store.begin_send(f"{update.update_id}:0", 1)
        except asyncio.CancelledError:
            await asyncio.sleep(0.2)
            self.ended.append(update.update_id)
            raise
        self.done.append(update.update_id)
        return Outcome.DONE

    @asynccontextmanager
    async def running(self):
        living = asyncio.create_task(self.presence.run())
        self.dispatcher.start()
        self.presence.ready = True
        try:
            yield self
        finally:
            await self.dispatcher.stop(seconds=0.2)
            living.cancel()
            await asyncio.gather(living, return_exceptions=True)


@pytest.fixture
def log():
    stream = io.StringIO()
    set_up_logs(stream)
    return stream


@pytest.fixture
def with_processes(postgresql):
    """Do something with processes that take so many seconds for each update; they are not running yet."""

    def run(act, *seconds):
        async def open_and_act():
            address = postgresql.make_database()
            processes = [Process(await open_store(address), each) for each in seconds]
            try:
                await act(*processes)
            finally:
                for process in processes:
                    await process.store.close()

        asyncio.run(open_and_act())

    return run


def is_empty(process):
    async def check():
        return await process.store.count_waiting() == 0

    return check


def flood(count, chats):
    return [write(number, number % chats + 1) for number in range(1, count + 1)]


def test_two_share_what_there_is(with_processes):
    async def act(one, two):
        async with one.running(), two.running():
            await until(lambda: one.presence.processes == two.presence.processes == 2, 10)
            await one.store.add(flood(60, 12))
            one.dispatcher.wake()
            await until(is_empty(one), 20)
        assert sorted(one.done + two.done) == list(range(1, 61))
        assert min(len(one.done), len(two.done)) > 12

    with_processes(act, 0.05, 0.05)


def test_one_that_comes_later_gets_its_part_of_chats_that_are_in_hand(with_processes):
    async def act(one, two):
        async with one.running():
            await one.store.add(flood(120, 4))
            one.dispatcher.wake()
            await until(lambda: len(one.done) > 8, 10)
            async with two.running():
                await until(is_empty(one), 20)
        assert sorted(one.done + two.done) == list(range(1, 121))
        assert len(two.done) > 20
        # In each chat one after the other, whoever answered.
        for process in (one, two):
            for chat in range(4):
                order = [number for number in process.done if number % 4 == chat]
                assert order == sorted(order)

    with_processes(act, 0.05, 0.05)


def test_whoever_was_away_for_too_long_delivers_nothing_more_and_starts_anew(with_processes, monkeypatch):
    monkeypatch.setattr(together, "LEASE", 1.0)
    monkeypatch.setattr("bot.service.presence._EVERY", 0.2)
    monkeypatch.setattr("bot.service.presence._LISTEN", 0.1)

    async def act(one, two):
        await one.store.add(flood(4, 2))
        async with one.running():
            await until(lambda: len(one.begun) == 2)
            before, beat = one.store.peers.me, one.store.peers.beat

            async def be_late(**given):
                await asyncio.sleep(2.5)
                return await beat(**given)

            one.store.peers.beat = be_late
            async with two.running():
                await until(lambda: len(two.begun) >= 2, 10)
                one.store.peers.beat = beat
                await until(is_empty(two), 10)
                await until(lambda: one.store.peers.me > before, 10)
                assert one.done == []
                assert sorted(two.done) == [1, 2, 3, 4]
                assert sorted(one.ended) == [1, 2]
                # It takes its part again.
                two.seconds = 1.0
                one.seconds = 0.01
                await until(lambda: one.presence.processes == 2, 10)
                await two.store.add([write(number, number) for number in (11, 12, 13, 14)])
                await until(is_empty(two), 10)
                assert one.done
        assert b'figurecheck_trouble_total{event="lease_lost"} 1.0' in one.metrics.print()
        assert b"figurecheck_updates_taken_over_total 4.0" in two.metrics.print()

    with_processes(act, 4.0, 0.01)


def test_what_another_has_in_hand_is_dropped_before_it_is_said_to_be(with_processes):
    async def act(one, two):
        async with one.running():
            await one.store.add([write(1), write(2), write(3, chat_id=2)])
            one.dispatcher.wake()
            await until(lambda: one.dispatcher.in_hand == 2)
            # The press comes to the other one, which has nothing yet.
            one.presence.ready = False
            await one.store.peers.beat(weight=0)
            async with two.running():
                # Where nobody is known to take anything in hand, the first one would after all.
                await two.store.peers.beat(weight=1)
                await two.store.add([press(4)])
                await until(lambda: two.done, 10)
                assert two.done == [("dropped", [1, 2])]
                # Nothing more comes of it by then.
                assert one.ended == [1]
                await until(lambda: one.dispatcher.in_hand == 1)
        assert one.done == []

    with_processes(act, 5.0, 0.01)


def test_nothing_is_sent_while_nobody_knows_that_one_lives(with_processes, monkeypatch):
    monkeypatch.setattr(together, "LEASE", 0.3)

    async def act(one):
        await one.store.peers.beat(weight=1)
        one.store.peers.require()
        await asyncio.sleep(0.4)
        with pytest.raises(LeaseLostError):
            one.store.peers.require()
        # Nobody has taken over meanwhile.
        assert (await one.store.peers.beat(weight=1)).alive
        one.store.peers.require()

    with_processes(act, 1)


def test_what_is_told_when_the_server_is_gone(with_processes, log):
    async def act(one):
        async with one.running():
            await until(lambda: one.presence.polls)

            async def fail(**given):
                raise LeaseLostError

            beat, one.store.peers.beat = one.store.peers.beat, fail
            await until(lambda: not one.presence.polls, 5)
            one.store.peers.beat = beat
            await until(lambda: one.presence.polls, 5)
        events = [json.loads(line)["event"] for line in log.getvalue().splitlines()]
        assert events.count("no_sign_of_life") == 1

    with_processes(act, 1)
