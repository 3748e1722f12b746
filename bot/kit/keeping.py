"""``figurecheck backup``, ``restore`` and ``migrate``: what is done to a store by hand."""

from __future__ import annotations

from pathlib import Path

from bot.store.backup import make_backup, restore_backup
from bot.store.looking import migrate
from config.settings import Settings


def back_up(settings: Settings, path: Path) -> int:
    """Write the store into a file and say so; gives the exit status."""
    count = make_backup(settings.database, path)
    print(f"{count:,} rows are in {path}, which only you can read.")
    return 0


def restore(settings: Settings, path: Path, *, force: bool) -> int:
    """Put a backup into the store and say so; gives the exit status."""
    count = restore_backup(settings.database, path, force=force)
    print(f"{count:,} rows of {path} are in the database.")
    return 0


def bring_up_to_date(settings: Settings) -> int:
    """Migrate the store and say from where to where; gives the exit status."""
    before = migrate(settings.database)
    if before.revision == before.head:
        print(f"{before.place} is up to date ({before.head}).")
    else:
        print(f"{before.place} is now at {before.head} ({f'before: {before.revision}' if before.revision else 'new'}).")
    return 0
