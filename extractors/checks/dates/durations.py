"""A duration against the two dates between which it lies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from extractors.checks.dates.calendar import Moment, count_days, find_days
from extractors.checks.dates.lines import Line, read_lines
from extractors.checks.mentions import Mention
from extractors.checks.quoting import quote_text
from extractors.checks.view import View, find
from extractors.types import Finding

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
    r"\b(?:lasted|lasting|lasts|took|ran|ran for|lasted for|spent|went on for|after|for|over|continued for"
    r"|stayed)(?: (?:about|around|just|nearly|almost|some|exactly|more than|over|a|the|only|in all))* ?$",
    re.I,
)
_NOT = re.compile(r"\b(?:sentenc\w+|jail\w*|prison|aged?|old|contract)\b", re.I)
_NOT_AFTER = re.compile(r"\s?(?:in (?:prison|jail)|ago|earlier|later|before|old|behind bars|sentence|after)\b", re.I)
_LOOSE = Decimal("0.1")


def check_durations(view: View) -> Iterator[Finding]:
    """Yield a finding for each duration that its two dates do not give."""
    spans = [m for m in view.mentions if m.figure.kind == "duration" and m.unit in _DAYS and m.value is not None]
    if not spans:
        return
    lines = read_lines(view.article)
    for line in lines:
        moments = line.moments or tuple(find_days(line.text))
        if len(moments) != 2 or not _BEGINS.search(line.text) or _NOT.search(line.text):
            continue
        first, second = moments
        if second.earliest <= first.latest or not _ENDS.search(line.text, first.start):
            continue
        for mention in spans:
            if _belongs(mention, line) and (said := _judge(mention, first, second, line)):
                yield find("age-or-date", f"{said} ({quote_text(mention.figure.sentence)}).", mention)


def _belongs(mention: Mention, line: Line) -> bool:
    """Say whether a duration is that between the two dates of a sentence."""
    if mention.figure.sentence_span.overlaps(line.span):
        return bool(_LASTS.search(mention.before)) and not _NOT_AFTER.match(mention.after)
    # "a seven-week trial", and in the sentence after: "The trial opened on … and closed on …".
    near = -2 <= line.span.start - mention.figure.sentence_span.end <= 4
    named = mention.head and re.search(
        rf"\b[Tt]he {re.escape((mention.figure.counted or '').split()[-1])}\b", line.text
    )
    return bool(near and named and "-" in mention.figure.text)


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
