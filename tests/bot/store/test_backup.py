"""A backup of each kind of store, restored into each kind."""

import asyncio
import os
import sqlite3
import stat
import threading
from itertools import count

import pytest
from sqlalchemy import inspect

from bot.store import open_store
from bot.store.backup import make_backup, restore_backup
from bot.store.looking import look, migrate
from bot.store.opening import connect, read_url
from bot.store.revisions import read_head, upgrade
from bot.store.values import Arrival
from extractors.errors import StoreError

KINDS = ["sqlite", "postgresql"]
WORDS = "Three ferries “sank” — 三 \u2028 ☂"


@pytest.fixture
def make_database(request, tmp_path):
    """Name an empty database of a kind."""
    numbers = count()

    def make(kind):
        if kind == "postgresql":
            return request.getfixturevalue("postgresql").make_database()
        return str(tmp_path / f"{next(numbers)}.db")

    return make


def act_on(database, act):
    async def run():
        store = await open_store(database)
        try:
            return await act(store)
        finally:
            await store.close()

    return asyncio.run(run())


def fill(database, make_answer):
    async def act(store):
        await store.add([Arrival(7, WORDS, "chat:1", chat_id=-1001)])
        await store.begin_send("7:0", -1001)
        await store.end_send("7:0", -1001, 55)
        await store.save_answer(make_answer(report_json=WORDS, key="link:" + "x" * 3000))
        gone = await store.save_answer(make_answer(chat_id=-200))
        await store.forget_chat(-200)
        return gone

    return act_on(database, act)


def read_all(database):
    """All rows of all tables, as the driver has them."""
    engine = connect(read_url(database))
    found = {}
    with engine.connect() as connection:
        for name in set(inspect(connection).get_table_names()) - {"alembic_version"}:
            rows = connection.exec_driver_sql(f"SELECT * FROM {name}").mappings()
            found[name] = sorted((sorted(row.items()) for row in rows), key=str)
    engine.dispose()
    return found


@pytest.mark.parametrize("into", KINDS)
@pytest.mark.parametrize("source", KINDS)
def test_what_was_kept_is_kept_again(make_database, make_answer, tmp_path, source, into):
    first, second, file = make_database(source), make_database(into), tmp_path / "backup"
    given = fill(first, make_answer)
    kept = read_all(first)
    assert make_backup(first, file) == sum(map(len, kept.values()))
    assert stat.S_IMODE(os.stat(file).st_mode) == 0o600
    assert restore_backup(second, file, force=False) == sum(map(len, kept.values()))
    assert read_all(second) == kept
    # A button must never lead to another report: an id that was given once is not given again.
    assert act_on(second, lambda store: store.save_answer(make_answer())) == given + 1
    assert act_on(second, lambda store: store.add([Arrival(8, "{}", "chat:1", chat_id=1)])) == 1
    # Nor is anything left beside what was wanted.
    assert not [each for each in tmp_path.iterdir() if each.name.startswith(".")]


@pytest.mark.parametrize("kind", KINDS)
def test_a_store_that_is_not_empty_is_not_overwritten_unasked(make_database, make_answer, tmp_path, kind):
    first, second, file = make_database("sqlite"), make_database(kind), tmp_path / "backup"
    fill(first, make_answer)
    make_backup(first, file)
    act_on(second, lambda store: store.begin_send("mine", 5))
    before = read_all(second)
    with pytest.raises(StoreError, match="--force"):
        restore_backup(second, file, force=False)
    assert read_all(second) == before
    restore_backup(second, file, force=True)
    assert read_all(second) == read_all(first)


def test_it_is_made_while_somebody_writes(make_database, tmp_path):
    database = make_database("sqlite")
    stop = threading.Event()

    async def write(store):
        number = 0
        while not stop.is_set():
            # Two rows in one transaction: a backup has both or neither.
            number += 2
            await store.add([Arrival(each, "{}", "chat:1", chat_id=1) for each in (number, number + 1)])
        return number

    written = []
    thread = threading.Thread(target=lambda: written.append(act_on(database, write)))
    act_on(database, lambda store: store.ping())
    thread.start()
    try:
        counts = []
        for number in range(8):
            counts.append(make_backup(database, tmp_path / f"backup-{number}"))
    finally:
        stop.set()
        thread.join()
    assert all(count % 2 == 0 for count in counts)
    assert counts == sorted(counts)
    assert 0 < counts[-1] <= written[0]


@pytest.mark.parametrize("into", KINDS)
@pytest.mark.parametrize("source", KINDS)
def test_what_somebody_had_in_hand_then_is_free(make_database, tmp_path, source, into):
    first, second, file = make_database(source), make_database(into), tmp_path / "backup"
    act_on(first, lambda store: store.add([Arrival(7, WORDS, "chat:1", chat_id=1)]))
    engine = connect(read_url(first))
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE inbox SET holder = 41")
        connection.exec_driver_sql("INSERT INTO processes (name, weight, until) VALUES ('gone', 1, 9000000000000000)")
    engine.dispose()
    make_backup(first, file)
    restore_backup(second, file, force=False)
    kept = read_all(second)
    assert [dict(row)["holder"] for row in kept["inbox"]] == [None]
    assert kept["processes"] == []


def test_nothing_of_what_was_erased_is_in_it(make_database, make_answer, tmp_path):
    database, file = make_database("sqlite"), tmp_path / "backup"

    async def act(store):
        for _ in range(50):
            await store.save_answer(make_answer(chat_id=-300, report_json="Quillfeather " * 500))
        await store.save_answer(make_answer(report_json="kept"))
        await store.forget_chat(-300)
        make_backup(database, file)

    act_on(database, act)
    assert b"Quillfeather" not in file.read_bytes()
    assert b"kept" in file.read_bytes()


def test_a_backup_of_earlier_is_brought_up_to_date(make_database, tmp_path):
    old, new, file = make_database("sqlite"), make_database("sqlite"), tmp_path / "backup"
    engine = connect(read_url(old))
    upgrade(engine, "0002")
    with engine.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO inbox (update_id, lane, raw, state, tries, received) VALUES (5, 'a', 'x', 'aside', 1, 1)"
        )
    engine.dispose()
    make_backup(old, file)
    assert look(str(file)).revision == "0002"
    restore_backup(new, file, force=False)
    # What a later form changes is changed, and the backup stays as it was.
    ((row,),) = [[dict(row) for row in read_all(new)["inbox"]]]
    assert (row["update_id"], row["raw"], row["lane"]) == (5, None, "")
    assert look(str(file)).revision == "0002"


def test_what_is_no_backup_is_refused(make_database, tmp_path):
    database = make_database("sqlite")
    (tmp_path / "text").write_text("no database")
    sqlite3.connect(tmp_path / "other").execute("CREATE TABLE x (y)").connection.close()
    newer = sqlite3.connect(tmp_path / "newer")
    newer.execute("CREATE TABLE alembic_version (version_num TEXT)")
    newer.execute("INSERT INTO alembic_version VALUES ('9999')")
    newer.commit()
    newer.close()
    for name, said in (
        ("text", "no backup"),
        ("other", "no backup"),
        ("newer", "newer"),
        ("none", "There is no backup"),
    ):
        with pytest.raises(StoreError, match=said):
            restore_backup(database, tmp_path / name, force=True)
    assert not os.path.exists(database)


def test_nothing_is_written_over(make_database, tmp_path):
    database = make_database("sqlite")
    with pytest.raises(StoreError, match="There is no database"):
        make_backup(database, tmp_path / "backup")
    assert not os.path.exists(database)
    migrate(database)
    (tmp_path / "backup").write_text("mine")
    with pytest.raises(StoreError, match="is there already"):
        make_backup(database, tmp_path / "backup")
    assert (tmp_path / "backup").read_text() == "mine"
    with pytest.raises(StoreError, match="cannot be read or written"):
        make_backup(database, tmp_path / "no" / "folder")


@pytest.mark.parametrize("kind", KINDS)
def test_migrating_says_from_where(make_database, kind):
    database = make_database(kind)
    assert migrate(database).revision is None
    assert migrate(database).revision == read_head() == look(database).revision
