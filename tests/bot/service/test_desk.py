"""Rounds: what is due is done, nothing twice at once, and what fails costs nothing else."""

import asyncio
from contextlib import suppress

from bot.service.desk import Desk, Errand
from extractors.errors import StoreError


class Told:
    """Stands where whoever runs the bot is told."""

    def __init__(self):
        self.errors = []

    def report(self, error):
        self.errors.append(type(error).__name__)


async def go(desk, seconds=0.2):
    task = asyncio.create_task(desk.run())
    await asyncio.sleep(seconds)
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


def test_an_errand_in_hand_is_not_begun_again_and_one_that_is_done_is():
    begun = []

    async def stay():
        begun.append("long")
        await asyncio.sleep(60)

    async def pass_by():
        begun.append("short")

    async def find(now):
        return [Errand("long", stay), Errand("short", pass_by)]

    asyncio.run(go(Desk([find], Told(), every=0.01)))
    assert begun.count("long") == 1
    assert begun.count("short") > 3


def test_what_fails_is_told_and_costs_nothing_else():
    done, told = [], Told()

    async def fail(error):
        raise error

    async def find_nothing(now):
        raise StoreError("The database is away.")

    async def find_wrongly(now):
        raise KeyError("fault")

    async def find(now):
        return [
            Errand("fault", lambda: fail(ValueError())),
            Errand("known", lambda: fail(StoreError("away"))),
            Errand("good", lambda: asyncio.sleep(0, done.append(now))),
        ]

    asyncio.run(go(Desk([find_nothing, find_wrongly, find], told, every=10)))
    assert len(done) == 1
    assert told.errors == ["KeyError", "ValueError"]


def test_being_ended_it_ends_what_is_in_hand():
    ended = []

    async def stay():
        try:
            await asyncio.sleep(60)
        finally:
            ended.append(True)

    async def find(now):
        return [Errand(str(number), stay) for number in range(20)]

    asyncio.run(go(Desk([find], Told(), every=10)))
    # Eight are in hand at a time.
    assert len(ended) == 8


def test_a_process_whose_turn_it_is_not_goes_no_rounds():
    asked = []

    async def find(now):
        asked.append(now)
        return []

    asyncio.run(go(Desk([find], Told(), every=0.02, is_on=lambda: False)))
    assert asked == []
