"""What an article leaves open: a risk without its base, a share of nobody knows what, a forecast without its range."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.candidates.modifiers import LOOSE
from extractors.findings.calendar import find_moments
from extractors.findings.quoting import quote
from extractors.findings.view import View, find
from extractors.relations.surroundings import Mention
from extractors.types import Finding

_WORD = re.compile(r"[^\W\d_]+")
_ABSOLUTE = re.compile(
    r"""
    \bin[ ](?:1,000|10,000|100,000|100|a[ ](?:hundred|thousand|million)|every)\b
    |\bper[ ](?:1,000|10,000|100,000|million)\b
    |\bout[ ]of[ ](?:\d|every)
    |\b(?:from|to)[ ]\d[\d.]*\s?(?:%|percent|per[ ]cent)
    """,
    re.VERBOSE | re.I,
)
_MORE = re.compile(r"\s?(?:more|less|higher|lower|greater|increase|increased|reduction|rise|drop|lower)\b", re.I)
_BY = re.compile(rf"\bby(?: {LOOSE})* $", re.I)
_NEAR = 30
_OF = re.compile(r"\s?of\b")


def check_risks(view: View) -> Iterator[Finding]:
    """Yield a finding for each risk that is so much more or less than another, where none is given as such."""
    if _ABSOLUTE.search(view.article.text):
        return
    for mention in view.mentions:
        if mention.unit not in ("%", "times") or mention.figure.kind not in ("percentage", "multiple"):
            continue
        near = _WORD.findall(f"{mention.before[-_NEAR:]} {mention.after[:_NEAR]}".lower())
        more = _MORE.match(mention.after) or _BY.search(mention.before) or mention.figure.kind == "multiple"
        if more and not view.words.claims.risk.isdisjoint(near):
            said = f"{mention.figure.text} more or less of what risk? The article gives none as such"
            yield find("question", f"{said} ({quote(mention.figure)}).", mention)


def check_bases(view: View) -> Iterator[Finding]:
    """Yield a finding for each share that does not say of what."""
    for mention in view.mentions:
        figure = mention.figure
        if figure.kind != "percentage" or mention.unit != "%" or figure.change or figure.counted:
            continue
        if not _OF.match(mention.after):
            yield find("question", f"{figure.text} of what? ({quote(figure)}).", mention)


def check_forecasts(view: View) -> Iterator[Finding]:
    """Yield a finding for each forecast that is one number, with neither a range nor a bound."""
    for mention in view.mentions:
        figure = mention.figure
        if (
            figure.value is None
            or figure.relation != "="
            or figure.kind not in ("count", "money", "percentage", "measure")
        ):
            continue
        words = {word.lower() for word in _WORD.findall(mention.before)}
        if view.words.claims.forecast & words and not _has_range(mention, view):
            said = f"{figure.text} is a forecast given as one number: how sure is it?"
            yield find("question", f"{said} ({quote(figure)}).", mention)


def _has_range(mention: Mention, view: View) -> bool:
    span = mention.figure.sentence_span
    return any(m.figure.low is not None for m in view.ranges if m.figure.sentence_span == span)


_ASKED = re.compile(
    r"""
    \b(?:poll|survey)(?:ed|s)?\b[^.;]{0,40}?\d
    |(?<![\d,])\d[\d,]*+(?:[ ][^\W\d_]+){0,3}[ ](?:were[ ]|who[ ]were[ ])?
        (?:polled|surveyed|asked|questioned|interviewed|took[ ]part|responded)
    |\b(?:sample|interviewed|questioned|heard[ ]from|asked)\b[^.;]{0,20}?\d
    """,
    re.VERBOSE | re.I,
)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_WHEN = re.compile(
    rf"""
    \b(?:conducted|carried[ ]out|taken|held|fieldwork|polled|surveyed|asked|between|from)\b[^.;]{{0,60}}?
        \b(?:{_MONTHS}|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|(?:last|this)[ ](?:week|month))\b
    |\b\d{{1,2}}[ ](?:{_MONTHS})\b|\b(?:{_MONTHS})[ ]\d{{1,2}}\b
    """,
    re.VERBOSE,
)


def check_polls(view: View) -> Iterator[Finding]:
    """Yield a finding for the first share from a poll of which the article tells no sample or no date."""
    text = view.article.text
    polled = [m for m in view.mentions if m.unit == "%" and _is_polled(m, view)]
    if not polled:
        return
    dated = bool(_WHEN.search(text)) or any(m.day or m.month for m in find_moments(text))
    wanting = [name for name, told in (("how many were asked", _ASKED.search(text)), ("when", dated)) if not told]
    if wanting:
        said = f"{polled[0].figure.text} is of a poll, and the article does not say {' or '.join(wanting)}"
        yield find("question", f"{said} ({quote(polled[0].figure)}).", polled[0])


def _is_polled(mention: Mention, view: View) -> bool:
    return not view.words.poll.isdisjoint(word.lower() for word in _WORD.findall(mention.figure.sentence))
