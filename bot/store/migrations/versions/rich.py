"""Whether a chat wants rich messages."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Make room for the choice."""
    op.add_column("chats", sa.Column("rich", sa.Integer))


def downgrade() -> None:
    """Drop it."""
    op.drop_column("chats", "rich")
