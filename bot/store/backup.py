"""A backup of the store: one file of SQLite, whatever the store is in, and back into a store of any kind.

So a newsroom that has outgrown one file moves to PostgreSQL with the same two commands.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from alembic.util import CommandError
from sqlalchemy import URL, Engine, create_engine
from sqlalchemy.exc import SQLAlchemyError

from bot.store.claims import free
from bot.store.copying import copy_rows, count_rows, delete_rows
from bot.store.erasing import rewrite
from bot.store.opening import connect, name_place, read_url, telling
from bot.store.revisions import read_revision, upgrade
from bot.store.tables import PROCESSES
from extractors.errors import StoreError


def make_backup(database: str, path: Path) -> int:
    """Write all that is in a store into a new file that its owner alone can read; gives the number of rows.

    The bot may run meanwhile: what is written is how things stood at one moment. Raises StoreError.
    """
    url = read_url(database)
    _require_there(url)
    if os.path.lexists(path):
        raise StoreError(f"{str(path)!r} is there already: give the backup another name.")
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with _telling_file(path):
            os.close(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
        with telling(url), _engine(connect(url)) as source, _engine(_open_file(beside)) as target:
            if source.dialect.name == "sqlite":
                _copy_file(source, target)
            else:
                _copy_snapshot(source, target)
            with target.connect() as connection:
                count = count_rows(connection)
        with _telling_file(path):
            os.replace(beside, path)
    finally:
        for left in (beside, beside.with_name(f"{beside.name}-journal")):
            left.unlink(missing_ok=True)
    return count


def restore_backup(database: str, path: Path, *, force: bool) -> int:
    """Put what is in a backup into a store, which is made when it is not there; gives the number of rows.

    A backup of an earlier figurecheck is brought up to date on the way. With ``force`` what is in the store is deleted
    first. All of it or nothing is done. Raises StoreError.
    """
    url = read_url(database)
    if not path.is_file():
        raise StoreError(f"There is no backup {str(path)!r}: check the name.")
    with TemporaryDirectory(prefix="figurecheck-") as folder:
        with _telling_file(path):
            copy = Path(shutil.copyfile(path, Path(folder) / "backup"))
        with _engine(_open_file(copy)) as source:
            _bring_up_to_date(source, path)
            with telling(url), _engine(connect(url)) as target:
                upgrade(target)
                with source.connect() as taken, target.begin() as connection:
                    if count_rows(connection) and not force:
                        raise StoreError(
                            f"The database {name_place(url)} is not empty: add --force to have what is in it deleted."
                        )
                    delete_rows(connection)
                    count = copy_rows(taken, connection)
                    # Of the processes that had something in hand then, none is there any more.
                    connection.execute(PROCESSES.delete())
                    free(connection, None)
                # What was deleted leaves no copy in the file.
                rewrite(target)
    return count


def _require_there(url: URL) -> None:
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").is_file():
        raise StoreError(f"There is no database {name_place(url)}: run this in the bot's folder, or set database.")


def _copy_file(source: Engine, target: Engine) -> None:
    with closing(source.raw_connection()) as ours, closing(target.raw_connection()) as theirs:
        # The driver's own: one consistent state, whoever writes meanwhile.
        driver: Any = ours.driver_connection
        driver.backup(theirs.driver_connection)
    with target.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        # One file, with nothing in it of what was erased.
        connection.exec_driver_sql("PRAGMA journal_mode=DELETE")
        connection.exec_driver_sql("VACUUM")


def _copy_snapshot(source: Engine, target: Engine) -> None:
    with source.connect().execution_options(isolation_level="REPEATABLE READ") as connection:
        revision = read_revision(connection)
        if revision is None:
            raise StoreError("There is nothing of figurecheck in the database: check the setting database.")
        upgrade(target, revision)
        with target.begin() as theirs:
            copy_rows(connection, theirs)


def _bring_up_to_date(source: Engine, path: Path) -> None:
    try:
        with source.connect() as connection:
            revision = read_revision(connection)
        if revision is not None:
            upgrade(source)
            return
    except CommandError as error:
        raise StoreError(f"{str(path)!r} was made by a newer figurecheck: restore it with that one.") from error
    except SQLAlchemyError:
        # Not even a database.
        pass
    raise StoreError(f"{str(path)!r} is no backup of figurecheck: give a file that `figurecheck backup` wrote.")


def _open_file(path: Path) -> Engine:
    return create_engine(URL.create("sqlite", database=str(path)))


@contextmanager
def _engine(engine: Engine) -> Iterator[Engine]:
    try:
        yield engine
    finally:
        engine.dispose()


@contextmanager
def _telling_file(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreError(f"{str(path)!r} cannot be read or written: {error.strerror}.") from error
