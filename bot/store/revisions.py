"""Which form the tables of a database have, and how they come to the one that this program knows."""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from bot.store.shared import Lock, hold

_MIGRATIONS = "bot.store:migrations"


def read_revision(connection: Connection) -> str | None:
    """Give the number of the form that the tables have, None where there are none."""
    return MigrationContext.configure(connection).get_current_revision()


def read_head() -> str:
    """Give the number of the form that this program knows.

    >>> read_head() >= "0004"
    True
    """
    return ScriptDirectory.from_config(_make_config()).get_current_head() or ""


def is_known(revision: str) -> bool:
    """Tell whether this program knows a form, by its number."""
    return any(each.revision == revision for each in ScriptDirectory.from_config(_make_config()).walk_revisions())


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Bring the tables to a form, the newest one as a rule; raises CommandError for one that is not known."""
    config = _make_config()
    with engine.begin() as connection:
        # Of several that start at once one does it, and the others find it done.
        hold(connection, Lock.MIGRATING)
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


def _make_config() -> Config:
    config = Config()
    config.set_main_option("script_location", _MIGRATIONS)
    return config
