"""In which language a chat is spoken to."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Make room for the choice, and for the language of whoever asked last."""
    op.add_column("chats", sa.Column("language", sa.String(20)))
    op.add_column("chats", sa.Column("asked_in", sa.String(20)))


def downgrade() -> None:
    """Drop them."""
    for name in ("language", "asked_in"):
        op.drop_column("chats", name)
