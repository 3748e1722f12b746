"""Results of a poll that a sentence reports without saying so again: they are the poll's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.types import Figure, Span

_POLL = re.compile(
    r"\b(?:(?:[Tt]he|[Aa]n?|[Tt]hat|[Oo]ur) )?(?:(?:new|latest|recent) )?(?P<full>"
    r"(?:(?:national|statewide|nationwide|tracking|online|exit|previous"
    r"|last|prior)[ ]){0,4}"
    r"(?:[A-Z][\w’'&./-]{0,60}+[ ](?:of[ ])?){0,6}(?:(?:new|latest|recent"
    r"|national|statewide|nationwide|tracking|online|exit|opinion|Battleground"
    r"|previous|last|prior)[ ]){0,4}(?:poll|survey|Poll|Survey)\b(?!ing"
    r"|s\b|ster)(?:[ ](?:by|from|for)[ ](?:the[ ])?[A-Z][\w’'&-]*(?:[ ](?:of[ ])?"
    r"(?:the[ ])?[A-Z][\w’'&-]*){0,5})?)"
)
_RESULT = re.compile(
    r"\b(?:voters?|respondents|adults|those (?:polled|surveyed|asked)"
    r"|Americans|Britons|women|men|Republicans|Democrats|independents"
    r"|supporters|millennials|parents|whites|blacks|Latinos|Hispanics"
    r"|(?:would|plan to|intend to) (?:vote|choose|back|support|prefer)"
    r"|approv\w+|disapprov\w+|said|say|think|believe|favou?r\w*|prefer\w*"
    r"|rating|leads?|led|trails?|trailed|ahead|undecided|backed|backs)\b"
)
_TOLERANCE = re.compile(r"\bmargin of (?:sampling )?error\b")
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
    return [Poll(Span(*m.span("full")), m["full"]) for m in _POLL.finditer(text)]


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
