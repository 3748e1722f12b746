"""The day of a chat: its zone, when it begins, and when its digest is due."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

LATE = timedelta(hours=2)
"""So long after its hour a digest is still sent, as after a restart."""


def find_zone(words: str) -> str | None:
    """Give the name of a time zone, which may be told by its city alone; None for what is none.

    >>> find_zone("europe/kyiv"), find_zone("New York"), find_zone("utc"), find_zone("../etc")
    ('Europe/Kyiv', 'America/New_York', 'UTC', None)
    """
    wanted = "_".join(words.casefold().split())
    names = sorted(available_timezones(), key=lambda name: (name.count("/"), name))
    whole = next((name for name in names if name.casefold() == wanted), None)
    if whole or not wanted:
        return whole
    return next((name for name in names if "/" in name and name.casefold().rpartition("/")[2] == wanted), None)


def begin_day(now: datetime, zone: str) -> datetime:
    """Give the last midnight of a zone.

    >>> begin_day(datetime(2026, 11, 20, 23, 30, tzinfo=ZoneInfo("UTC")), "Europe/Kyiv").isoformat()
    '2026-11-21T00:00:00+02:00'
    """
    place = _read_zone(zone)
    return datetime.combine(now.astimezone(place).date(), time(), place)


def find_due(hour: int, zone: str, digested: datetime | None, now: datetime) -> datetime | None:
    """Give the moment at which a digest was due that is to be sent now; None when it was sent, or nothing is due.

    >>> find_due(8, "UTC", None, datetime(2026, 11, 20, 9, 59, tzinfo=ZoneInfo("UTC"))).hour
    8
    >>> find_due(8, "UTC", None, datetime(2026, 11, 20, 10, 1, tzinfo=ZoneInfo("UTC"))) is None
    True
    """
    due = begin_day(now, zone).replace(hour=hour)
    is_sent = digested is not None and digested >= due
    return None if is_sent or not due <= now < due + LATE else due


def name_hour(moment: datetime, zone: str) -> str:
    """Say a moment as a chat does.

    >>> name_hour(datetime(2026, 11, 20, 6, tzinfo=ZoneInfo("UTC")), "Europe/Kyiv")
    '8:00 (Europe/Kyiv)'
    """
    there = moment.astimezone(_read_zone(zone))
    return f"{there.hour}:{there.minute:02} ({zone})"


def _read_zone(zone: str) -> ZoneInfo:
    try:
        return ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        # This machine may know fewer zones than the one on which it was chosen.
        return ZoneInfo("UTC")
