"""Dates in a text, as exact as they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = (
    r"(?P<{0}>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DATE = re.compile(
    rf"\b(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH.format('m1')},?\s+(?P<y1>(?:1[5-9]|20)\d\d)"
    rf"|{_MONTH.format('m2')}\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>(?:1[5-9]|20)\d\d)"
    rf"|{_MONTH.format('m3')},?\s+(?:of\s+)?(?P<y3>(?:1[5-9]|20)\d\d)"
    r"|(?P<y4>(?:1[89]|20)\d\d))(?![\d%]|,\d{3}|\.\d|[-–/]\d|s\b)"
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A date in a text at ``[start, end)``; month and day are None where it gives none."""

    start: int
    end: int
    year: int
    month: int | None = None
    day: int | None = None

    @property
    def earliest(self) -> date:
        """The first day it may be."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day it may be."""
        if self.day:
            return self.earliest
        if self.month:
            return date.fromordinal(date(self.year + self.month // 12, self.month % 12 + 1, 1).toordinal() - 1)
        return date(self.year, 12, 31)


def find_moments(text: str) -> Iterator[Moment]:
    """Yield the dates of a text that name a year, in order.

    >>> [(m.year, m.month, m.day) for m in find_moments("Born on 14 May 1938, she left in July 1953 and died in 2001.")]
    [(1938, 5, 14), (1953, 7, None), (2001, None, None)]
    """
    for found in _DATE.finditer(text):
        year = next(int(found[name]) for name in ("y1", "y2", "y3", "y4") if found[name])
        name = found["m1"] or found["m2"] or found["m3"]
        month = _MONTHS.index(name[:3].lower()) + 1 if name else None
        day = found["d1"] or found["d2"]
        moment = Moment(found.start(), found.end(), year, month, int(day) if day else None)
        try:
            moment.earliest, moment.latest  # noqa: B018
        except ValueError:
            continue  # 31 June is a slip of another kind
        yield moment


def count_years(start: Moment, end: Moment) -> tuple[int, int]:
    """Give the fewest and the most whole years between two dates.

    >>> count_years(Moment(0, 0, 1938, 5, 14), Moment(0, 0, 2024, 3, 3))
    (85, 85)
    >>> count_years(Moment(0, 0, 1938), Moment(0, 0, 2024))
    (85, 86)
    """
    return _age(start.latest, end.earliest), _age(start.earliest, end.latest)


def count_days(start: Moment, end: Moment) -> tuple[int, int]:
    """Give the fewest and the most days between two dates."""
    return (end.earliest - start.latest).days, (end.latest - start.earliest).days


def _age(born: date, then: date) -> int:
    return then.year - born.year - ((then.month, then.day) < (born.month, born.day))
