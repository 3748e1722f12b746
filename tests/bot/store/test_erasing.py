"""What was erased stands nowhere in the files of SQLite."""

import asyncio
import random
import re
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from bot.store import Arrival, SeenFigure, erasing, open_store
from extractors.errors import StoreError

WORD = "quagswagging"
UPDATE = Arrival(1, f'{{"text": "an unlikely word: {WORD}"}}', "chat:1", 1)


def find_files(database, word=WORD):
    folder = Path(database).parent
    return sorted(path.name for path in folder.iterdir() if word.encode() in path.read_bytes())


@pytest.mark.parametrize(
    "erase",
    [
        lambda store: store.done(1),
        lambda store: store.set_aside(1, "it is broken"),
        lambda store: store.drop(1, before=9),
    ],
    ids=["done", "set aside", "dropped"],
)
def test_the_text_of_an_update_is_erased_while_the_store_is_open(with_file, database, erase):
    async def act(store):
        await store.sweep()
        await store.add([UPDATE])
        await store.take(1)
        await erase(store)
        assert store.has_remains
        assert find_files(database)
        assert await store.sweep()
        assert not store.has_remains
        assert find_files(database) == []

    with_file(act)


def test_reports_and_figures_are_erased(with_file, database, make_answer):
    async def act(store):
        figure = SeenFigure(WORD, WORD, WORD, WORD, WORD, WORD, None, make_answer().created)
        for chat_id in (1, 2, 3):
            answer = make_answer(chat_id=chat_id, report_json=f'"{WORD * 9_000}"', key=WORD)
            kept = await store.save_answer(answer)
            await store.remember(chat_id, WORD, [figure])
        # Replaced by another, forgotten, and purged.
        await store.save_answer(make_answer(id=kept, chat_id=3, report_json="{}"))
        await store.remember(3, WORD, ())
        await store.forget_chat(2)
        await store.sweep()
        assert find_files(database)
        await store.purge(make_answer().created.replace(year=2100))
        await store.sweep()
        assert find_files(database) == []

    with_file(act)


def test_somebody_who_reads_is_not_waited_for(with_file, database):
    async def act(store):
        await store.add([UPDATE])
        reader = sqlite3.connect(database, isolation_level=None)
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM inbox").fetchall()
        await store.done(1)
        begun = time.monotonic()
        assert not await store.sweep()
        assert time.monotonic() - begun < 0.5
        assert store.has_remains
        reader.close()
        assert await store.sweep()
        # Others are waited for as before.
        patience = await store._do(lambda connection: connection.execute(text("PRAGMA busy_timeout")).scalar())
        assert patience == 5000

    with_file(act)
    assert find_files(database) == []


def test_somebody_who_writes_is_not_waited_for(with_file, database):
    async def act(store):
        await store.add([UPDATE])
        await store.done(1)
        writer = sqlite3.connect(database, isolation_level=None)
        writer.execute("BEGIN IMMEDIATE")
        assert not await store.sweep()
        assert not await store.rewrite()
        assert store.has_traces
        writer.close()
        assert await store.rewrite()
        assert not store.has_traces

    with_file(act)


KILLED = """
import asyncio, os, sys
from bot.store import Arrival, open_store

async def main():
    store = await open_store(sys.argv[1])
    await store.add([Arrival(1, sys.argv[2], "chat:1", 1)])
    await store.done(1)
    os._exit(9)

asyncio.run(main())
"""


def test_what_a_killed_process_left_is_gone_when_the_store_is_opened(with_file, database):
    killed = subprocess.run([sys.executable, "-c", KILLED, database, UPDATE.raw], timeout=60, check=False)
    assert killed.returncode == 9
    assert find_files(database) == ["kept.db-wal"]

    async def act(store):
        assert find_files(database) == []

    with_file(act)


def test_closing_leaves_nothing_though_another_has_the_file_open(with_file, database):
    other = sqlite3.connect(database)

    async def act(store):
        await store.add([UPDATE])
        await store.done(1)
        other.execute("SELECT count(*) FROM inbox").fetchall()

    with_file(act)
    assert find_files(database) == []
    other.close()


def test_rows_that_were_moved_before_they_were_deleted_are_gone_when_it_is_written_anew(tmp_path):
    """SQLite overwrites the row that it deletes, and not the copy that it left in the page where the row was before."""
    path = tmp_path / "kept.db"
    asyncio.run(open_and_close(str(path)))
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in ("secure_delete=ON", "synchronous=OFF"):
        connection.execute(f"PRAGMA {pragma}")
    kept, left = churn(connection), set()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    left = find_marks(tmp_path) - kept
    connection.close()
    engine = create_engine(f"sqlite:///{path}")
    assert erasing.rewrite(engine)
    engine.dispose()
    assert find_marks(tmp_path) == kept
    if not left:
        pytest.skip("this SQLite leaves no copies")


async def open_and_close(database):
    await (await open_store(database)).close()


def churn(connection):
    """Write and delete figures of articles in a chance order; gives the marks of those that are kept."""
    chance, kept = random.Random(1), {}
    connection.execute("BEGIN")
    for number in range(1200):
        if kept and chance.random() < 0.5:
            gone = chance.choice(list(kept))
            connection.execute("DELETE FROM seen WHERE chat_id = ? AND key = ?", gone)
            del kept[gone]
        chat_id, key = number % 8, f"K{number:06d}K"
        kept[chat_id, key] = {key}
        for place in range(chance.randrange(1, 20)):
            head, figure = f"H{number:06d}H{place}", f"F{number:06d}F{place}"
            connection.execute(
                "INSERT INTO seen (chat_id, key, head, figure, seen) VALUES (?, ?, ?, ?, 0)",
                (chat_id, key, head + "y" * chance.randrange(60), figure + "z" * chance.choice((100, 400, 1500))),
            )
            kept[chat_id, key] |= {head[:8], figure[:8]}
    connection.execute("COMMIT")
    return set().union(*kept.values())


def find_marks(folder):
    data = b"".join(path.read_bytes() for path in folder.iterdir())
    return {found[0].decode() for found in re.finditer(rb"([KHF])\d{6}\1", data)}


@pytest.mark.parametrize(("name", "flag"), [("sweep", "has_remains"), ("rewrite", "has_traces")])
def test_a_disk_that_fails_is_told_and_tried_again(with_file, monkeypatch, name, flag):
    async def act(store):
        def fail(engine):
            raise StoreError("What was erased may still be on the disk.")

        with monkeypatch.context() as patch:
            patch.setattr(erasing, name, fail)
            with pytest.raises(StoreError):
                await getattr(store, name)()
        assert getattr(store, flag)
        assert await getattr(store, name)()
        assert not getattr(store, flag)

    with_file(act)
