"""A day of the week against the date beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.checks.dates.calendar import find_moments
from extractors.checks.quoting import quote_text
from extractors.checks.view import View
from extractors.types import Finding

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NAMED = re.compile(rf"\b({'|'.join(_DAYS)}),? (?:the )?$")
_SINCE = 1900
"""Before this year calendars differed."""


def check_weekdays(view: View) -> Iterator[Finding]:
    """Yield a finding for each full date that falls on another day of the week than the one before it."""
    text = view.article.text
    for part in view.article.parts:
        if part.kind == "boilerplate":
            continue
        line = part.span.of(text)
        for moment in find_moments(line):
            named = _NAMED.search(line, max(0, moment.start - 16), moment.start)
            if not named or moment.day is None or moment.year < _SINCE:
                continue
            day = _DAYS[moment.earliest.weekday()]
            if day != named[1]:
                written = line[moment.start : moment.end]
                said = f"{written} is a {day}; the article says {named[1]}"
                yield view.find_at("age-or-date", f"{said} ({quote_text(line[named.start() :])}).", -1)
