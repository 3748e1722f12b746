"""What people say is wrong with a report."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_counter = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "feedback",
        sa.Column("id", _counter, primary_key=True, autoincrement=True),
        sa.Column("chat_id", sa.BigInteger, nullable=False),
        sa.Column("answer_id", sa.BigInteger, nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("figures", sa.Text, nullable=False),
        sa.Column("place", sa.Integer),
        sa.Column("sentence", sa.Text, nullable=False),
        sa.Column("words", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("given", sa.BigInteger, nullable=False),
        sa.Column("once", sa.String(64), nullable=False, unique=True),
    )
    op.create_index("feedback_chat", "feedback", ["chat_id"])
    op.create_index("feedback_answer", "feedback", ["answer_id"])
    op.create_index("feedback_given", "feedback", ["given"])


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("feedback")
