"""The inbox, the outbox, answers with their messages, and chats."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_counter = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "inbox",
        sa.Column("place", _counter, primary_key=True, autoincrement=True),
        sa.Column("update_id", sa.BigInteger, nullable=False, unique=True),
        sa.Column("lane", sa.String(200), nullable=False),
        sa.Column("chat_id", sa.BigInteger),
        sa.Column("raw", sa.Text),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("reason", sa.Text),
        sa.Column("received", sa.BigInteger, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("inbox_waiting", "inbox", ["state", "place"])
    op.create_table(
        "outbox",
        sa.Column("key", sa.String(200), primary_key=True),
        sa.Column("chat_id", sa.BigInteger, nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("message_id", sa.BigInteger),
        sa.Column("changed", sa.BigInteger, nullable=False),
    )
    op.create_index("outbox_chat", "outbox", ["chat_id"])
    op.create_table(
        "answers",
        sa.Column("id", _counter, primary_key=True, autoincrement=True),
        sa.Column("chat_id", sa.BigInteger, nullable=False),
        sa.Column("thread_id", sa.BigInteger),
        sa.Column("asked_message_id", sa.BigInteger, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("report_json", sa.Text, nullable=False),
        sa.Column("created", sa.BigInteger, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("answers_asked", "answers", ["chat_id", "asked_message_id"])
    op.create_index("answers_created", "answers", ["created"])
    op.create_table(
        "replies",
        sa.Column("chat_id", sa.BigInteger, primary_key=True),
        sa.Column("message_id", sa.BigInteger, primary_key=True),
        sa.Column("answer_id", sa.BigInteger, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
    )
    op.create_index("replies_answer", "replies", ["answer_id"])
    op.create_table(
        "chats",
        sa.Column("chat_id", sa.BigInteger, primary_key=True),
        sa.Column("listen", sa.String(20)),
        sa.Column("figure_order", sa.String(20)),
        sa.Column("findings_off", sa.Text),
        sa.Column("unreachable", sa.BigInteger),
    )


def downgrade() -> None:
    """Drop the tables."""
    for name in ("chats", "replies", "answers", "outbox", "inbox"):
        op.drop_table(name)
