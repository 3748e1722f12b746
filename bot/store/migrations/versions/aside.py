"""Updates that were set aside keep no text."""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Erase what earlier versions kept."""
    op.execute("UPDATE inbox SET raw = NULL, chat_id = NULL, lane = '' WHERE state = 'aside'")


def downgrade() -> None:
    """Leave it: what is erased does not come back."""
