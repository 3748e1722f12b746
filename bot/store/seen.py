"""The figures that a chat has seen, to hold later articles against."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, RowMapping, delete, insert, select

from bot.store.tables import SEEN
from bot.store.values import SeenFigure

_FIELDS = ("key", "head", "figure", "title", "outlet", "url", "published", "seen")
_COLUMNS = tuple(SEEN.c[name] for name in _FIELDS)
# What a question may bring in: a chat that sees ten long articles a day gathers less in its 90 days.
_MOST = 20_000
# SQLite takes some thousands of values in one question.
_AT_ONCE = 500


def remember(connection: Connection, chat_id: int, key: str, figures: Sequence[SeenFigure]) -> None:
    """Keep the figures of an article for a chat, in place of those it had of the same article."""
    connection.execute(delete(SEEN).where(SEEN.c.chat_id == chat_id, SEEN.c.key == key))
    if figures:
        rows = [{"chat_id": chat_id, **{name: getattr(figure, name) for name in _FIELDS}} for figure in figures]
        connection.execute(insert(SEEN), rows)


def read_of(connection: Connection, chat_id: int, key: str) -> list[SeenFigure]:
    """Give the figures that a chat has of one article, in reading order."""
    rows = connection.execute(
        select(*_COLUMNS).where(SEEN.c.chat_id == chat_id, SEEN.c.key == key).order_by(SEEN.c.id)
    ).mappings()
    return [_make(row) for row in rows]


def read_alike(connection: Connection, chat_id: int, heads: Iterable[str], *, but: str) -> list[SeenFigure]:
    """Give the figures that count one of these things, of all articles but one, the latest first."""
    wanted = sorted(set(heads))
    found: list[SeenFigure] = []
    for at in range(0, len(wanted), _AT_ONCE):
        rows = connection.execute(
            select(*_COLUMNS)
            .where(SEEN.c.chat_id == chat_id, SEEN.c.head.in_(wanted[at : at + _AT_ONCE]), SEEN.c.key != but)
            .order_by(SEEN.c.seen.desc(), SEEN.c.id)
            .limit(_MOST)
        ).mappings()
        found += [_make(row) for row in rows]
    return found


def read_all(connection: Connection, chat_id: int) -> list[SeenFigure]:
    """Give the figures that a chat has seen, the latest first."""
    rows = connection.execute(
        select(*_COLUMNS).where(SEEN.c.chat_id == chat_id).order_by(SEEN.c.seen.desc(), SEEN.c.id).limit(_MOST)
    ).mappings()
    return [_make(row) for row in rows]


def _make(row: RowMapping) -> SeenFigure:
    return SeenFigure(**{name: row[name] for name in _FIELDS})
