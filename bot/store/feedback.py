"""What people said is wrong with reports."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, func, select
from sqlalchemy.dialects import postgresql, sqlite

from bot.store.tables import FEEDBACK
from bot.store.values import Complaint

_FIELDS = ("chat_id", "answer_id", "kind", "figures", "place", "sentence", "words", "url", "given", "once")
# Of one report: nobody reads more, and a press costs nothing.
_MOST = 200


def add(connection: Connection, complaint: Complaint) -> bool:
    """Keep a complaint, once; gives False when there are too many of that report."""
    of_report = select(func.count()).where(FEEDBACK.c.answer_id == complaint.answer_id)
    known = select(FEEDBACK.c.id).where(FEEDBACK.c.once == complaint.once)
    if connection.execute(known).first() is not None:
        return True
    if connection.execute(of_report).scalar_one() >= _MOST:
        return False
    insert = postgresql.insert(FEEDBACK) if connection.dialect.name == "postgresql" else sqlite.insert(FEEDBACK)
    values = {name: getattr(complaint, name) for name in _FIELDS}
    connection.execute(insert.values(values).on_conflict_do_nothing(index_elements=["once"]))
    return True


def read_since(
    connection: Connection, since: datetime | None, *, after: int, limit: int
) -> list[tuple[int, Complaint]]:
    """Give complaints in the order in which they came, each with its number, beginning after a number."""
    asked = select(FEEDBACK.c.id, *(FEEDBACK.c[name] for name in _FIELDS)).where(FEEDBACK.c.id > after)
    if since is not None:
        asked = asked.where(FEEDBACK.c.given >= since)
    rows = connection.execute(asked.order_by(FEEDBACK.c.id).limit(limit)).mappings()
    return [(row["id"], Complaint(**{name: row[name] for name in _FIELDS})) for row in rows]
