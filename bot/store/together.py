"""One of the processes that share a database of PostgreSQL: signs of life, the place of those who died, news.

Each process has a row with the moment until which it counts as alive, and moves that on all the time. Whose moment is
past is dead, whatever it does: its connections are ended, its row is deleted, and what it had is free. Should it wake
up again, all that it would write finds its row gone, and it starts anew under another number.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from time import monotonic
from typing import TypeVar

from sqlalchemy import URL, BigInteger, Connection, Engine, cast, delete, func, insert, select, text, update
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from bot.store.claims import free
from bot.store.shared import CHANNEL, Lock, give_up, tell, try_to_keep
from bot.store.tables import PROCESSES
from bot.store.thread import StoreThread, explain
from bot.store.values import Pulse
from extractors.errors import LeaseLostError

T = TypeVar("T")

# Whoever gives no sign of life for so long is dead.
LEASE = 6.0
_NOW = cast(func.extract("epoch", func.clock_timestamp()) * 1_000_000, BigInteger)


def make_name() -> str:
    """Make a name for the connections of one process."""
    return f"figurecheck {secrets.token_hex(8)}"


class Together:
    """One process among those at a database of PostgreSQL.

    It has a connection of its own, and a thread: the work on the database may take its time, a sign of life may not.
    """

    is_shared = True

    def __init__(self, engine: Engine, name: str) -> None:
        self._engine, self._name = engine, name
        self._thread = StoreThread()
        self._line: Connection | None = None
        self._polls = self._broken = False
        self._until = 0.0
        self.me = 0
        with engine.begin() as connection:
            self._register(connection)

    def _register(self, connection: Connection) -> None:
        begun = monotonic()
        new = insert(PROCESSES).values(name=self._name, weight=0, until=_NOW + _micro(LEASE))
        self.me = int(connection.execute(new.returning(PROCESSES.c.id)).scalar_one())
        self._until = begun + LEASE

    def check(self, connection: Connection, me: int) -> None:
        """See in the midst of a transaction that a process counts as alive; see ``Peers``."""
        # Who wants to delete the row waits for the end of the transaction.
        row = select(PROCESSES.c.id).where(PROCESSES.c.id == me).with_for_update(read=True, key_share=True)
        if connection.execute(row).first() is None:
            raise LeaseLostError

    def require(self) -> None:
        """See that nobody can have taken over yet; see ``Peers``."""
        if monotonic() >= self._until:
            raise LeaseLostError

    async def beat(self, *, weight: int) -> Pulse:
        """Give a sign of life, bury the dead, and be the one that asks Telegram if nobody else is; see ``Peers``."""
        return await self._thread.call(lambda: self._on_line(lambda line: self._beat(line, weight)))

    async def join(self) -> None:
        """Come back with a new number."""
        await self._thread.call(lambda: self._on_line(self._rejoin))

    async def hear(self, seconds: float) -> None:
        """Wait until there is something new, so long at most."""
        await self._thread.call(lambda: self._on_line(lambda line: _hear(line, seconds)))

    async def leave(self) -> None:
        """Be gone."""
        try:
            # A server that does not answer is not waited for.
            if not self._broken:
                await self._thread.call(lambda: self._on_line(self._leave))
        finally:
            await self._thread.call(self._hang_up)
            self._thread.stop()

    def _on_line(self, work: Callable[[Connection], T]) -> T:
        """Do something over the connection, made anew when it is broken; raises StoreError."""
        try:
            done = work(self._open_line())
            self._broken = False
            return done
        except SQLAlchemyError as error:
            # Whatever was held with it may be another's by now.
            self._hang_up()
            self._broken = True
            raise explain(error) from None

    def _open_line(self) -> Connection:
        if self._line is None:
            line = self._engine.connect()
            self._line = line
            with line.begin():
                line.execute(text(f"LISTEN {CHANNEL}"))
        return self._line

    def _hang_up(self) -> None:
        self._polls = False
        line, self._line = self._line, None
        if line is not None:
            with suppress(SQLAlchemyError):
                line.invalidate()
                line.close()

    def _beat(self, line: Connection, weight: int) -> Pulse:
        begun = monotonic()
        with line.begin():
            mine = update(PROCESSES).where(PROCESSES.c.id == self.me)
            moved = line.execute(mine.values(until=_NOW + _micro(LEASE), weight=weight)).rowcount
        if not moved:
            return Pulse(alive=False, polls=False)
        self._until = begun + LEASE
        freed = _bury(line)
        with line.begin():
            if not weight and self._polls:
                give_up(line, Lock.POLLING)
            # Who has not begun yet, or is about to end, would keep the others from it for nothing.
            self._polls = bool(weight) and (self._polls or try_to_keep(line, Lock.POLLING))
            processes = line.execute(select(func.count()).select_from(PROCESSES)).scalar_one()
        return Pulse(processes=processes, polls=self._polls, freed=freed)

    def _rejoin(self, line: Connection) -> None:
        with line.begin():
            self._register(line)

    def _leave(self, line: Connection) -> None:
        with line.begin():
            line.execute(delete(PROCESSES).where(PROCESSES.c.id == self.me))
            free(line, [self.me])
            tell(line)


def _bury(line: Connection) -> int:
    with line.begin():
        names = line.execute(select(PROCESSES.c.name).where(PROCESSES.c.until < _NOW)).scalars().all()
        if not names:
            return 0
        # What it is in the midst of, should it only be asleep, would hold others up.
        line.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
                " AND usename = current_user AND application_name = ANY(:names)"
            ),
            {"names": list(names)},
        )
    with line.begin():
        gone = delete(PROCESSES).where(PROCESSES.c.until < _NOW).returning(PROCESSES.c.id)
        dead = line.execute(gone).scalars().all()
        freed = free(line, dead)
        tell(line)
        return freed


def _hear(line: Connection, seconds: float) -> None:
    driver = line.connection.driver_connection
    assert driver is not None
    try:
        for _ in driver.notifies(timeout=seconds, stop_after=1):
            pass
    except line.dialect.loaded_dbapi.Error as error:
        # Said by the driver alone, it is nothing that the library knows of.
        raise DBAPIError("LISTEN", None, error) from None


def _micro(seconds: float) -> int:
    return timedelta(seconds=seconds) // timedelta(microseconds=1)


def name_connections(url: URL, name: str) -> dict[str, object]:
    """Give the options of connections: their name, and how soon a server that is gone is noticed."""
    options: dict[str, object] = {
        "connect_timeout": 5,
        "keepalives_idle": 5,
        "keepalives_interval": 2,
        "keepalives_count": 3,
        "tcp_user_timeout": 10_000,
    }
    return {name: value for name, value in options.items() if name not in url.query} | {"application_name": name}
