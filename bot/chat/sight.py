"""A report as a chat looks at it: what several parts of one message are written from, found once for all of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from bot.chat.worth import Look, Point, look_at
from bot.reports.things import Thing, find_things
from extractors import Report


# Without slots: what is found is kept beside its fields.
@dataclass(frozen=True)
class Sight:
    """A report and the look that a chat chose; what is in it is found when it is first asked for.

    >>> from bot.chat.worth import WorthWords
    >>> from extractors import Article
    >>> sight = Sight(Report(Article("Two ships sank.")), Look(WorthWords(frozenset(), frozenset(), frozenset())))
    >>> sight.points, sight.things
    ((), ())
    """

    report: Report
    look: Look

    @cached_property
    def points(self) -> tuple[Point, ...]:
        """What is worth checking, the most urgent first."""
        return look_at(self.report, self.look)

    @cached_property
    def things(self) -> tuple[Thing, ...]:
        """What more than one figure counts, those first whose numbers do not agree."""
        return find_things(self.report, self.look.words.checks)
