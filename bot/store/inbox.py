"""The inbox: updates that Telegram sent and that are not answered yet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection, case, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.store.shared import Lock, hold, tell
from bot.store.tables import INBOX
from bot.store.values import Arrival, Taken, Waiting

WAITING, DONE, ASIDE = "waiting", "done", "aside"
# Telegram may offer an update once more: its number alone tells that it is known.
_ERASED: dict[str, str | None] = {"raw": None, "chat_id": None, "lane": ""}
# Whoever had it in hand is through with it.
_SETTLED: dict[str, str | None] = {**_ERASED, "holder": None}


def add(connection: Connection, arrivals: Sequence[Arrival]) -> int:
    """Put updates in, in their order; those that are there already, whatever became of them, stay as they are."""
    now = datetime.now(UTC)
    insert = postgresql.insert(INBOX) if connection.dialect.name == "postgresql" else sqlite.insert(INBOX)
    added = 0
    for arrival in arrivals:
        row = insert.values(
            update_id=arrival.update_id,
            lane=arrival.lane,
            chat_id=arrival.chat_id,
            raw=arrival.raw,
            state=WAITING,
            tries=0,
            received=now,
        )
        new = row.on_conflict_do_nothing(index_elements=["update_id"]).returning(INBOX.c.place)
        added += connection.execute(new).first() is not None
    if added:
        tell(connection)
    return added


def read_waiting(connection: Connection, *, after: int, limit: int) -> list[Waiting]:
    """Give the updates that are not done, beginning after a place."""
    rows = connection.execute(
        select(INBOX.c.place, INBOX.c.update_id, INBOX.c.lane, INBOX.c.chat_id)
        .where(INBOX.c.state == WAITING, INBOX.c.place > after)
        .order_by(INBOX.c.place)
        .limit(limit)
    )
    return [Waiting(*row) for row in rows]


def count_waiting(connection: Connection) -> int:
    """Count the updates that are not done."""
    return connection.execute(select(func.count()).select_from(INBOX).where(INBOX.c.state == WAITING)).scalar_one()


def take(connection: Connection, me: int, update_id: int) -> Taken | None:
    """Give an update that this process has and that is not done, and count the try."""
    this = (INBOX.c.update_id == update_id, INBOX.c.state == WAITING, INBOX.c.holder == me)
    connection.execute(update(INBOX).where(*this).values(tries=INBOX.c.tries + 1))
    row = connection.execute(select(INBOX.c.raw, INBOX.c.received, INBOX.c.tries).where(*this)).first()
    return None if row is None else Taken(*row)


def peek(connection: Connection, update_id: int) -> str | None:
    """Give the text of an update that is not done, without taking it."""
    return connection.execute(
        select(INBOX.c.raw).where(INBOX.c.update_id == update_id, INBOX.c.state == WAITING)
    ).scalar()


def give_back(connection: Connection, update_ids: Sequence[int]) -> None:
    """Take back the try that was counted: it was interrupted on purpose."""
    connection.execute(update(INBOX).where(INBOX.c.update_id.in_(update_ids)).values(tries=INBOX.c.tries - 1))


def finish(connection: Connection, update_ids: Sequence[int]) -> None:
    """Note that updates are done, and erase their text."""
    connection.execute(update(INBOX).where(INBOX.c.update_id.in_(update_ids)).values(state=DONE, **_SETTLED))


def drop(connection: Connection, me: int, chat_id: int, *, before: int) -> list[int]:
    """Note that what waits of a chat and came before a place is done, and erase its text; gives these updates.

    Another process that has some of it in hand stays noted until it has let go.
    """
    hold(connection, Lock.CLAIMING)
    waiting = (INBOX.c.chat_id == chat_id, INBOX.c.state == WAITING, INBOX.c.place < before)
    dropped = connection.execute(
        update(INBOX)
        .where(*waiting)
        .values(state=DONE, holder=case((INBOX.c.holder != me, INBOX.c.holder)), **_ERASED)
        .returning(INBOX.c.update_id)
    )
    tell(connection)
    return list(dropped.scalars())


def set_aside(connection: Connection, update_id: int, reason: str) -> None:
    """Note that an update is not tried again, and why, and erase its text; the reason is kept for the operator."""
    connection.execute(
        update(INBOX).where(INBOX.c.update_id == update_id).values(state=ASIDE, reason=reason, **_SETTLED)
    )
