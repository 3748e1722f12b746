"""Results of a poll that a sentence reports without saying so again: they are the poll's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.types import Figure, Span

_NEW = r"new|latest|recent"
_HELD = r"national|statewide|nationwide|tracking|online|exit"
_EARLIER = r"previous|last|prior"
_POLL = re.compile(
    rf"""
    \b(?:(?:[Tt]he|[Aa]n?|[Tt]hat|[Oo]ur)[ ])?(?:(?:{_NEW})[ ])?
    (?P<full>
        (?:(?:{_HELD}|{_EARLIER})[ ]){{0,4}}
        # who holds it: "Harrow Institute", "University of Orlo"
        (?:[A-Z][\w’'&./-]{{0,60}}+[ ](?:of[ ])?){{0,6}}
        (?:(?:{_NEW}|{_HELD}|opinion|Battleground|{_EARLIER})[ ]){{0,4}}
        (?:poll|survey|Poll|Survey)\b(?!ing|s\b|ster)
        # or behind it: "by the University of Orlo"
        (?:[ ](?:by|from|for)[ ](?:the[ ])?[A-Z][\w’'&-]*(?:[ ](?:of[ ])?(?:the[ ])?[A-Z][\w’'&-]*){{0,5}})?
    )
    """,
    re.VERBOSE,
)
_POLLED = r"""
    voters?|respondents|adults|those[ ](?:polled|surveyed|asked)
    |Americans|Britons|women|men|Republicans|Democrats|independents
    |supporters|millennials|parents|whites|blacks|Latinos|Hispanics
"""
_ANSWERED = r"""
    (?:would|plan[ ]to|intend[ ]to)[ ](?:vote|choose|back|support|prefer)
    |approv\w+|disapprov\w+|said|say|think|believe|favou?r\w*|prefer\w*
    |rating|leads?|led|trails?|trailed|ahead|undecided|backed|backs
"""
_RESULT = re.compile(rf"\b(?:{_POLLED}|{_ANSWERED})\b", re.VERBOSE)
_TOLERANCE = re.compile(r"\bmargin of (?:sampling )?error\b")
# What analysts expected in a poll is no share of people.
_OF_EXPERTS = re.compile(r"\b(?:analysts|economists|forecasters|traders|strategists)\b[^.;\n]{0,24}$", re.I)
_BEFORE = 40
_REACH = 1200
"""Code points back that a poll's results run on."""
_LEAD = 500
"""Code points from the start in which an article about a poll names it."""


@dataclass(frozen=True, slots=True)
class Poll:
    """A mention of a poll."""

    span: Span
    phrase: str


def find_polls(text: str) -> list[Poll]:
    """Find every mention of one poll or survey, with the words that name it.

    >>> [p.phrase for p in find_polls("A Harrow Institute poll found so. The poll was small.")]
    ['Harrow Institute poll', 'poll']
    >>> find_polls("They cite a survey by Orlo University. Of those asked, half agreed.")[0].phrase
    'survey by Orlo University'
    """
    found = (m for m in _POLL.finditer(text) if not _OF_EXPERTS.search(text, max(0, m.start() - _BEFORE), m.start()))
    return [Poll(Span(*m.span("full")), m["full"]) for m in found]


def find_poll_for(text: str, figure: Figure, polls: Sequence[Poll]) -> Poll | None:
    """Give the poll whose result a figure is: a share of people polled, in the text behind a mention of the poll.

    That text is its paragraph, or more in an article that is about the poll.
    """
    if figure.kind not in ("percentage", "ratio") or not _RESULT.search(figure.sentence):
        return None
    if _TOLERANCE.search(figure.sentence):
        return None
    before = [p for p in polls if p.span.end <= figure.sentence_span.end and figure.span.start - p.span.end < _REACH]
    if not before:
        return None
    run = polls[0].span.start <= _LEAD or "\n" not in text[before[-1].span.end : figure.span.start]
    return before[-1] if run else None
