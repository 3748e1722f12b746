"""Claims: which process has which updates. A lane is never in two hands, so that a chat is answered in order.

Claims are given out one process at a time. Who holds an update of a lane has all of that lane that waits; each process
may have as many lanes as its part of the work, so that one that has just begun finds something to do.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from sqlalchemy import Connection, func, select, update

from bot.store.inbox import WAITING
from bot.store.shared import Lock, hold, is_shared, tell
from bot.store.tables import INBOX, PROCESSES
from bot.store.values import Claimed, Waiting

# Where there is nobody to share with.
_ALL = 2**31
_WAITS = INBOX.c.state == WAITING


def claim(connection: Connection, me: int, *, lanes: int, rows: int) -> Claimed:
    """Claim what waits in lanes that this process has, and in so many more, as long as that is not over its share."""
    hold(connection, Lock.CLAIMING)
    share = _find_share(connection, me)
    mine = set(connection.execute(select(INBOX.c.lane).where(_WAITS, INBOX.c.holder == me).distinct()).scalars())
    wanted = mine | set(_read_free_lanes(connection, limit=min(lanes, share - len(mine))))
    free = (
        select(INBOX.c.place)
        .where(_WAITS, INBOX.c.holder.is_(None), INBOX.c.lane.in_(wanted))
        .order_by(INBOX.c.place)
        .limit(rows)
    )
    places = connection.execute(free).scalars().all() if wanted else ()
    if not places:
        return Claimed((), share)
    changed = update(INBOX).where(INBOX.c.place.in_(places)).values(holder=me)
    claimed = connection.execute(changed.returning(INBOX.c.place, INBOX.c.update_id, INBOX.c.lane, INBOX.c.chat_id))
    return Claimed(tuple(sorted((Waiting(*row) for row in claimed), key=lambda each: each.place)), share)


def _read_free_lanes(connection: Connection, *, limit: int) -> Sequence[str]:
    if limit <= 0:
        return ()
    held = select(INBOX.c.lane).where(_WAITS, INBOX.c.holder.is_not(None))
    return (
        connection.execute(
            select(INBOX.c.lane)
            .where(_WAITS, INBOX.c.holder.is_(None), INBOX.c.lane.not_in(held))
            .group_by(INBOX.c.lane)
            .order_by(func.min(INBOX.c.place))
            .limit(limit)
        )
        .scalars()
        .all()
    )


def _find_share(connection: Connection, me: int) -> int:
    if not is_shared(connection):
        return _ALL
    rows = connection.execute(select(PROCESSES.c.id, PROCESSES.c.weight).where(PROCESSES.c.weight > 0)).all()
    weights: dict[int, int] = {row.id: row.weight for row in rows}
    if set(weights) <= {me}:
        return _ALL
    waiting: int = connection.execute(select(func.count(INBOX.c.lane.distinct())).where(_WAITS)).scalar_one()
    return ceil(waiting * weights.get(me, 0) / sum(weights.values()))


def release(connection: Connection, me: int, update_ids: Sequence[int]) -> None:
    """Leave updates that are in line to whoever claims them."""
    hold(connection, Lock.CLAIMING)
    connection.execute(update(INBOX).where(INBOX.c.update_id.in_(update_ids), INBOX.c.holder == me).values(holder=None))
    tell(connection)


def release_but(connection: Connection, me: int, known: Sequence[int]) -> None:
    """Leave what this process holds and does not know of, as when the connection broke before it heard of a claim."""
    hold(connection, Lock.CLAIMING)
    held = connection.execute(select(INBOX.c.update_id).where(_WAITS, INBOX.c.holder == me)).scalars()
    if unknown := sorted(set(held) - set(known)):
        connection.execute(update(INBOX).where(INBOX.c.update_id.in_(unknown)).values(holder=None))
        tell(connection)


def free(connection: Connection, holders: Sequence[int] | None) -> int:
    """Leave all that some processes held, or any, to whoever claims it; gives the number of updates that wait."""
    hold(connection, Lock.CLAIMING)
    held = INBOX.c.holder.is_not(None) if holders is None else INBOX.c.holder.in_(holders)
    connection.execute(update(INBOX).where(held, ~_WAITS).values(holder=None))
    return int(connection.execute(update(INBOX).where(held).values(holder=None)).rowcount)


def read_dropped(connection: Connection, me: int) -> list[int]:
    """Give the updates that another process dropped and this one may have in hand."""
    return list(connection.execute(select(INBOX.c.update_id).where(INBOX.c.holder == me, ~_WAITS)).scalars())


def let_go(connection: Connection, me: int, update_ids: Sequence[int]) -> None:
    """Note that nothing more comes of updates that were dropped."""
    gone = (INBOX.c.update_id.in_(update_ids), INBOX.c.holder == me, ~_WAITS)
    connection.execute(update(INBOX).where(*gone).values(holder=None))


def are_held(connection: Connection, me: int) -> bool:
    """Tell whether another process has not let go yet of something that was dropped."""
    held = select(INBOX.c.place).where(INBOX.c.holder.is_not(None), INBOX.c.holder != me, ~_WAITS)
    return connection.execute(held.limit(1)).first() is not None
