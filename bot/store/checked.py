"""What somebody looked at of an answer."""

from __future__ import annotations

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from bot.store.tables import CHECKED


def note(connection: Connection, answer_id: int, mark: str, *, chat_id: int, name: str) -> None:
    """Note who looked at something; whoever was first stays."""
    insert = postgresql.insert(CHECKED) if connection.dialect.name == "postgresql" else sqlite.insert(CHECKED)
    values = {"answer_id": answer_id, "mark": mark, "chat_id": chat_id, "name": name}
    connection.execute(insert.values(values).on_conflict_do_nothing(index_elements=["answer_id", "mark"]))


def take_back(connection: Connection, answer_id: int, mark: str) -> None:
    """Note that nobody looked at something."""
    connection.execute(delete(CHECKED).where(CHECKED.c.answer_id == answer_id, CHECKED.c.mark == mark))


def read(connection: Connection, answer_id: int) -> dict[str, str]:
    """Give who looked at what of an answer, by its mark."""
    rows = connection.execute(select(CHECKED.c.mark, CHECKED.c.name).where(CHECKED.c.answer_id == answer_id))
    return {row.mark: row.name for row in rows}
