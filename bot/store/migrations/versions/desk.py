"""What a desk does with reports: what somebody looked at, what is watched, and when a chat wants its digest."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_counter = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the tables, and room for the hour."""
    op.create_table(
        "checked",
        sa.Column("answer_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("mark", sa.String(20), primary_key=True),
        sa.Column("chat_id", sa.BigInteger, nullable=False),
        sa.Column("name", sa.String(64), nullable=False),
    )
    op.create_index("checked_chat", "checked", ["chat_id"])
    op.create_table(
        "watches",
        sa.Column("id", _counter, primary_key=True, autoincrement=True),
        sa.Column("chat_id", sa.BigInteger, nullable=False),
        sa.Column("thread_id", sa.BigInteger),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("link", sa.Text, nullable=False),
        sa.Column("title", sa.Text),
        sa.Column("ends", sa.BigInteger, nullable=False),
        sa.Column("due", sa.BigInteger, nullable=False),
        sa.Column("failing_since", sa.BigInteger),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("last_post", sa.BigInteger),
        sa.Column("told", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("watches_of", "watches", ["chat_id", "key"], unique=True)
    op.create_index("watches_due", "watches", ["due"])
    op.add_column("chats", sa.Column("digest_hour", sa.Integer))
    op.add_column("chats", sa.Column("zone", sa.Text))
    op.add_column("chats", sa.Column("digested", sa.BigInteger))


def downgrade() -> None:
    """Drop them."""
    for name in ("digest_hour", "zone", "digested"):
        op.drop_column("chats", name)
    op.drop_table("watches")
    op.drop_table("checked")
