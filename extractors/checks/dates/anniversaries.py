"""An anniversary, or so many years ago, against the year it counts from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.checks.dates.calendar import Moment
from extractors.checks.dates.lines import Line, find_now, read_lines
from extractors.checks.quoting import quote_text
from extractors.checks.view import View
from extractors.types import Finding

_BEGAN = re.compile(
    r"\b(?:founded|established|opened|launched|set up|formed|started|began|created|built|married|wed|incorporated"
    r"|signed|introduced"
    r"|inaugurated|dat(?:es|ing) (?:from|back to)|began in|first (?:held|published|staged|played|opened|met))\b",
    re.I,
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
_FAR = 60
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
            begun = _find_beginning(line) or (_find_beginning(lines[at - 1]) if at else None)
            begun = begun or (_find_beginning(lines[at + 1]) if at + 1 < len(lines) else None)
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


def _find_beginning(line: Line) -> Moment | None:
    for found in _BEGAN.finditer(line.text):
        moment = next((m for m in line.moments if 0 <= m.start - found.end() <= _FAR), None)
        if moment:
            return moment
    return None
