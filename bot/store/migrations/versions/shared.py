"""Several processes at one database: who they are, who holds which update, and requests counted together."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

_counter = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make room for them."""
    op.add_column("inbox", sa.Column("holder", sa.BigInteger))
    op.create_index("inbox_holder", "inbox", ["holder"])
    op.create_table(
        "processes",
        sa.Column("id", _counter, primary_key=True, autoincrement=True),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("weight", sa.Integer, nullable=False),
        sa.Column("until", sa.BigInteger, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "requests",
        sa.Column("whose", sa.String(40), primary_key=True),
        sa.Column("key", sa.String(100), primary_key=True),
        sa.Column("made", sa.BigInteger, nullable=False),
    )
    op.create_index("requests_made", "requests", ["made"])


def downgrade() -> None:
    """Drop it."""
    op.drop_table("requests")
    op.drop_table("processes")
    op.drop_index("inbox_holder", "inbox")
    op.drop_column("inbox", "holder")
