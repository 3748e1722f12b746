"""Dates as pages write them, made ISO 8601, the time zone kept as given."""

from __future__ import annotations

import re
from datetime import datetime

_ISO = re.compile(
    r"(\d{4})-?(\d{2})-?(\d{2})(?:[T ]+(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|"
    r"GMT|[+-]\d{2}:?\d{2}|[+-]\d{2}\b)?)?",
    re.I,
)
_MONTHS = {name: number for number, names in enumerate(
    ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
     "sep sept september", "oct october", "nov november", "dec december"), start=1)
    for name in names.split()}  # fmt: skip
_WRITTEN = re.compile(
    r"""
    \b(?:
        (?P<d1>\d{1,2})(?:st|nd|rd|th)?[ -](?P<m1>[A-Za-z]{3,9})\.?,?[ -]      # 9th Nov., or 9-Nov-
        |(?P<m2>[A-Za-z]{3,9})\.?[ ](?P<d2>\d{1,2})(?:st|nd|rd|th)?,?[ ]       # Nov. 9th,
    )(?P<y>(?:19|20)\d{2})\b
    """,
    re.VERBOSE,
)
_CLOCK = re.compile(r"\b(\d{1,2}):(\d{2})(?::(\d{2}))? ?(?:(a|p)\.?m\b\.?)? ?(GMT|UTC|Z\b|[+-]\d{2}:?\d{2})?", re.I)
_IN_ADDRESS = re.compile(r"/((?:19|20)\d{2})([/-]?)(1[0-2]|0?[1-9]|[a-z]{3})\2([0-3]\d|\d)(?![a-z\d])")
_FIRST_YEAR, _LAST_YEAR = 1990, 2100


def read_moment(text: str) -> str | None:
    """Give a date, or a date with its time, as ISO 8601; None when there is none in the text.

    >>> read_moment("2022-11-09T16:05:00-0500"), read_moment("Nov. 9, 2022"), read_moment("soon")
    ('2022-11-09T16:05:00-05:00', '2022-11-09', None)
    """
    text = text.strip()[:200]
    if re.fullmatch(r"\d{10}(?:\d{3})?", text):
        from datetime import UTC

        return datetime.fromtimestamp(int(text[:10]), UTC).isoformat()
    if found := _ISO.search(text):
        year, month, day, hour, minute, second, zone = found.groups()
        return _write((year, month, day), (hour, minute, second), zone)
    if found := _WRITTEN.search(text):
        month_number = _MONTHS.get((found["m1"] or found["m2"]).lower())
        if month_number is None:
            return None
        day = (found["y"], str(month_number), found["d1"] or found["d2"])
        clock = _CLOCK.search(text, found.end()) or _CLOCK.search(text[: found.start()])
        return _write(day, _read_clock(clock), clock[5] if clock else None)
    return None


def read_day_in_address(url: str) -> str | None:
    """Give the day that a page's address names.

    >>> read_day_in_address("https://example.org/2022/nov/09/story")
    '2022-11-09'
    """
    for year, _, month, day in _IN_ADDRESS.findall(url.lower()):
        number = _MONTHS.get(month) if month.isalpha() else int(month)
        if number and (written := _write((year, str(number), day), (None, None, None), None)):
            return written
    return None


def _write(day: tuple[str, str, str], clock: tuple[str | None, str | None, str | None], zone: str | None) -> str | None:
    try:
        moment = datetime(*map(int, day), *(int(each or 0) for each in clock))  # type: ignore[arg-type]
    except ValueError:
        return None
    if not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        return None
    return moment.date().isoformat() if clock[0] is None else moment.isoformat() + _write_zone(zone)


def _write_zone(zone: str | None) -> str:
    if not zone:
        return ""
    if zone.upper() in ("Z", "UTC", "GMT"):
        return "+00:00"
    digits = zone[1:].replace(":", "").ljust(4, "0")
    return f"{zone[0]}{digits[:2]}:{digits[2:]}"


def _read_clock(found: re.Match[str] | None) -> tuple[str | None, str | None, str | None]:
    if not found:
        return None, None, None
    hour = int(found[1])
    if found[4]:
        hour = hour % 12 + (12 if found[4].lower() == "p" else 0)
    return str(hour), found[2], found[3]
