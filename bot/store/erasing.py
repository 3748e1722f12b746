"""Nothing of what was erased stays in the files of SQLite.

SQLite overwrites what it deletes, but copies stay behind in two places: in the log beside the database, until all of
it is moved into the file and the log is cut to nothing (``sweep``); and, seldom, in the gaps of pages whose rows were
moved to another page before they were deleted, until the whole file is written anew (``rewrite``). What PostgreSQL
keeps of deleted rows, and for how long, is for whoever runs that server: nothing is done there.
"""

from __future__ import annotations

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from extractors.errors import StoreError


def sweep(engine: Engine) -> bool:
    """Move the log into the database and cut it to nothing; gives False, at once, when another program is in the way.

    Raises StoreError when the disk fails.
    """
    return engine.dialect.name != "sqlite" or _command(engine, "PRAGMA wal_checkpoint(TRUNCATE)")


def rewrite(engine: Engine) -> bool:
    """Write the database anew, then do what ``sweep`` does; gives and raises the same.

    Takes about a second for 100 megabytes.
    """
    return engine.dialect.name != "sqlite" or (_command(engine, "VACUUM") and sweep(engine))


def measure(connection: Connection) -> int:
    """Give the bytes that a database of SQLite takes, 0 for another."""
    if connection.dialect.name != "sqlite":
        return 0
    pages, size = (connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in ("page_count", "page_size"))
    return int(pages * size)


def _command(engine: Engine, command: str) -> bool:
    try:
        with engine.connect() as connection:
            patience = connection.exec_driver_sql("PRAGMA busy_timeout").scalar()
            # Who reads may go on for long, and the thread of the store has more to do than to wait for that.
            connection.exec_driver_sql("PRAGMA busy_timeout=0")
            try:
                done = connection.exec_driver_sql(command)
                # A checkpoint says first whether something was in its way.
                return not (done.returns_rows and done.scalar())
            finally:
                connection.exec_driver_sql(f"PRAGMA busy_timeout={patience}")
    except DBAPIError as error:
        if "locked" in str(error.orig):
            return False
        raise StoreError(f"What was erased may still be on the disk ({error.orig}): see to its disk.") from None
    except SQLAlchemyError as error:
        raise StoreError(f"What was erased may still be on the disk ({type(error).__name__}).") from None
