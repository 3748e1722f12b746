"""A number that doubled or halved, and the lead of a vote, against their two numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from extractors.checks.changes import are_alike, is_after, is_before
from extractors.checks.mentions import Mention, between
from extractors.checks.quoting import quote, show_number
from extractors.checks.sums import read_term
from extractors.checks.view import View, find
from extractors.types import Finding

_TIMES = {
    "doubled": Decimal(2), "doubling": Decimal(2), "trebled": Decimal(3), "tripled": Decimal(3),
    "quadrupled": Decimal(4), "halved": Decimal("0.5"), "halving": Decimal("0.5"),
}  # fmt: skip
_ABOUT = re.compile(r"\b(?:more than|less than|at least|over|nearly|almost|about|roughly) $", re.I)
_ROOM = Decimal("0.12")
_WIDE = Decimal("0.35")
_LEAD = re.compile(r"\b(?:majority|margin|lead|difference) of $", re.I)
_TO = re.compile(r"(?: votes)? to ")
_FAR = 60


def check_multiples(view: View) -> Iterator[Finding]:
    """Yield a finding for "doubled from 300 to 900", and for "by 52 votes to 41, a majority of 21"."""
    for at in range(len(view.mentions) - 1):
        one, two = view.mentions[at : at + 2]
        if one.figure.sentence_span != two.figure.sentence_span or len(between(one, two)) > _FAR:
            continue
        if (
            one.figure.kind == "score"
            and _LEAD.search(two.before)
            and (said := _judge_lead(one.figure.low, one.figure.high, two))
        ):
            yield find("arithmetic", f"{said} ({quote(two.figure)}).", one, two)
        following = view.mentions[at + 2] if at + 2 < len(view.mentions) else None
        if following is None or following.figure.sentence_span != one.figure.sentence_span:
            continue
        if said := _judge(one, two, following) or _judge_votes(one, two, following):
            yield find("arithmetic", f"{said} ({quote(two.figure)}).", one, two, following)


def _judge(by: Mention, one: Mention, two: Mention) -> str | None:
    factor = _TIMES.get(by.figure.text.lower())
    terms = read_term(one), read_term(two)
    if factor is None or terms[0] is None or terms[1] is None or not are_alike(one, two):
        return None
    first, second = terms
    for before, after in ((first, second), (second, first)):
        if before and after and before.value and is_before(before) and is_after(after, before):
            made = after.value / before.value
            room = factor * (_WIDE if _ABOUT.search(by.before) else _ROOM)
            if abs(made - factor) > room:
                shown = f"{before.mention.figure.text} to {after.mention.figure.text}"
                return f"{shown} is {show_number(made)} times as many; the article says {by.figure.text}"
    return None


def _judge_votes(one: Mention, two: Mention, lead: Mention) -> str | None:
    """Read "59 votes to 41, a majority of 18" of three figures that follow each other."""
    if not (_LEAD.search(lead.before) and _TO.fullmatch(between(one, two))) or one.value is None or two.value is None:
        return None
    return _judge_lead(min(one.value, two.value), max(one.value, two.value), lead)


def _judge_lead(low: Decimal | None, high: Decimal | None, lead: Mention) -> str | None:
    if low is None or high is None or lead.value is None or lead.value == high - low:
        return None
    return f"{show_number(high)} − {show_number(low)} = {show_number(high - low)}; the article says {lead.figure.text}"
