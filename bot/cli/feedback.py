"""``figurecheck feedback export``: what people said is wrong with reports, as marked text to learn from."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, time
from pathlib import Path

from bot.cli.written import require_writable, write_file
from bot.feedback.marks import write_marks
from bot.reports.json_text import encode_line
from bot.store import Store, open_store
from config.settings import Settings
from extractors.errors import InputError


def export_feedback(settings: Settings, *, since: date | None, out: Path) -> int:
    """Write one line of JSON for each complaint of a day or later into a file, ``-`` for standard output."""
    database = settings.database
    require_writable(out, [database])
    # Opening one that is not there would make it.
    if "://" not in database and not Path(database).is_file():
        raise InputError(f"There is no database {database!r}: run this in the folder of the bot, or set database.")
    lines = asyncio.run(_read(database, datetime.combine(since, time(), UTC) if since else None))
    if str(out) == "-":
        sys.stdout.buffer.write(b"".join(lines))
        return 0
    write_file(out, b"".join(lines))
    print(f"{out}: {len(lines)} line{'' if len(lines) == 1 else 's'}")
    return 0


async def _read(database: str, since: datetime | None) -> list[bytes]:
    store = await open_store(database, visiting=True)
    try:
        return [line async for line in _iterate(store, since)]
    finally:
        await store.close()


async def _iterate(store: Store, since: datetime | None) -> AsyncIterator[bytes]:
    after = 0
    while found := await store.complaints(since, after=after):
        for after, complaint in found:
            yield b"".join(encode_line(write_marks(after, complaint)))
