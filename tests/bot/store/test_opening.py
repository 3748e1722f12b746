"""Opening a database: made when it is missing, brought up to date, and an error that says what to do."""

import asyncio
import os
import sqlite3
import stat

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from bot.store import open_store
from bot.store.tables import METADATA
from extractors.errors import StoreError


def open_and_close(database):
    async def act():
        store = await open_store(database)
        await store.ping()
        await store.close()

    asyncio.run(act())


def test_a_new_file_is_for_nobody_else(database):
    open_and_close(database)
    assert stat.S_IMODE(os.stat(database).st_mode) == 0o600


def test_what_is_committed_is_on_the_disk(with_file, database):
    async def act(store):
        connection = store._engine.raw_connection()
        mode = connection.execute("PRAGMA journal_mode").fetchone()
        synchronous = connection.execute("PRAGMA synchronous").fetchone()
        connection.close()
        return mode[0], synchronous[0]

    async def in_its_thread(store):
        return await store._thread.call(lambda: asyncio.run(act(store)))

    # 2 is FULL.
    assert with_file(in_its_thread) == ("wal", 2)


def test_opening_again_changes_nothing(with_file, database):
    with_file(lambda store: store.begin_send("1:0", 1))
    open_and_close(database)
    assert with_file(lambda store: store.begin_send("1:0", 1)) == ("sending", None)


def test_a_url_names_a_file_too(tmp_path):
    open_and_close(f"sqlite:///{tmp_path}/named.db")
    assert (tmp_path / "named.db").exists()


def test_the_migrations_make_what_the_code_expects(database):
    open_and_close(database)
    engine = create_engine(f"sqlite:///{database}")
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
    engine.dispose()


@pytest.mark.parametrize(
    ("database", "said"),
    [
        ("/nowhere/at/all/kept.db", "cannot be opened"),
        ("/", "cannot be opened"),
        ("mysql+nosuch://me:hidden@host/db", "use SQLite or PostgreSQL"),
        ("://hidden", "not an address"),
        # What it says depends on whether the extra is installed.
        ("postgresql://me:hidden@127.0.0.1:1/db", "cannot be opened|needs psycopg"),
    ],
)
def test_what_cannot_be_opened_says_so_without_the_password(database, said):
    with pytest.raises(StoreError, match=said) as raised:
        open_and_close(database)
    assert "hidden" not in str(raised.value)
    assert len(str(raised.value).splitlines()) == 1


def test_a_file_that_is_no_database_says_so(tmp_path):
    file = tmp_path / "letter.db"
    file.write_text("Dear Madam, " * 100)
    with pytest.raises(StoreError, match="cannot be opened"):
        open_and_close(str(file))
    assert file.read_text().startswith("Dear")


def test_a_database_of_a_later_version_is_left_alone(database):
    open_and_close(database)
    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE alembic_version SET version_num = 'of tomorrow'")
    connection.close()
    with pytest.raises(StoreError, match="newer"):
        open_and_close(database)
