"""The one thread that all work on the database is done in, so that the event loop never waits for a disk."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from extractors.errors import StoreError

T = TypeVar("T")

# Another program may hold the file for a moment: SQLite waits some seconds itself, so often.
_TRIES = 3
_PAUSE = 0.2
_PASSING = ("locked", "deadlock")


class StoreThread:
    """Runs functions one after the other, in the order in which they are given."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="store")

    async def call(self, work: Callable[[], T]) -> T:
        """Run a function in the thread; it runs to its end even when the caller is cancelled."""
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, work)
        except RuntimeError as error:
            # What the executor says after its end.
            raise StoreError("The database is closed.") from error

    async def transact(self, engine: Engine, work: Callable[[Connection], T]) -> T:
        """Run a function in one transaction.

        Raises StoreError when the database cannot do it: locked for long, disk full, server gone.
        """
        return await self.call(lambda: _transact(engine, work))

    def stop(self) -> None:
        """Finish what was given, then end the thread."""
        self._thread.shutdown()


def _transact(engine: Engine, work: Callable[[Connection], T]) -> T:
    for left in reversed(range(_TRIES)):
        try:
            with engine.begin() as connection:
                return work(connection)
        except DBAPIError as error:
            if left and any(words in str(error.orig) for words in _PASSING):
                time.sleep(_PAUSE)
                continue
            raise explain(error) from None
        except SQLAlchemyError as error:
            raise explain(error) from None
    raise AssertionError


def explain(error: SQLAlchemyError) -> StoreError:
    """Say what the database said, without the statement and its values, which hold what people wrote."""
    if not isinstance(error, DBAPIError):
        return StoreError(f"The database failed ({type(error).__name__}).")
    reason = (str(error.orig).splitlines() or [type(error.orig).__name__])[0]
    return StoreError(f"The database does not answer ({reason}): see to its disk or server.")
