"""A digest: what a chat checked, what does not agree in it, and what nobody has looked at, in one message."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.chat.entries import count, name_article, say_open
from bot.chat.packing import Room
from bot.chat.rich import Block, Paragraph, Run, apart, line, ours
from bot.chat.sight import Sight
from bot.chat.worth import Look, Point
from bot.reports.things import Thing
from extractors import Report

USAGE = "Of which days? /digest is today, /digest week the last seven days."
TODAY, WEEK, DAY = "today", "in the last seven days", "in the 24 hours to"

# In other languages our own words take more room than in English.
_ROOM = Room(units=3600, entities=95)
# Of one article; and code points of what is said of them.
_MOST_THINGS, _MOST_TELLINGS, _MOST_OPEN = 2, 4, 2
_NAME, _NUMBER, _SOURCE, _REASON = 60, 24, 40, 160


@dataclass(frozen=True, slots=True)
class Digested:
    """What a digest says of one article; ``link`` leads to the answer, where the chat has links."""

    names: tuple[str | Run, ...]
    link: str | None
    figures: int
    points: tuple[Point, ...]
    disputed: tuple[Thing, ...]

    @property
    def open(self) -> tuple[Point, ...]:
        """What is to check and nobody has looked at."""
        return tuple(point for point in self.points if point.is_open)


def digest_report(report: Report, look: Look, link: str | None) -> Digested:
    """Take from a report what a digest says of it."""
    sight = Sight(report, look)
    return Digested(
        name_article(report.article, report.article.text),
        link,
        len(report.figures),
        sight.points,
        tuple(thing for thing in sight.things if thing.is_disputed),
    )


def write_digest(articles: Sequence[Digested], when: str, *, unread: int = 0) -> Block:
    """Write the digest of articles, those with most open first; what does not fit or was not read is counted."""
    ranked = sorted(articles, key=lambda each: (-len(each.open), not each.disputed))
    points = [point for each in articles for point in each.points]
    counts = [count(len(articles) + unread, "article"), count(sum(each.figures for each in articles), "figure")]
    written: Block = (
        line(Run(f"Checked here {when}", bold=True)),
        line(" · ".join([*counts, *filter(None, [say_open(points)])])),
    )
    for place, each in enumerate(ranked):
        more = (*written, Paragraph(), *_write_article(each))
        left = _count_rest(ranked[place + 1 :], unread)
        if not _ROOM.holds((*more, *left)):
            return (*written, *_count_rest(ranked[place:], unread))
        written = more
    return (*written, *_count_rest((), unread))


def say_nothing(when: str) -> str:
    """Say that nothing was checked."""
    return f"Nothing was checked in this chat {when}."


def _write_article(each: Digested) -> Iterator[Paragraph]:
    yield line(*each.names)
    said = " · ".join(filter(None, [count(each.figures, "figure"), say_open(each.points)]))
    yield line(said, " · " if each.link else "", Run("the answer" if each.link else "", link=each.link))
    shown = each.disputed[:_MOST_THINGS]
    for thing in shown:
        numbers = [
            f"{apart(telling.number, _NUMBER)} ({apart(telling.source, _SOURCE)})"
            for telling in thing.tellings[:_MOST_TELLINGS]
        ]
        more = " …" if len(thing.tellings) > _MOST_TELLINGS else ""
        yield line(f"≠ {apart(thing.name, _NAME)}: {', '.join(numbers)}{more}")
    if (left := len(each.disputed) - len(shown)) > 0:
        yield line(f"≠ {count(left, 'more thing')}")
    told = {index for thing in shown for telling in thing.tellings for index in telling.figures}
    # Numbers that do not agree stand above already.
    others = [point for point in each.open if not (point.code == "conflict" and told >= set(point.figures))]
    for point in others[:_MOST_OPEN]:
        yield line(Run("Open:", bold=True), f" {ours(point.reason[:1].upper() + point.reason[1:], _REASON)}")
    if (left := len(others) - _MOST_OPEN) > 0:
        yield line(f"… and {left} more open")


def _count_rest(rest: Sequence[Digested], unread: int) -> Block:
    if not rest and not unread:
        return ()
    figures, left = sum(each.figures for each in rest), sum(len(each.open) for each in rest)
    said = [f"And {count(len(rest) + unread, 'more article')}"]
    if rest and not unread:
        said += [count(figures, "figure"), *([f"{left} open"] if left else [])]
    return (Paragraph(), line(" · ".join(said)))
