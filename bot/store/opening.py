"""Open the database that a setting names: make it, bring its tables up to date, set it up for what is kept in it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic.util import CommandError
from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from bot.store.claims import free
from bot.store.erasing import sweep
from bot.store.peers import Alone, Peers
from bot.store.revisions import upgrade
from bot.store.store import Store
from bot.store.thread import StoreThread
from bot.store.together import Together, make_name, name_connections
from extractors.errors import StoreError

# How long SQLite itself waits for another program to let go of the file, in seconds.
_PATIENCE = 5
# So that a server of PostgreSQL soon lets go of what a process had that is gone, or asleep in the midst of something.
_SESSION = {
    "idle_in_transaction_session_timeout": 5_000,
    "tcp_keepalives_idle": 5,
    "tcp_keepalives_interval": 2,
    "tcp_keepalives_count": 3,
}


async def open_store(database: str, *, visiting: bool = False) -> Store:
    """Open the store in a file of SQLite or at a URL (``sqlite:///…``, ``postgresql://…``).

    ``visiting`` is for who looks into it beside the bots that it belongs to, and takes no update in hand.
    Raises StoreError when it cannot be opened.
    """
    thread = StoreThread()
    try:
        engine, peers = await thread.call(lambda: _open(read_url(database), visiting=visiting))
    except BaseException:
        thread.stop()
        raise
    return Store(thread, engine, peers)


def read_url(database: str) -> URL:
    """Give the address of a database: a file of SQLite, or what is a URL already.

    >>> read_url("postgresql://paper@db/bot").drivername
    'postgresql+psycopg'
    """
    if "://" not in database:
        return URL.create("sqlite", database=database)
    try:
        url = make_url(database)
    except (ArgumentError, ValueError) as error:
        # The text may hold a password: it is not repeated.
        raise StoreError("The setting database is not an address: give a file name or postgresql://…") from error
    if url.drivername in ("postgres", "postgresql"):
        return url.set(drivername="postgresql+psycopg")
    return url


def _open(url: URL, *, visiting: bool) -> tuple[Engine, Peers]:
    with telling(url):
        if url.get_backend_name() not in _OPENERS:
            raise NoSuchModuleError
        return _OPENERS[url.get_backend_name()](url, visiting)


def connect(url: URL) -> Engine:
    """Give what talks to the database at a URL, whatever is in it; a file of SQLite is made when there is none."""
    if url.get_backend_name() == "sqlite":
        return _make_sqlite(url)
    return create_engine(url, pool_size=1, max_overflow=0, pool_pre_ping=True)


@contextmanager
def telling(url: URL) -> Iterator[None]:
    """Raise what goes wrong with a database as a StoreError that says what to do."""
    try:
        yield
    except ModuleNotFoundError as error:
        raise StoreError(f"This database needs {error.name}: install figurecheck[postgres].") from error
    except (ArgumentError, NoSuchModuleError) as error:
        raise StoreError(
            f"There is no kind of database called {url.drivername!r:.50}: use SQLite or PostgreSQL."
        ) from error
    except CommandError as error:
        raise StoreError("The database was made by a newer figurecheck: use that one, or another database.") from error
    except (SQLAlchemyError, OSError, ValueError) as error:
        # Drivers say more in the lines below, and who was to log in.
        reason = str(getattr(error, "orig", None) or error).splitlines()[0]
        raise StoreError(
            f"The database {name_place(url)} cannot be opened ({reason}): check the setting database."
        ) from error


def name_place(url: URL) -> str:
    """Name a database without who is to log in: a file, or a host and the database there."""
    return str(url.database) if url.get_backend_name() == "sqlite" else f"{url.host or 'this machine'}/{url.database}"


def _open_file(url: URL, visiting: bool) -> tuple[Engine, Peers]:
    alone = Alone(None if _is_in_memory(url) or visiting else Path(str(url.database)))
    try:
        engine = _make_sqlite(url)
        upgrade(engine)
        if not visiting:
            with engine.begin() as connection:
                # Whatever a bot that was killed had in hand.
                free(connection, None)
        # It leaves texts that it had erased in the log of SQLite, too.
        sweep(engine)
    except BaseException:
        alone.unlock()
        raise
    return engine, alone


def _open_server(url: URL, visiting: bool) -> tuple[Engine, Peers]:
    name = make_name()
    # One for the work, and one for the signs of life.
    options = {"pool_size": 2, "max_overflow": 0, "pool_pre_ping": True}
    engine = create_engine(url, connect_args=name_connections(url, name), **options)

    @event.listens_for(engine, "connect")
    def prepare(connection: object, _: object) -> None:
        with connection.cursor() as cursor:  # type: ignore[attr-defined]
            for setting, value in _SESSION.items():
                cursor.execute(f"SET {setting} = {value}")
        connection.commit()  # type: ignore[attr-defined]

    upgrade(engine)
    return engine, Alone(None) if visiting else Together(engine, name)


_OPENERS = {"sqlite": _open_file, "postgresql": _open_server}


def _is_in_memory(url: URL) -> bool:
    return url.database in (None, "", ":memory:")


def _make_sqlite(url: URL) -> Engine:
    if not _is_in_memory(url):
        # It holds what people sent: nobody else on the machine need read it.
        os.close(os.open(Path(str(url.database)), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
    engine = create_engine(url, connect_args={"timeout": _PATIENCE})

    @event.listens_for(engine, "connect")
    def prepare(connection: object, _: object) -> None:
        cursor = connection.cursor()  # type: ignore[attr-defined]
        for pragma in (
            "journal_mode=WAL",
            # What is acknowledged to Telegram must be on the disk, even when the power goes.
            "synchronous=FULL",
            # What was deleted is overwritten; the rest of erasing is in ``erasing``.
            "secure_delete=ON",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    return engine
