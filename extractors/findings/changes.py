"""What changed from what to what, and by how much: "rose 15%, from 240 to 276", "56, 12% more than last year's 50"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby, pairwise

from extractors.candidates.modifiers import LOOSE
from extractors.findings.quoting import quote, show_number
from extractors.findings.view import View, find
from extractors.relations.differences import do_heads_agree, is_same_measure
from extractors.relations.rounding import Spread, half_step
from extractors.relations.sums import Term, fits, grow, read_term, subtract
from extractors.relations.surroundings import Mention
from extractors.types import Finding

POINTS = ("percentage point", "point")


def check_points(view: View) -> Iterator[Finding]:
    """Yield a finding for each change between two shares whose unit fits the other reading, or fits none."""
    for change in find_changes(view):
        if said := _judge_points(change):
            where = quote(change.by.mention.figure)
            yield find(
                "percent-or-points",
                f"{said} ({where}).",
                change.by.mention,
                change.before.mention,
                change.after.mention,
            )


def _judge_points(change: Change) -> str | None:
    shares = change.before.mention.unit == "%" == change.after.mention.unit
    unit = change.by.mention.unit
    relative = grow(change.before, change.after)
    points = subtract(change.after, change.before)
    shown = change.shown
    if not shares:
        if unit != "percentage point" or relative is None:
            return None
        return f"{shown} is a change in per cent, not in percentage points as in {change.by.mention.figure.text}"
    distance = show_number(abs(change.after.value - change.before.value))
    percent = (
        f", or {show_number(abs(change.after.value / change.before.value - 1) * 100)}%" if change.before.value else ""
    )
    if unit == "%" and fits(points, change.by) and not (relative and fits(relative, change.by)):
        return f"{shown} is {distance} percentage points{percent}; the article says {change.by.mention.figure.text}"
    if unit in POINTS and not fits(points, change.by):
        return f"{shown} is {distance} percentage points{percent}; the article says {change.by.mention.figure.text}"
    return None


_FAR = 90
_FROM = re.compile(
    rf"""
    \b(?:from|compared[ ](?:with|to)|against|versus|than|on)\s
    (?:
        (?:
            {LOOSE}|the|a|an|its|their|more|less|than
            # "the previous record", "the month's", "last year's"
            |last|previous|record|year|month|week|season|quarter|the\s\w+|\w+['’]s?
        )\s
    ){{0,5}}
    [$£€]?$
    """,
    re.VERBOSE | re.I,
)
_TO = re.compile(rf"\bto\s(?:(?:{LOOSE}|a|an|the|its|more|less|than|record)\s){{0,3}}$", re.I)
_MOVES = r"""
    (?:
        rose|rise|risen|rises|rising|fell|fall|fallen|falls|falling|grew|grow|grown|grows|growing|climb\w*|jump\w*
        |drop\w*|slip\w*|slid|increas\w+|decreas\w+|declin\w+|soar\w*|surg\w*|gain\w*|lost|shr[aiu]nk|widen\w*
        |narrow\w*|cut|lift\w*|rais\w+|plung\w*|tumbl\w*|dip\w*|eas\w+|higher|lower|more|less|fewer|go(?:es)?[ ]up
        |improv\w+|chang\w+|expand\w*|edg\w+
    )
"""
_RISE = re.compile(
    rf"""
    \b(?:
        up|down|by
        |{_MOVES}(?:\s(?:{LOOSE}|of|by|a|an|than|more|another|up|down|to)){{0,4}}
        # "a 15% rise", "a further 15% rise"
        |(?:a|an)(?:\s\w+)?
    )\s$
    """,
    re.VERBOSE | re.I,
)
_MORE = re.compile(
    r"""
    \s?(?:percent|per[ ]cent|%|percentage)?-?\s?(?:points?)?\s?(?:\w+\s){0,2}?
    (?:
        more|less|fewer|higher|lower|up|down|above|below
        |increase|rise|decrease|fall|drop|jump|gain|growth|decline|better|worse|larger|smaller|cut|reduction|hike
        |surge|slump
    )\b
    """,
    re.VERBOSE | re.I,
)
_RANGE = re.compile(r"\D*+(\d[\d,]*+(?:\.\d++)?+)(?>\D*?\bto\b)\D*+(\d[\d,]*+(?:\.\d++)?+)\D*+")
_THAT = re.compile(r"(?:That|This|It) (?:is|was|makes|would be) ")
_NEXT = 2
_PER = re.compile(r"\s?(?:each|apiece|a (?:head|day|week|month|year|night)(?! (?:earlier|ago|before))|per)\b", re.I)


@dataclass(frozen=True, slots=True)
class Change:
    """A number before and after, and the figure that says how much it changed; the last is None where none does."""

    before: Term
    after: Term
    by: Term

    @property
    def shown(self) -> str:
        """The two numbers as written."""
        texts = dict.fromkeys((self.before.mention.figure.text, self.after.mention.figure.text))
        return " to ".join(texts)


def find_changes(view: View) -> Iterator[Change]:
    """Yield the changes that a sentence states with all three figures."""
    earlier: list[Mention] = []
    for _, group in groupby(view.mentions, key=lambda m: m.figure.sentence_span):
        mentions = list(group)
        if len(mentions) > 1 and earlier and (change := _read_that(earlier[-1], mentions[0], mentions[1])):
            yield change
        earlier = mentions
        for at in range(len(mentions) - 2):
            if change := _read_change(mentions[at : at + 3]):
                yield change
        for one, two in pairwise(mentions):
            if change := _read_joined(one, two) or _read_joined(two, one):
                yield change


def _read_change(three: Sequence[Mention]) -> Change | None:
    terms = [read_term(mention) for mention in three]
    one, two, three_ = terms
    if (
        one is None
        or two is None
        or three_ is None
        or _gap(three[0], three[1]) is None
        or _gap(three[1], three[2]) is None
    ):
        return None
    for before, after, by in (
        (two, three_, one),
        (one, two, three_),
        (three_, one, two),
        (two, one, three_),
        (three_, two, one),
    ):
        if not (is_before(before) and is_after(after, before) and _is_by(by)):
            continue
        if are_alike(before.mention, after.mention) and (not _is_by(after) or _TO.search(after.mention.before)):
            return _level(before, after, by)
    return None


def _read_joined(by: Mention, both: Mention) -> Change | None:
    """Read "rose 2 points, from 4 to 6%", where the numbers before and after were read as one range."""
    found = _RANGE.fullmatch(both.figure.text)
    term = read_term(by)
    near = _gap(*sorted((by, both), key=lambda m: m.index))
    if not found or term is None or near is None or not _FROM.search(both.before) or not _is_by(term):
        return None
    low, high = both.figure.low, both.figure.high
    if low is None or high is None or by.unit is None:
        return None
    if Decimal(found[1].replace(",", "")) > Decimal(found[2].replace(",", "")):
        low, high = high, low
    halves = half_step(found[1], low), half_step(found[2], high)
    before = Term(both, low, Spread(low - halves[0], low + halves[0]))
    return _level(before, Term(both, high, Spread(high - halves[1], high + halves[1])), term)


def _level(before: Term, after: Term, by: Term) -> Change:
    """Make a change whose two shares are taken to be as exact as the finer one: "from 3.5% to 4%" is to 4.0%."""
    half = min(before.spread.high - before.value, after.spread.high - after.value)
    if before.mention.unit == "%" and half:
        before, after = (Term(t.mention, t.value, Spread(t.value - half, t.value + half)) for t in (before, after))
    return Change(before, after, by)


def _read_that(one: Mention, two: Mention, three: Mention) -> Change | None:
    """Read "It has 19 shops. That is two more than last year's 17." of three figures that follow each other."""
    if not _THAT.match(two.figure.sentence) or two.figure.sentence_span.start - one.figure.sentence_span.end > _NEXT:
        return None
    after, by, before = (read_term(mention) for mention in (one, two, three))
    if after is None or by is None or before is None or _gap(two, three) is None:
        return None
    holds = is_before(before) and _MORE.match(two.after) and are_alike(one, three)
    return _level(before, after, by) if holds else None


def _gap(one: Mention, two: Mention) -> str | None:
    """Give the text between two figures of one sentence; None when they stand too far apart."""
    start, end = (
        one.figure.span.end - one.figure.sentence_span.start,
        two.figure.span.start - one.figure.sentence_span.start,
    )
    text = one.figure.sentence[start:end]
    return text if len(text) <= _FAR and ";" not in text else None


def is_before(term: Term) -> bool:
    """Say whether a number is the one before a change: "from 12", "than last year's 12"."""
    return bool(_FROM.search(term.mention.before)) and not _PER.match(term.mention.after)


def is_after(term: Term, before: Term) -> bool:
    """Say whether a number can be the one after a change."""
    if term.mention.figure.span > before.mention.figure.span:
        return bool(_TO.search(term.mention.before))
    return not _FROM.search(term.mention.before)


def _is_by(term: Term) -> bool:
    return bool(_RISE.search(term.mention.before) and not _TO.search(term.mention.before)) or bool(
        _MORE.match(term.mention.after)
    )


def are_alike(one: Mention, two: Mention) -> bool:
    """Say whether two figures can be the same thing before and after."""
    return is_same_measure(one, two) and (one.unit is not None or do_heads_agree(one, two) is not False)


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
