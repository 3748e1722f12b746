"""Dates in a text, as exact as they are written, and the lines that hold them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from extractors.candidates.sentences import find_sentences
from extractors.types import Article, Span

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = (
    r"(?P<{0}>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_ORDINAL = r"(?:st|nd|rd|th)?"
_YEAR = r"(?:1[5-9]|20)\d\d"
_DATE = re.compile(
    rf"""
    \b(?:
        (?P<d1>\d{{1,2}}){_ORDINAL}\s+(?:of\s+)?{_MONTH.format("m1")},?\s+(?P<y1>{_YEAR})   # 14th of May 1938
        |{_MONTH.format("m2")}\s+(?P<d2>\d{{1,2}}){_ORDINAL},?\s+(?P<y2>{_YEAR})            # May 14, 1938
        |{_MONTH.format("m3")},?\s+(?:of\s+)?(?P<y3>{_YEAR})                                # May 1938
        |(?P<y4>(?:1[89]|20)\d\d)
    )
    # No larger number, share, span of years or decade.
    (?![\d%]|,\d{{3}}|\.\d|[-–/]\d|s\b)
    """,
    re.VERBOSE,
)
_DAYS = re.compile(
    rf"""
    # 4 to 9 May
    \b(?:(?P<d0>\d{{1,2}})\s?(?:to|and|-|–|until)\s?)?(?P<d1>\d{{1,2}}){_ORDINAL}\s+{_MONTH.format("m1")}
        (?![a-z]|,?[ ]\d{{4}})
    |\b{_MONTH.format("m2")}\s+(?P<d2>\d{{1,2}}){_ORDINAL}(?![\d%]|,?[ ]\d{{4}})
    """,
    re.VERBOSE,
)
_PLAIN_YEAR = 2001


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
        # 31 June is a slip of another kind.
        if _is_in_calendar(moment):
            yield moment


def find_days(text: str) -> list[Moment]:
    """Give the two days of "from 4 to 9 May" or "on 3 March … on 9 April", in one unnamed year; else none.

    >>> [(m.month, m.day) for m in find_days("It ran from 4 to 9 May.")]
    [(5, 4), (5, 9)]
    """
    found = list(_DAYS.finditer(text))
    if len(found) == 1 and found[0]["d0"]:
        month = _MONTHS.index(found[0]["m1"][:3].lower()) + 1
        return _make_days([(found[0], int(found[0]["d0"]), month), (found[0], int(found[0]["d1"]), month)])
    if len(found) != 2 or any(m["d0"] for m in found):
        return []
    months = [_MONTHS.index((m["m1"] or m["m2"])[:3].lower()) + 1 for m in found]
    return _make_days([(m, int(m["d1"] or m["d2"]), month) for m, month in zip(found, months, strict=True)])


def _make_days(days: list[tuple[re.Match[str], int, int]]) -> list[Moment]:
    (first, day, month), (second, then, later) = days
    year = _PLAIN_YEAR + ((later, then) < (month, day))
    try:
        moments = [Moment(*first.span(), _PLAIN_YEAR, month, day), Moment(*second.span(), year, later, then)]
        return [m for m in moments if m.earliest]
    except ValueError:
        return []


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


def _is_in_calendar(moment: Moment) -> bool:
    try:
        return moment.earliest <= moment.latest
    except ValueError:
        return False


_OPENING = 250
"""Code points in which a date is that of the article."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence at ``span`` of the article, its text and the dates in it, by offsets into the text."""

    span: Span
    text: str
    moments: tuple[Moment, ...]


def read_lines(article: Article) -> tuple[Line, ...]:
    """Give the sentences of the article's own parts, in order."""
    return tuple(_read(article))


def _read(article: Article) -> Iterator[Line]:
    for part in article.parts:
        if part.kind != "boilerplate":
            for span in find_sentences(article.text, frozenset(), start=part.span.start, end=part.span.end):
                text = span.of(article.text)
                yield Line(span, text, tuple(find_moments(text)))


def find_now(article: Article, lines: tuple[Line, ...]) -> Moment | None:
    """Give when the article was written: its publication, else its latest date if that is full; None when unknown."""
    told = next(find_moments(article.published or ""), None)
    full = [m for line in lines for m in line.moments if m.day]
    last = max((m.year for line in lines for m in line.moments), default=0)
    return told or max((m for m in full if m.year == last), key=lambda m: m.earliest, default=None)


def find_dateline(article: Article) -> Moment | None:
    """Give the full date of an article: of its publication, else in its first lines; None when it has none."""
    opening = find_moments(article.text[:_OPENING])
    return next((m for m in (*find_moments(article.published or ""), *opening) if m.day), None)
