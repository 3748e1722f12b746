"""The processes at one database, as one of them sees it: a file of SQLite has one, and keeps the others out."""

from __future__ import annotations

import fcntl
import os
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection

from bot.store.values import Pulse
from extractors.errors import StoreError


class Peers(Protocol):
    """The processes that share the database, one of which is this one; ``me`` is its number."""

    @property
    def me(self) -> int:
        """The number by which the database knows this process; no other ever has it."""
        ...

    @property
    def is_shared(self) -> bool:
        """Whether there may be others."""
        ...

    def check(self, connection: Connection, me: int) -> None:
        """See in the midst of a transaction that a process counts as alive, and keep it so to the end of that.

        Raises LeaseLostError when another may have taken over.
        """
        ...

    def require(self) -> None:
        """See that nobody can have taken over yet; raises LeaseLostError otherwise."""
        ...

    async def beat(self, *, weight: int) -> Pulse:
        """Give a sign of life; ``weight`` says how much this process can do, 0 that it takes nothing in hand."""
        ...

    async def join(self) -> None:
        """Come back with a new number after others had taken over."""
        ...

    async def hear(self, seconds: float) -> None:
        """Wait until another process says that there is something new, so long at most."""
        ...

    async def leave(self) -> None:
        """Be gone, so that others need not wait for a sign of life."""
        ...


class Alone:
    """The only process at a file: a second one is refused. Without a file, one that visits and keeps nobody out."""

    me, is_shared = 1, False

    def __init__(self, database: Path | None) -> None:
        self._path = database and database.with_name(f"{database.name}.lock")
        self._file = _lock(self._path) if self._path else None

    def check(self, connection: Connection, me: int) -> None:
        """Nobody can have taken over."""

    def require(self) -> None:
        """Nobody can have taken over."""

    async def beat(self, *, weight: int) -> Pulse:
        """There is nobody who would want to know."""
        return Pulse()

    async def join(self) -> None:
        """Stay: it was never away."""

    async def hear(self, seconds: float) -> None:
        """Nobody says anything."""

    async def leave(self) -> None:
        """Let the next one in."""
        self.unlock()

    def unlock(self) -> None:
        """Let the next one in."""
        if self._file is not None and self._path is not None:
            # While it is still locked: who waits for it looks whether it is the one that has this name.
            with suppress(OSError):
                self._path.unlink()
            os.close(self._file)
            self._file = None


def _lock(path: Path) -> int:
    """Give a file that is locked until it is closed, or the process ends in whatever way.

    Not the database itself: SQLite's own locks would go with it.
    """
    while True:
        file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if os.fstat(file).st_ino == path.stat().st_ino:
                return file
        except BlockingIOError:
            os.close(file)
            raise StoreError(
                f"Another figurecheck has the database {path.name.removesuffix('.lock')} open: end that one, "
                "or set database to one of PostgreSQL, which several can share."
            ) from None
        except FileNotFoundError:
            pass
        # Whoever had it has just ended, and taken the name away.
        os.close(file)
