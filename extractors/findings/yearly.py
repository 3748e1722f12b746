"""Years counted from one to the next: anniversaries of old things, spans of years, the ordinals of what is yearly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, islice

from extractors.candidates.modifiers import ABOUT
from extractors.findings.calendar import Line, find_now, read_lines
from extractors.findings.quoting import quote_text
from extractors.findings.view import View
from extractors.types import Finding

_BEFORE_CHRIST = re.compile(r"\b(?P<year>\d{1,4}) ?(?:BC|B\.C\.|BCE|B\.C\.E\.)(?![\w])")
_NUMBERED = re.compile(r"\b(?P<number>\d{1,3}(?:,?\d{3})?)(?:st|nd|rd|th) anniversary\b", re.I)


def check_old_anniversaries(view: View) -> Iterator[Finding]:
    """Yield a finding for each anniversary of something before Christ that is a year off: there is no year 0."""
    if not _BEFORE_CHRIST.search(view.article.text):
        return
    lines = read_lines(view.article)
    now = find_now(view.article, lines)
    for line in lines:
        begun, number = _BEFORE_CHRIST.search(line.text), _NUMBERED.search(line.text)
        years = {m.year for m in line.moments} or ({now.year} if now else set())
        if begun is None or number is None or len(years) != 1:
            continue
        then, said = years.pop(), int(number["number"].replace(",", ""))
        made = then + int(begun["year"]) - 1
        if said != made and abs(said - made) < made // 2:
            told = f"from {begun.group()} to {then} is {made:,} years, as there is no year 0"
            yield _write(f"{told}; the article says {number.group()}", line, number.start(), view)


_SPAN = re.compile(
    rf"""
    \b(?P<about>{ABOUT}[ ]|[^\W\d_]*[ ])?(?P<number>\d{{1,3}})[ -]years?(?:['’]|\b)
    (?:(?:[ ](?:worth[ ])?of)?(?:[ ][^\W\d_]+){{0,4}})?
    (?:,[ ]|[ ]\(|[ ])
    (?:from[ ]|between[ ]|in[ ])?(?P<first>(?:1[5-9]|20)\d\d)(?:[ ](?:to|and|through|until)[ ]|[ ]?[-–—][ ]?)
    (?P<last>(?:1[5-9]|20)\d\d)\b(?![-–—])
    """,
    re.VERBOSE | re.I,
)
_OLD = re.compile(
    r"\b(?:age[ds]?|old|sentence|prison|jail|later|earlier|ago|before|after|high|low|average|next|record)\b", re.I
)


def check_year_spans(view: View) -> Iterator[Finding]:
    """Yield a finding for each "15 years of data, from 1999 to 2004"."""
    for line in read_lines(view.article):
        for found in _SPAN.finditer(line.text):
            first, last, number = (int(found[name]) for name in ("first", "last", "number"))
            years = last - first
            loose = (found["about"] or "").strip().lower() not in (
                "",
                "the",
                "a",
                "of",
                "for",
                "its",
                "his",
                "her",
                "used",
                "covers",
            )
            room = max(1, number // 5) if loose else 1
            if years <= 0 or _OLD.search(found.group()) or years - room <= number <= years + room:
                continue
            told = f"from {first} to {last} is {years} or {years + 1} years; the article says {number}"
            yield _write(told, line, found.start("number"), view)


_SINCE = re.compile(
    r"""
    \b(?P<number>\d{1,3})[ ]years[ ](?:since|after)\b(?P<deed>[^.;:\d]{0,60}?)[ ](?:in[ ])?
    (?P<year>(?:1[5-9]|20)\d\d)\b
    """,
    re.VERBOSE,
)
_IT_IS = re.compile(
    r"\b(?:it is|it['’]s|it has been|is now|has been|been|marks?|this (?:week|month|year)|today)\b", re.I
)
_NEAR = 1


def check_years_since(view: View) -> Iterator[Finding]:
    """Yield a finding for each "it is 40 years since the wall fell in 1989" that the article's date does not give."""
    lines = read_lines(view.article)
    now = find_now(view.article, lines) if _SINCE.search(view.article.text) else None
    if now is None:
        return
    for line in lines:
        found = _SINCE.search(line.text)
        if found is None or not _IT_IS.search(line.text, 0, found.start()) or len(line.moments) != 1:
            continue
        made, number = now.year - int(found["year"]), int(found["number"])
        loose = max(_NEAR, number // 10) if re.search(rf"\b{ABOUT} $", line.text[: found.start()], re.I) else _NEAR
        if abs(made - number) > loose and made > 0:
            told = f"from {found['year']} to {now.year} is {made} years; the article says {number}"
            yield _write(told, line, found.start("number"), view)


_SLACK = 3
"""Years in which it may have been left out."""
_WARS = ((1914, 1919), (1939, 1946))
_FIRST = 20
"""Below that a season may be one of several in a year, or of none in many."""
_MOST_PAIRS = 30


def check_ordinals(view: View) -> Iterator[Finding]:
    """Yield a finding for two ordinals of one yearly thing that differ by more or less than the years between."""
    names = "|".join(sorted(view.words.claims.yearly - {"anniversary", "birthday"}))
    pattern = re.compile(rf"\b(?P<number>\d{{2,3}})(?:st|nd|rd|th) (?P<name>{names})(?: (?P<what>[^\W\d_]+))?\b", re.I)
    told: list[tuple[int, int, str, int, Line]] = []
    for line in read_lines(view.article):
        found = list(pattern.finditer(line.text))
        if len(found) == 1 and len(line.moments) == 1 and int(found[0]["number"]) >= _FIRST:
            name = found[0]["name"].lower()
            what = (found[0]["what"] or "").lower() if name == "annual" else ""
            told.append((int(found[0]["number"]), line.moments[0].year, f"{name} {what}", found[0].start(), line))
    for one, two in islice(combinations(told, 2), _MOST_PAIRS):
        if one[2] != two[2] or one[1] == two[1]:
            continue
        (first, begun, *_), (second, ended, *_) = sorted((one, two), key=lambda each: each[1])
        years, counted = ended - begun, second - first
        slack = _SLACK + sum(max(0, min(last, ended) - max(start, begun)) for start, last in _WARS)
        if not years - slack <= counted <= years:
            said = f"number {first} in {begun} and number {second} in {ended}: {years} years, and {counted} times"
            yield _write(said, two[4], two[3], view)


def _write(said: str, line: Line, at: int, view: View) -> Finding:
    return view.find_at("age-or-date", f"{said} ({quote_text(line.text)}).", line.span.start + at)
