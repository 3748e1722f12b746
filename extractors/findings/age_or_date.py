"""Ages, anniversaries, durations and days of the week against the dates beside them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice, takewhile

from extractors.candidates.modifiers import LOOSE
from extractors.findings.calendar import (
    Line,
    Moment,
    count_days,
    count_years,
    find_dateline,
    find_days,
    find_moments,
    find_now,
    read_lines,
)
from extractors.findings.quoting import quote_text
from extractors.findings.view import View, find
from extractors.relations.surroundings import Mention
from extractors.types import Finding

_BORN = re.compile(r"\b[Bb]orn\b")
_FAR = 70
_NO_AGE = r"%|percent|million|billion|metres|points|to\b|and\b|or\b|of\b|in\b|days|weeks|months|people"
_AGE = re.compile(
    rf"""
    \b(?:aged|at[ ]the[ ]age[ ]of|at[ ]age|age|turned|turning|was[ ]only|was[ ]just|was|were|is|at)\s
        (?P<age>\d{{1,3}})(?=[.,;)—–\s]|$)(?!\s?(?:{_NO_AGE}))(?![.,]\d)
    |\b(?:died|dies|dead)[ ](?:\w+[ ]){{0,4}}?(?:aged|at|at[ ]the[ ]age[ ]of)[ ]
        (?P<last>\d{{1,3}})(?=[ ]in[ ](?:1[5-9]|20)\d\d)
    |\bher[ ](?P<her>\d{{1,3}})(?:st|nd|rd|th)[ ]birthday
    |\bhis[ ](?P<his>\d{{1,3}})(?:st|nd|rd|th)[ ]birthday
    """,
    re.VERBOSE,
)
_WHO = re.compile(r"\b(?:he|she|his|her|him)\b", re.I)
_DEAD = re.compile(r"\b(?:died|dies|death|dead|killed|passed away|drowned)\b", re.I)
_PLAIN = re.compile(r"^(?:He|She|[A-Z]\w+(?: [A-Z]\w+)?) (?:was|is) \d{1,3}\W*$")
_NAME = re.compile(r"\b[A-Z]\w{2,}")
_LIFE = re.compile(r"\((?:c\. ?)?(?P<born>1[5-9]\d\d|20\d\d) ?[-–] ?(?P<died>1[5-9]\d\d|20\d\d)\)")
_OLDEST = 115


def check_ages(view: View) -> Iterator[Finding]:
    """Yield a finding for each age that the article's own dates do not give."""
    text = view.article.text
    if not (_BORN.search(text) or _LIFE.search(text)):
        return
    lines = read_lines(view.article)
    births = [(at, born) for at, line in enumerate(lines) if (born := _find_birth(line))]
    for at, line in enumerate(lines):
        yield from _check_life(line, view)
        near = births if len(births) == 1 else [b for b in births if b[0] == at]
        if len(near) == 1:
            yield from _check_line(lines, at, near[0], view)


def _find_birth(line: Line) -> Moment | None:
    found = _BORN.search(line.text)
    if not found:
        return None
    return next((m for m in line.moments if 0 <= m.start - found.end() <= _FAR), None)


def _check_line(lines: tuple[Line, ...], at: int, birth: tuple[int, Moment], view: View) -> Iterator[Finding]:
    line, born = lines[at], birth[1]
    if at != birth[0] and not _is_of(line.text, lines[birth[0]].text):
        return
    for found in _AGE.finditer(line.text):
        age = int(found[found.lastgroup or 0])
        then = _find_moment(lines, at, born, found)
        if then is None and _DEAD.search(line.text[: found.start()]):
            now = find_dateline(view.article)
            told = [m for m in line.moments if (m.month or m.day) and m != born]
            then = now if now and all(m.earliest == now.earliest for m in told) else None
        if then is None or not 0 < age <= _OLDEST:
            continue
        low, high = count_years(born, then)
        if high >= 0 and not low <= age <= high:
            years = str(low) if low == high else f"{low} or {high}"
            dates = _show(born, lines[birth[0]]), _show(then, _holder(lines, at, then))
            said = f"born {dates[0]}, by {dates[1]} the age is {years}"
            yield view.find_at(
                "age-or-date",
                f"{said}; the article says {age} ({quote_text(line.text)}).",
                line.span.start + found.end() - 1,
            )


def _is_of(text: str, told: str) -> bool:
    """Say whether a sentence is of the one whose birth another tells: by "he" or by the name before "born"."""
    named = _BORN.split(told)[0] if _BORN.search(told) else ""
    return bool(_WHO.search(text) or set(_NAME.findall(named)[-2:]) & set(_NAME.findall(text)))


def _find_moment(lines: tuple[Line, ...], at: int, born: Moment, found: re.Match[str]) -> Moment | None:
    """Give when somebody was so old: the one other date of the sentence, or that of the death told right before."""
    others = [m for m in lines[at].moments if m != born and m.earliest > born.earliest]
    if len(others) == 1:
        return others[0] if abs(others[0].start - found.start()) < 2 * _FAR else None
    if not others and at and _PLAIN.match(lines[at].text):
        before = [m for m in lines[at - 1].moments if m.day or m.month]
        return before[-1] if before and _DEAD.search(lines[at - 1].text) else None
    return None


def _holder(lines: tuple[Line, ...], at: int, moment: Moment) -> Line:
    return lines[at] if moment in lines[at].moments else lines[at - 1]


def _show(moment: Moment, line: Line) -> str:
    return line.text[moment.start : moment.end] if moment in line.moments else f"{moment.earliest:%-d %B %Y}"


def _check_life(line: Line, view: View) -> Iterator[Finding]:
    """Yield a finding for "(1920–2005) … aged 90"."""
    for life in _LIFE.finditer(line.text):
        years = int(life["died"]) - int(life["born"])
        for found in re.finditer(r"\b(?:died|dying) (?:\w+ ){0,4}?(?:aged|at|at the age of) (\d{1,3})\b", line.text):
            if int(found[1]) not in (years, years - 1):
                lived = f"from {life['born']} to {life['died']} is {years - 1} or {years} years"
                said = f"{lived}; the article says {found[1]}"
                yield view.find_at(
                    "age-or-date", f"{said} ({quote_text(line.text)}).", line.span.start + found.start(1)
                )


_BEGAN = re.compile(
    r"""
    \b(?:
        founded|established|opened|launched|set[ ]up|formed|started|began|created|built|married|wed|incorporated
        |signed|introduced|inaugurated|dat(?:es|ing)[ ](?:from|back[ ]to)|began[ ]in
        |first[ ](?:
            held|published|staged|played|opened|met|aired|broadcast|shown|screened|performed|released|recorded|appeared
            |printed|sung|issued|run|celebrated|marked|launched
        )
    )\b
    """,
    re.VERBOSE | re.I,
)
_ORDINALS = {
    "fifth": 5, "tenth": 10, "twentieth": 20, "twenty-fifth": 25, "thirtieth": 30, "fortieth": 40, "fiftieth": 50,
    "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100,
}  # fmt: skip
_ANNIVERSARY = re.compile(
    rf"\b(?:(\d{{1,3}})(?:st|nd|rd|th)|({'|'.join(_ORDINALS)}))[- ](?:wedding |founding )?(?:anniversary|birthday)\b",
    re.I,
)
_AGO = re.compile(r"\bin ((?:1[89]|20)\d\d),? (?:just |only |exactly )?(\d{1,3}) years ago\b")
_BEHIND = 60
_STEPS = (0, -1, 1, -2)
_NEAR = 1


def check_anniversaries(view: View) -> Iterator[Finding]:
    """Yield a finding for each anniversary, and each "in 1991, 33 years ago", that the years do not give."""
    text = view.article.text
    if not (_ANNIVERSARY.search(text) or _AGO.search(text)):
        return
    lines = read_lines(view.article)
    now = find_now(view.article, lines)
    for at, line in enumerate(lines):
        for found in _ANNIVERSARY.finditer(line.text):
            begun = _find_begun(lines, at)
            others = [m for m in line.moments if begun and m.year > begun.year]
            then = others[0] if len(others) == 1 else now if not others else None
            number = int(found[1]) if found[1] else _ORDINALS[found[2].lower()]
            if begun and then and then.year - begun.year != number and then.year > begun.year:
                yield _write(begun, then, f"{found[0]}", line, line.span.start + found.start(), view)
        for found in _AGO.finditer(line.text):
            if now and abs(now.year - int(found[1]) - int(found[2])) > _NEAR:
                begun = Moment(0, 0, int(found[1]))
                yield _write(begun, now, f"{found[2]} years", line, line.span.start + found.start(2), view)


def _write(begun: Moment, then: Moment, said: str, line: Line, at: int, view: View) -> Finding:
    years = f"from {begun.year} to {then.year} is {then.year - begun.year} years; the article says {said}"
    return view.find_at("age-or-date", f"{years} ({quote_text(line.text)}).", at)


def _find_begun(lines: Sequence[Line], at: int) -> Moment | None:
    """Give when that began of which a sentence tells the anniversary: in the sentence itself, else in one near it."""
    near = (at + step for step in _STEPS if 0 <= at + step < len(lines))
    return next((begun for place in near if (begun := _find_beginning(lines[place]))), None)


def _find_beginning(line: Line) -> Moment | None:
    for found in _BEGAN.finditer(line.text):
        moment = next((m for m in line.moments if 0 <= m.start - found.end() <= _BEHIND), None)
        if moment:
            return moment
    return None


_DAYS = {"day": Decimal(1), "week": Decimal(7), "month": Decimal("30.44"), "year": Decimal("365.25")}
_BEGINS = re.compile(
    r"\b(?:began|begun|begins|started|starts|opened|opens|broke out|launched|imposed|introduced|from|between"
    r"|took (?:over|office)|joined|ran from)\b",
    re.I,
)
_ENDS = re.compile(
    r"\b(?:ended|ends|until|till|closed|closes|finished|lifted|concluded|reopened|to|and|broken|stepped down|left"
    r"|retired)\b",
    re.I,
)
_LASTS = re.compile(
    rf"""
    \b(?:
        lasted|lasting|lasts|took|ran|ran[ ]for|lasted[ ]for|spent|went[ ]on[ ]for|after|for|over|continued[ ]for
        |stayed
    )
    (?:[ ](?:{LOOSE}|a|the|in[ ]all))*[ ]?$
    """,
    re.VERBOSE | re.I,
)
_NOT = re.compile(r"\b(?:sentenc\w+|jail\w*|prison|aged?|old|contract)\b", re.I)
_NOT_AFTER = re.compile(r"\s?(?:in (?:prison|jail)|ago|earlier|later|before|old|behind bars|sentence|after)\b", re.I)
_LOOSE = Decimal("0.1")
_GAP = 4
"""Code points at most between a sentence with a duration and the one behind it."""


def check_durations(view: View) -> Iterator[Finding]:
    """Yield a finding for each duration that its two dates do not give."""
    spans = [m for m in view.mentions if m.figure.kind == "duration" and m.unit in _DAYS and m.value is not None]
    if not spans:
        return
    ends = [m.figure.sentence_span.end for m in spans]
    for line in read_lines(view.article):
        moments = line.moments or tuple(find_days(line.text))
        if len(moments) != 2 or not _may_last(line):
            continue
        first, second = moments
        if second.earliest <= first.latest or not _ENDS.search(line.text, first.start):
            continue
        for mention in _find_beside(line, spans, ends):
            if _belongs(mention, line) and (said := _judge(mention, first, second, line)):
                yield find("age-or-date", f"{said} ({quote_text(mention.figure.sentence)}).", mention)


def _may_last(line: Line) -> bool:
    return bool(_BEGINS.search(line.text)) and not _NOT.search(line.text)


def _find_beside(line: Line, spans: Sequence[Mention], ends: Sequence[int]) -> Iterator[Mention]:
    """Yield the durations in a line and shortly before it; ``ends`` are the ends of their sentences."""
    first = bisect_left(ends, line.span.start - _GAP)
    yield from takewhile(lambda m: m.figure.sentence_span.start < line.span.end, islice(spans, first, None))


def _belongs(mention: Mention, line: Line) -> bool:
    """Say whether a duration is that between the two dates of a sentence."""
    if mention.figure.sentence_span.overlaps(line.span):
        return bool(_LASTS.search(mention.before)) and not _NOT_AFTER.match(mention.after)
    # "a seven-week trial", and in the sentence after: "The trial opened on … and closed on …".
    near = -2 <= line.span.start - mention.figure.sentence_span.end <= _GAP
    named = (
        near
        and mention.head
        and re.search(rf"\b[Tt]he {re.escape((mention.figure.counted or '').split()[-1])}\b", line.text)
    )
    return bool(named and "-" in mention.figure.text)


def _judge(mention: Mention, first: Moment, second: Moment, line: Line) -> str | None:
    unit = mention.unit or ""
    value = mention.value or Decimal(0)
    low, high = (Decimal(days) / _DAYS[unit] for days in count_days(first, second))
    room = Decimal(1)
    if mention.figure.relation != "=":
        room += value * _LOOSE
    if low - room <= value <= high + room:
        return None
    dates = " to ".join(dict.fromkeys(line.text[m.start : m.end] for m in (first, second)))
    middle = round((low + high) / 2)
    return f"{dates} is about {middle} {unit}{'' if middle == 1 else 's'}; the article says {mention.figure.text}"


_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NAMED = re.compile(rf"\b({'|'.join(_WEEKDAYS)}),? (?:the )?$")
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
            day = _WEEKDAYS[moment.earliest.weekday()]
            if day != named[1]:
                written = line[moment.start : moment.end]
                said = f"{written} is a {day}; the article says {named[1]}"
                yield view.find_at("age-or-date", f"{said} ({quote_text(line[named.start() :])}).", -1)
