"""An age against the dates of birth and of what happened at that age."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.checks.dates.calendar import Moment, count_years
from extractors.checks.dates.lines import Line, find_dateline, read_lines
from extractors.checks.quoting import quote_text
from extractors.checks.view import View
from extractors.types import Finding

_BORN = re.compile(r"\b[Bb]orn\b")
_FAR = 70
_AGE = re.compile(
    r"\b(?:aged|at the age of|at age|age|turned|turning|was only|was just|was|were|is"
    r"|at)\s(?P<age>\d{1,3})(?=[.,;)—–\s]|$)"
    r"(?!\s?(?:%|percent|million|billion|metres|points|to\b|and\b|or\b|of\b|in\b|days|weeks|months|people))(?![.,]\d)"
    r"|\bher (?P<her>\d{1,3})(?:st|nd|rd|th) birthday|\bhis (?P<his>\d{1,3})(?:st|nd|rd|th) birthday"
)
_WHO = re.compile(r"\b(?:he|she|his|her|him)\b", re.I)
_DEAD = re.compile(r"\b(?:died|dies|death|dead|killed|passed away|drowned)\b", re.I)
_PLAIN = re.compile(r"^(?:He|She) (?:was|is) \d{1,3}\W*$")
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
    if at != birth[0] and not _WHO.search(line.text):
        return
    for found in _AGE.finditer(line.text):
        age = int(found["age"] or found["her"] or found["his"])
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
