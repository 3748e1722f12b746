"""What is done now and then."""

import asyncio
import io
import json
import sqlite3
import time
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime, timedelta

from bot.service import upkeep
from bot.service.logs import set_up_logs
from bot.service.metrics import Metrics
from bot.service.upkeep import keep_up, watch_loop
from bot.store import Answer, Arrival
from config.settings import Settings
from extractors.errors import StoreError


def test_old_reports_are_deleted_at_the_start(with_file):
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

    with_file(act)


def test_a_store_that_fails_does_not_end_it(with_file):
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


@contextmanager
def erasing(monkeypatch, store, **seconds):
    for name, value in seconds.items():
        monkeypatch.setattr(upkeep, name, value)
    keeping = asyncio.create_task(upkeep.keep_erased(store))
    try:
        yield
    finally:
        keeping.cancel()


async def until(condition):
    async with asyncio.timeout(5):
        while not condition():
            await asyncio.sleep(0.01)


def test_what_was_erased_leaves_the_disk_soon(with_file, tmp_path, monkeypatch):
    async def act(store):
        with erasing(monkeypatch, store, _SWEEP_EVERY=0.05):
            await store.add([Arrival(1, '{"text": "quagswagging"}', "chat:1", 1)])
            await store.done(1)
            await until(lambda: not any(b"quagswagging" in path.read_bytes() for path in tmp_path.iterdir()))
            # It is asked for when there is something to erase, and not else.
            await store.sweep()
            await store.add([Arrival(2, "{}", "chat:1", 1)])
            await asyncio.sleep(0.2)
            assert (tmp_path / "kept.db-wal").stat().st_size

    with_file(act)


def test_while_another_reads_it_is_tried_again_and_told_once(with_file, tmp_path, monkeypatch):
    stream = io.StringIO()
    set_up_logs(stream)

    async def act(store):
        await store.add([Arrival(1, "{}", "chat:1", 1)])
        with closing(sqlite3.connect(tmp_path / "kept.db", isolation_level=None)) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT * FROM inbox").fetchall()
            await store.done(1)
            with erasing(monkeypatch, store, _SWEEP_EVERY=0.02, _PATIENCE=0.1):
                await until(stream.getvalue)
                assert store.has_remains
                await asyncio.sleep(0.2)
                reader.execute("ROLLBACK")
                await until(lambda: not store.has_remains)

    with_file(act)
    assert [json.loads(line)["event"] for line in stream.getvalue().splitlines()] == ["erased_is_still_there"]


def test_the_database_is_written_anew_now_and_then_after_something_was_erased(with_file, monkeypatch):
    async def act(store):
        rewritten = []
        rewrite = store.rewrite

        async def note():
            rewritten.append(store.has_traces)
            return await rewrite()

        monkeypatch.setattr(store, "rewrite", note)
        with erasing(monkeypatch, store, _SWEEP_EVERY=0.02, _REWRITE_EVERY=0.1, _SHARE=1.0):
            await until(lambda: not store.has_traces)
            await asyncio.sleep(0.3)
            assert rewritten == [True]
            for number in range(20):
                await store.done(number)
                await asyncio.sleep(0.02)
            assert 1 < len(rewritten) < 6

    with_file(act)


def test_a_disk_that_fails_does_not_end_erasing(with_file, monkeypatch):
    async def act(store):
        fails = [True] * 3

        async def fail():
            if fails:
                fails.pop()
                raise StoreError("What was erased may still be on the disk.")
            store.has_remains = False
            return True

        monkeypatch.setattr(store, "sweep", fail)
        with erasing(monkeypatch, store, _SWEEP_EVERY=0.01):
            await until(lambda: not store.has_remains)

    with_file(act)


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
