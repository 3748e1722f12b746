"""A change against its two numbers: "rose 15%, from 240 to 276"; "57, 12 more than last year's 45"."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.checks.changes import Change, find_changes
from extractors.checks.percent_or_points import POINTS
from extractors.checks.quoting import quote, show_number
from extractors.checks.sums import fits, grow, subtract
from extractors.checks.view import View, find
from extractors.types import Finding


def check_growth(view: View) -> Iterator[Finding]:
    """Yield a finding for each change that its two numbers do not give."""
    for change in find_changes(view):
        if said := _judge(change):
            mentions = (change.before.mention, change.after.mention, change.by.mention)
            yield find("arithmetic", f"{said} ({quote(change.by.mention.figure)}).", *mentions)


def _judge(change: Change) -> str | None:
    before, after, by = change.before, change.after, change.by
    shares = before.mention.unit == "%"
    shown = change.shown
    if by.mention.unit == "%" and by.mention.figure.kind == "percentage":
        rate = grow(before, after)
        if rate is None or fits(rate, by) or (shares and fits(subtract(after, before), by)):
            return None
        made = show_number(abs(after.value / before.value - 1) * 100)
        return f"{shown} is {made}%; the article says {by.mention.figure.text}"
    if (
        by.mention.unit in POINTS
        or by.mention.unit != after.mention.unit
        or by.mention.figure.kind != after.mention.figure.kind
    ):
        return None
    if fits(subtract(after, before), by):
        return None
    made = show_number(abs(after.value - before.value))
    return f"{shown} is a change of {made}; the article says {by.mention.figure.text}"
