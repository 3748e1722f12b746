"""``/export``: which days are wanted, and what is said of the file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from bot.chat.entries import count
from bot.reports.tables import TableKind

USAGE = (
    "Of which days? /export is the last 24 hours, /export week the last seven days, /export 2026-11-20 that day (UTC). "
    "The file is XLSX, or CSV with csv behind it: /export week csv"
)
_DAY, _WEEK = timedelta(days=1), timedelta(days=7)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Wanted:
    """From when to when, in words too, and as which kind of file; ``name`` is that of the file."""

    since: datetime
    until: datetime
    words: str
    name: str
    kind: TableKind


def read_wanted(words: str, now: datetime) -> Wanted | None:
    """Read what stands behind the command; None for what is no day.

    >>> read_wanted("week csv", datetime(2026, 11, 20, 9, tzinfo=UTC)).name
    'figures-week-to-2026-11-20.csv'
    """
    asked = words.casefold().split()
    kind: TableKind = "csv" if "csv" in asked else "xlsx"
    rest = [word for word in asked if word not in ("csv", "xlsx")] or ["day"]
    today = now.date().isoformat()
    if rest == ["day"]:
        return Wanted(now - _DAY, now, "in the last 24 hours", f"figures-{today}.{kind}", kind)
    if rest == ["week"]:
        return Wanted(now - _WEEK, now, "in the last seven days", f"figures-week-to-{today}.{kind}", kind)
    day = _read_date(rest[0]) if len(rest) == 1 else None
    if day is None:
        return None
    since = datetime.combine(day, time(), UTC)
    return Wanted(since, since + _DAY, f"on {day.isoformat()} (UTC)", f"figures-{day.isoformat()}.{kind}", kind)


def describe_exported(figures: int, articles: int, wanted: Wanted, *, left: int) -> str:
    """Say what is in the file; ``left`` articles did not fit."""
    said = f"{count(figures, 'figure')} of {count(articles, 'article')} checked {wanted.words}."
    return f"{said} {count(left, 'earlier article').capitalize()} would not fit: ask for a day." if left else said


def say_none(wanted: Wanted) -> str:
    """Say that there is nothing to give."""
    return f"No figures are kept of anything that was checked in this chat {wanted.words}."


def _read_date(text: str) -> date | None:
    try:
        # The last day that there is has no end.
        return date.fromisoformat(text) if _DATE.fullmatch(text) and text < date.max.isoformat() else None
    except ValueError:
        return None
