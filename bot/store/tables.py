"""The tables, as the migrations leave them."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import BigInteger, Column, Dialect, Index, Integer, MetaData, Table
from sqlalchemy.types import TypeDecorator

from bot.store.words import Key, Words

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
    Column("lane", Words(200), nullable=False),
    Column("chat_id", BigInteger),
    # Erased when the update is done or set aside.
    Column("raw", Words()),
    # waiting, done or aside
    Column("state", Words(10), nullable=False),
    Column("tries", Integer, nullable=False),
    Column("reason", Words()),
    Column("received", Moment, nullable=False),
    # The process that has it in line or in hand; of what was dropped meanwhile, until that process has let go of it.
    Column("holder", BigInteger),
    Index("inbox_waiting", "state", "place"),
    Index("inbox_holder", "holder"),
    sqlite_autoincrement=True,
)

OUTBOX = Table(
    "outbox",
    METADATA,
    Column("key", Words(200), primary_key=True),
    Column("chat_id", BigInteger, nullable=False),
    # sending or sent
    Column("state", Words(10), nullable=False),
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
    Column("key", Words(), nullable=False),
    Column("report_json", Words(), nullable=False),
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

SEEN = Table(
    "seen",
    METADATA,
    Column("id", Counter, primary_key=True, autoincrement=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("key", Key(), nullable=False),
    # The thing counted, in the form in which figures of one thing meet.
    Column("head", Words(100), nullable=False),
    Column("figure", Words(), nullable=False),
    Column("title", Words()),
    Column("outlet", Words()),
    Column("url", Words()),
    Column("published", Words(40)),
    Column("seen", Moment, nullable=False),
    Index("seen_head", "chat_id", "head"),
    Index("seen_key", "chat_id", "key"),
    Index("seen_seen", "seen"),
)

FEEDBACK = Table(
    "feedback",
    METADATA,
    Column("id", Counter, primary_key=True, autoincrement=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("answer_id", BigInteger, nullable=False),
    Column("kind", Words(20), nullable=False),
    # The figures of the sentence, and which of them it is about; none where one was missed.
    Column("figures", Words(), nullable=False),
    Column("place", Integer),
    Column("sentence", Words(), nullable=False),
    Column("words", Words()),
    Column("url", Words()),
    Column("given", Moment, nullable=False),
    # Tells one thing that a person said twice from what two people said, and names nobody.
    Column("once", Words(64), nullable=False, unique=True),
    Index("feedback_chat", "chat_id"),
    Index("feedback_answer", "answer_id"),
    Index("feedback_given", "given"),
)

# Those that share a database of PostgreSQL; a file of SQLite has one process and no row here.
PROCESSES = Table(
    "processes",
    METADATA,
    Column("id", Counter, primary_key=True, autoincrement=True),
    # What its connections call themselves.
    Column("name", Words(60), nullable=False),
    # How many articles it reads at the same time; 0 while it takes nothing in hand.
    Column("weight", Integer, nullable=False),
    # When it counts as dead, by the clock of the database.
    Column("until", Moment, nullable=False),
    # What is left of a dead one must never be taken for that of another.
    sqlite_autoincrement=True,
)

REQUESTS = Table(
    "requests",
    METADATA,
    # A person or a chat, by its number.
    Column("whose", Words(40), primary_key=True),
    # Which request it was: handled again it is counted once.
    Column("key", Words(100), primary_key=True),
    Column("made", Moment, nullable=False),
    Index("requests_made", "made"),
)

CHATS = Table(
    "chats",
    METADATA,
    Column("chat_id", BigInteger, primary_key=True),
    Column("listen", Words(20)),
    Column("figure_order", Words(20)),
    Column("findings_off", Words()),
    Column("findings_on", Words()),
    # Since when Telegram refuses what is sent there.
    Column("unreachable", Moment),
    # The hour of its day at which it wants its digest, its zone, and when it had the last one.
    Column("digest_hour", Integer),
    Column("zone", Words()),
    Column("digested", Moment),
    Column("rich", Integer),
    # The language that it chose, and that of whoever asked last: one of those that the bot speaks.
    Column("language", Words(20)),
    Column("asked_in", Words(20)),
)

CHECKED = Table(
    "checked",
    METADATA,
    Column("answer_id", BigInteger, primary_key=True, autoincrement=False),
    # Names what is to check in that answer.
    Column("mark", Words(20), primary_key=True),
    Column("chat_id", BigInteger, nullable=False),
    # The first name of who looked at it.
    Column("name", Words(64), nullable=False),
    Index("checked_chat", "chat_id"),
)

WATCHES = Table(
    "watches",
    METADATA,
    Column("id", Counter, primary_key=True, autoincrement=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("thread_id", BigInteger),
    Column("key", Key(), nullable=False),
    Column("link", Words(), nullable=False),
    Column("title", Words()),
    Column("ends", Moment, nullable=False),
    Column("due", Moment, nullable=False),
    Column("failing_since", Moment),
    Column("failures", Integer, nullable=False),
    # Of a channel, the number of the latest post that was looked at.
    Column("last_post", BigInteger),
    # Hashes of the figures that contradict something, of which the chat was told.
    Column("told", Words(), nullable=False),
    Index("watches_of", "chat_id", "key", unique=True),
    Index("watches_due", "due"),
    # What was said of one watch must never be taken for said of another.
    sqlite_autoincrement=True,
)
