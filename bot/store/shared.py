"""What processes at one database have to say to each other: PostgreSQL's locks that stand for no row, and its news.

A file of SQLite has one process, and nobody to wait for.
"""

from __future__ import annotations

from enum import IntEnum

from sqlalchemy import Connection, func, select, text

CHANNEL = "figurecheck"
# Locks of this kind are numbers in the whole database, which may have other users: ours begin with a number of our own.
_OURS, _OF_REQUESTS = 0x66696763, 0x66696764


class Lock(IntEnum):
    """What the locks are for."""

    MIGRATING = 1
    CLAIMING = 2
    POLLING = 3


def hold(connection: Connection, lock: Lock) -> None:
    """Wait for a lock and hold it to the end of the transaction."""
    if is_shared(connection):
        connection.execute(select(func.pg_advisory_xact_lock(_OURS, int(lock))))


def hold_requests(connection: Connection, whose: str) -> None:
    """Wait until nobody else counts requests of this person or chat, and go on alone to the end of the transaction."""
    if is_shared(connection):
        connection.execute(select(func.pg_advisory_xact_lock(_OF_REQUESTS, func.hashtext(whose))))


def try_to_keep(connection: Connection, lock: Lock) -> bool:
    """Take a lock for as long as the connection is open, unless another has it; gives whether it is ours."""
    return bool(connection.execute(select(func.pg_try_advisory_lock(_OURS, int(lock)))).scalar())


def give_up(connection: Connection, lock: Lock) -> None:
    """Leave a lock that was kept to whoever takes it next."""
    connection.execute(select(func.pg_advisory_unlock(_OURS, int(lock))))


def tell(connection: Connection) -> None:
    """Have all processes look at the inbox, once the transaction is done."""
    if is_shared(connection):
        connection.execute(text(f"NOTIFY {CHANNEL}"))


def is_shared(connection: Connection) -> bool:
    """Tell whether other processes may be at the same database."""
    return connection.dialect.name == "postgresql"
