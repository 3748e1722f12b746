"""What the chat saw earlier about the things a new article counts: another number, or another source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.memory.seen import Seen, write_day
from bot.reports.origin import find_address, name_outlet, say_origin
from bot.reports.wording import describe_source
from extractors import Article, Figure, Finding, Report
from extractors.relations.across import Text
from extractors.relations.meeting import Meeting, find_meetings, lay_out, may_be_one_number
from extractors.relations.relate import RelationKnowledge
from extractors.relations.surroundings import read_mentions

_MOST_PAIRS = 60_000
"""Pairs of figures that are looked at: some seconds of work."""


def find_earlier(report: Report, articles: Sequence[Sequence[Seen]], knowledge: RelationKnowledge) -> Iterator[Finding]:
    """Yield for each figure what was seen earlier of the same thing: ``seen-before`` is another number.

    ``source-differs`` is the same number on another's word. ``articles`` are whole ones, the latest first, none of them
    the report's own or a copy of it; of several that speak of a thing the latest is told.
    """
    if not articles:
        return
    words = knowledge.words
    here = lay_out(Text("", report.article.text, read_mentions(report.figures, words)), words)
    told: set[int] = set()
    left = _MOST_PAIRS
    for seen in articles:
        left -= len(seen) * len(report.figures)
        if left < 0:
            break
        there = lay_out(Text("", "", read_mentions([each.figure for each in seen], words)), words)
        for meeting in find_meetings(here, there, knowledge):
            if meeting.one.index not in told:
                told.add(meeting.one.index)
                yield from _judge(meeting, seen[meeting.two.index], report.article)


def _judge(meeting: Meeting, each: Seen, article: Article) -> Iterator[Finding]:
    one, two = meeting.one.figure, each.figure
    if one.sentence == two.sentence:
        return
    place = (meeting.one.index,)
    here = f"“{one.text}” here ({describe_source(one, name_outlet(article))})"
    if not may_be_one_number(one, two):
        when = write_day(each.seen.date())
        yield Finding("seen-before", place, f"{here}, “{two.text}” when seen here on {when} ({_tell(each)})")
    elif _differs(one, two):
        when = write_day(each.seen.date())
        yield Finding("source-differs", place, f"{here}; when seen here on {when}, it was by another ({_tell(each)})")


def _tell(each: Seen) -> str:
    """Say who gave a figure, in which article, and where that is to be read."""
    origin = say_origin(each) if each.figure.asserted_by or each.self_described else None
    place = ", ".join(filter(None, (origin, find_address(each))))
    return "; ".join(filter(None, (describe_source(each.figure, name_outlet(each)), place)))


def _differs(one: Figure, two: Figure) -> bool:
    """Say whether two figures have sources that are both known and have no word of a name in common."""
    first, second = one.asserted_by, two.asserted_by
    if first is None or second is None or "unnamed" in (first.kind, second.kind):
        return False
    names = [{word for word in source.name.casefold().split() if len(word) > _SHORT} for source in (first, second)]
    return not names[0] & names[1]


_SHORT = 3
