"""The figures that chats have seen."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_counter = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "seen",
        sa.Column("id", _counter, primary_key=True, autoincrement=True),
        sa.Column("chat_id", sa.BigInteger, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("head", sa.String(100), nullable=False),
        sa.Column("figure", sa.Text, nullable=False),
        sa.Column("title", sa.Text),
        sa.Column("outlet", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("published", sa.String(40)),
        sa.Column("seen", sa.BigInteger, nullable=False),
    )
    op.create_index("seen_head", "seen", ["chat_id", "head"])
    op.create_index("seen_key", "seen", ["chat_id", "key"])
    op.create_index("seen_seen", "seen", ["seen"])


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("seen")
