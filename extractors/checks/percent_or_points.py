"""Per cent where percentage points are meant, or the reverse."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.checks.changes import Change, find_changes
from extractors.checks.quoting import quote, show_number
from extractors.checks.sums import fits, grow, subtract
from extractors.checks.view import View, find
from extractors.types import Finding

POINTS = ("percentage point", "point")


def check_points(view: View) -> Iterator[Finding]:
    """Yield a finding for each change between two shares whose unit fits the other reading, or fits none."""
    for change in find_changes(view):
        if said := _judge(change):
            where = quote(change.by.mention.figure)
            yield find(
                "percent-or-points",
                f"{said} ({where}).",
                change.by.mention,
                change.before.mention,
                change.after.mention,
            )


def _judge(change: Change) -> str | None:
    shares = change.before.mention.unit == "%" == change.after.mention.unit
    unit = change.by.mention.unit
    relative = grow(change.before, change.after)
    points = subtract(change.after, change.before)
    shown = change.shown
    if not shares:
        if unit != "percentage point" or relative is None:
            return None
        return f"{shown} is a change in per cent, not in percentage points as in {change.by.mention.figure.text}"
    distance = show_number(abs(change.after.value - change.before.value))
    percent = (
        f", or {show_number(abs(change.after.value / change.before.value - 1) * 100)}%" if change.before.value else ""
    )
    if unit == "%" and fits(points, change.by) and not (relative and fits(relative, change.by)):
        return f"{shown} is {distance} percentage points{percent}; the article says {change.by.mention.figure.text}"
    if unit in POINTS and not fits(points, change.by):
        return f"{shown} is {distance} percentage points{percent}; the article says {change.by.mention.figure.text}"
    return None
