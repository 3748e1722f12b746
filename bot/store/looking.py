"""How things stand with a database, without changing anything in it."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import create_engine

from bot.store.opening import connect, name_place, read_url, telling
from bot.store.revisions import is_known, read_head, read_revision, upgrade
from extractors.errors import StoreError


@dataclass(frozen=True, slots=True)
class Look:
    """What was seen: where it is, the form of its tables, and the form that this program knows.

    ``file`` is None where the database is no file; ``revision`` is None where there are no tables yet.
    """

    place: str
    file: Path | None
    revision: str | None
    head: str

    @property
    def is_open(self) -> bool:
        """Say whether others than its owner may read the file."""
        return bool(self.file and self.file.exists() and self.file.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))


def look(database: str) -> Look:
    """Look at a database; a file that is not there is not made.

    Raises StoreError when it cannot be opened, or was made by a newer figurecheck.
    """
    url = read_url(database)
    file = Path(url.database or "") if url.get_backend_name() == "sqlite" else None
    if file is not None and not file.exists():
        return Look(name_place(url), file, None, read_head())
    with telling(url):
        # Without what the bot sets up in a file for itself.
        engine = connect(url) if file is None else create_engine(url)
        try:
            with engine.connect() as connection:
                revision = read_revision(connection)
        finally:
            engine.dispose()
    if revision is not None and not is_known(revision):
        raise StoreError("The database was made by a newer figurecheck: use that one, or another database.")
    return Look(name_place(url), file, revision, read_head())


def migrate(database: str) -> Look:
    """Bring a database up to date, and make it when there is none; gives how it stood before. Raises StoreError."""
    before = look(database)
    url = read_url(database)
    with telling(url):
        engine = connect(url)
        try:
            upgrade(engine)
        finally:
            engine.dispose()
    return before
