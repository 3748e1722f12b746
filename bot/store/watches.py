"""The pages and channels that chats have watched."""

from __future__ import annotations

import json
from datetime import datetime

from sqlalchemy import Connection, RowMapping, delete, func, insert, select, update

from bot.store.tables import CHATS, WATCHES
from bot.store.values import Watch

_FIELDS = tuple("id chat_id thread_id key link title ends due failing_since failures last_post told".split())
# A look changes none of these; what moved with its group, or was asked for again meanwhile, stays so.
_GIVEN = ("chat_id", "thread_id", "key", "link", "ends")
_COLUMNS = tuple(WATCHES.c[name] for name in _FIELDS)


def add(connection: Connection, watch: Watch, *, most: int) -> Watch | None:
    """Keep a watch, in place of that of the same key in its chat; gives None when the chat has as many as it may."""
    known = (WATCHES.c.chat_id == watch.chat_id, WATCHES.c.key == watch.key)
    number = connection.execute(select(WATCHES.c.id).where(*known)).scalar()
    if number is not None:
        connection.execute(update(WATCHES).where(WATCHES.c.id == number).values(_write(watch)))
        return _read_one(connection, number)
    of_chat = select(func.count()).select_from(WATCHES).where(WATCHES.c.chat_id == watch.chat_id)
    if connection.execute(of_chat).scalar_one() >= most:
        return None
    new = connection.execute(insert(WATCHES).values(_write(watch)).returning(WATCHES.c.id)).scalar_one()
    return _read_one(connection, new)


def read_of(connection: Connection, chat_id: int) -> list[Watch]:
    """Give what a chat has watched, in the order in which it asked."""
    rows = connection.execute(select(*_COLUMNS).where(WATCHES.c.chat_id == chat_id).order_by(WATCHES.c.id)).mappings()
    return [_make(row) for row in rows]


def read_due(connection: Connection, now: datetime, *, limit: int) -> list[Watch]:
    """Give what is to be looked at again, in order; nothing of chats that refuse what is sent."""
    refusing = select(CHATS.c.chat_id).where(CHATS.c.unreachable.is_not(None))
    rows = connection.execute(
        select(*_COLUMNS)
        .where(WATCHES.c.due <= now, WATCHES.c.chat_id.not_in(refusing))
        .order_by(WATCHES.c.due)
        .limit(limit)
    ).mappings()
    return [_make(row) for row in rows]


def save(connection: Connection, watch: Watch) -> int | None:
    """Save what became of a watch and give its chat; None when it was stopped or forgotten meanwhile."""
    values = {name: value for name, value in _write(watch).items() if name not in _GIVEN}
    saved = update(WATCHES).where(WATCHES.c.id == watch.id).values(values).returning(WATCHES.c.chat_id)
    return connection.execute(saved).scalar()


def stop(connection: Connection, chat_id: int, watch_id: int) -> bool:
    """Delete a watch of a chat; gives whether there was one."""
    this = (WATCHES.c.id == watch_id, WATCHES.c.chat_id == chat_id)
    return connection.execute(delete(WATCHES).where(*this)).rowcount > 0


def _read_one(connection: Connection, number: int) -> Watch:
    return _make(connection.execute(select(*_COLUMNS).where(WATCHES.c.id == number)).mappings().one())


def _write(watch: Watch) -> dict[str, object]:
    values = {name: getattr(watch, name) for name in _FIELDS if name != "id"}
    return {**values, "told": json.dumps(sorted(watch.told))}


def _make(row: RowMapping) -> Watch:
    return Watch(**{**{name: row[name] for name in _FIELDS}, "told": frozenset(json.loads(row["told"]))})
