"""The thread of the store: errors in one sentence, and an event loop that never waits."""

import asyncio
import resource
import signal
import sqlite3
import subprocess
import sys
import time

import pytest

from bot.store import Arrival, open_store
from extractors.errors import StoreError

SECRET = Arrival(1, '{"text": "what somebody wrote"}', "chat:1", 1)


def hold(database):
    other = sqlite3.connect(database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    return other


def test_a_database_that_is_locked_for_a_moment_is_waited_for_off_the_loop(with_file, database):
    async def act(store):
        other = hold(database)
        adding = asyncio.create_task(store.add([SECRET]))
        late = 0.0
        for _ in range(40):
            begun = time.monotonic()
            await asyncio.sleep(0.01)
            late = max(late, time.monotonic() - begun - 0.01)
        assert not adding.done()
        other.execute("ROLLBACK")
        other.close()
        assert await adding == 1
        return late

    assert with_file(act) < 0.2


def test_a_database_that_stays_locked_says_so_without_what_was_written(with_file, database, monkeypatch):
    monkeypatch.setattr("bot.store.opening._PATIENCE", 0.05)

    async def act(store):
        other = hold(database)
        try:
            with pytest.raises(StoreError, match="locked") as raised:
                await store.add([SECRET])
        finally:
            other.close()
        assert "somebody" not in str(raised.value)
        # It works again when it can.
        assert await store.add([SECRET]) == 1

    with_file(act)


def test_a_closed_store_says_so(database):
    async def act():
        store = await open_store(database)
        await store.close()
        with pytest.raises(StoreError, match="closed"):
            await store.ping()

    asyncio.run(act())


FULL_DISK = f"""
import asyncio, resource, signal, sys
from bot.store import Arrival, open_store
from extractors.errors import StoreError

async def main():
    store = await open_store(sys.argv[1])
    await store.add([Arrival(1, "x", "chat:1", 1)])
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, {resource.RLIM_INFINITY}))
    try:
        await store.add([Arrival(2, "y" * 10_000, "chat:1", 1)])
    except StoreError as error:
        print("refused:", error)
    resource.setrlimit(resource.RLIMIT_FSIZE, ({resource.RLIM_INFINITY},) * 2)
    print("added:", await store.add([Arrival(2, "y", "chat:1", 1)]), await store.count_waiting())
    await store.close()

asyncio.run(main())
"""


@pytest.mark.skipif(not hasattr(signal, "SIGXFSZ"), reason="a limit stands in for a full disk")
def test_a_full_disk_loses_nothing_that_was_committed(database):
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, database], capture_output=True, text=True, timeout=60, check=True
    )
    refused, added = done.stdout.splitlines()
    assert refused.startswith("refused: The database does not answer")
    assert added == "added: 1 2"
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 0
