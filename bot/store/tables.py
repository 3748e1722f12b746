"""The tables, as the migrations leave them."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import BigInteger, Column, Dialect, Index, Integer, MetaData, String, Table, Text
from sqlalchemy.types import TypeDecorator

_MICROSECONDS = 1_000_000


class Moment(TypeDecorator[datetime]):
    """A moment in UTC, kept as whole microseconds since 1970: SQLite has no type for it."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        """Give what is kept."""
        return None if value is None else round(value.timestamp() * _MICROSECONDS)

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        """Give the moment."""
        return None if value is None else datetime.fromtimestamp(value / _MICROSECONDS, UTC)


# SQLite counts up by itself in a column that is called INTEGER, and in no other.
Counter = BigInteger().with_variant(Integer, "sqlite")

METADATA = MetaData()

INBOX = Table(
    "inbox",
    METADATA,
    Column("place", Counter, primary_key=True, autoincrement=True),
    Column("update_id", BigInteger, nullable=False, unique=True),
    Column("lane", String(200), nullable=False),
    Column("chat_id", BigInteger),
    # Erased when the update is done.
    Column("raw", Text),
    # waiting, done or aside
    Column("state", String(10), nullable=False),
    Column("tries", Integer, nullable=False),
    Column("reason", Text),
    Column("received", Moment, nullable=False),
    Index("inbox_waiting", "state", "place"),
    sqlite_autoincrement=True,
)

OUTBOX = Table(
    "outbox",
    METADATA,
    Column("key", String(200), primary_key=True),
    Column("chat_id", BigInteger, nullable=False),
    # sending or sent
    Column("state", String(10), nullable=False),
    Column("message_id", BigInteger),
    Column("changed", Moment, nullable=False),
    Index("outbox_chat", "chat_id"),
)

ANSWERS = Table(
    "answers",
    METADATA,
    Column("id", Counter, primary_key=True, autoincrement=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("thread_id", BigInteger),
    Column("asked_message_id", BigInteger, nullable=False),
    Column("key", Text, nullable=False),
    Column("report_json", Text, nullable=False),
    Column("created", Moment, nullable=False),
    Index("answers_asked", "chat_id", "asked_message_id"),
    Index("answers_created", "created"),
    # A button must never lead to the report of another article, so no id is given twice.
    sqlite_autoincrement=True,
)

REPLIES = Table(
    "replies",
    METADATA,
    Column("chat_id", BigInteger, primary_key=True),
    Column("message_id", BigInteger, primary_key=True),
    Column("answer_id", BigInteger, nullable=False),
    Column("position", Integer, nullable=False),
    Index("replies_answer", "answer_id"),
)

CHATS = Table(
    "chats",
    METADATA,
    Column("chat_id", BigInteger, primary_key=True),
    Column("listen", String(20)),
    Column("figure_order", String(20)),
    Column("findings_off", Text),
    # Since when Telegram refuses what is sent there.
    Column("unreachable", Moment),
)
