"""What is done now and then."""

import asyncio
import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from bot.service.metrics import Metrics
from bot.service.upkeep import keep_up, watch_loop
from bot.store import Answer
from config.settings import Settings


def test_old_reports_are_deleted_at_the_start(with_store):
    async def act(store):
        for days in (1, 5):
            created = datetime.now(UTC) - timedelta(days=days)
            await store.save_answer(Answer(None, 1, None, days, (), "text:x", "{}", created))
        keeping = asyncio.create_task(keep_up(store, Settings(retention_days=3)))
        async with asyncio.timeout(5):
            while await store.answer_for(1, 5):
                await asyncio.sleep(0.01)
        keeping.cancel()
        assert await store.answer_for(1, 1)

    with_store(act)


def test_a_store_that_fails_does_not_end_it(with_store):
    async def act(store):
        await store.close()
        keeping = asyncio.create_task(keep_up(store, Settings()))
        await asyncio.sleep(0.1)
        assert not keeping.done()
        keeping.cancel()
        with suppress(asyncio.CancelledError):
            await keeping

    async def run():
        from bot.store import open_store

        await act(await open_store(":memory:"))

    asyncio.run(run())


def test_a_loop_that_is_held_up_is_measured():
    async def act():
        metrics = Metrics()
        watching = asyncio.create_task(watch_loop(metrics))
        await asyncio.sleep(0.15)
        time.sleep(0.4)
        await asyncio.sleep(0.15)
        watching.cancel()
        return metrics.print().decode()

    (worst,) = [line for line in asyncio.run(act()).splitlines() if line.startswith("figurecheck_loop_stall_worst")]
    assert 0.25 < float(worst.split()[1]) < 0.6
