"""The findings that a chat asks for."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make room for them."""
    op.add_column("chats", sa.Column("findings_on", sa.Text))


def downgrade() -> None:
    """Drop them."""
    op.drop_column("chats", "findings_on")
