"""What a person and a chat asked for in the last hour, counted together by all processes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, func, select
from sqlalchemy.dialects import postgresql, sqlite

from bot.store.shared import hold_requests
from bot.store.tables import REQUESTS

HOUR = timedelta(hours=1)


def count(
    connection: Connection, key: str, most: Sequence[tuple[str, int]], *, now: datetime
) -> tuple[int, int] | None:
    """Count a request of each of these, who may make so many in an hour; one that was counted before is not again.

    Gives the index of the first who made too many, with the seconds to wait: then it is counted for nobody.
    """
    # In one order, or two processes could wait for each other.
    for whose in sorted(whose for whose, _ in most):
        hold_requests(connection, whose)
    connection.execute(delete(REQUESTS).where(REQUESTS.c.made <= now - HOUR))
    for index, (whose, limit) in enumerate(most):
        made, first, known = connection.execute(
            select(func.count(), func.min(REQUESTS.c.made), func.count().filter(REQUESTS.c.key == key)).where(
                REQUESTS.c.whose == whose
            )
        ).one()
        if known:
            return None
        if made >= limit:
            return index, max(1, math.ceil((first + HOUR - now).total_seconds()))
    insert = postgresql.insert(REQUESTS) if connection.dialect.name == "postgresql" else sqlite.insert(REQUESTS)
    rows = [{"whose": whose, "key": key, "made": now} for whose, _ in most]
    connection.execute(insert.on_conflict_do_nothing(), rows)
    return None


def forget(connection: Connection, whose: str) -> None:
    """Forget the requests of one."""
    connection.execute(delete(REQUESTS).where(REQUESTS.c.whose == whose))


def purge(connection: Connection, now: datetime) -> None:
    """Delete what counts no more."""
    connection.execute(delete(REQUESTS).where(REQUESTS.c.made <= now - HOUR))
