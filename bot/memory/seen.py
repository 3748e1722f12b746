"""A figure that a chat has seen, with the article it stood in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from extractors import Figure, Report


@dataclass(frozen=True, slots=True)
class Seen:
    """One figure, where it stood and when the chat saw it (UTC).

    ``key`` tells the article from others; ``published`` is what the article says of its own date, in ISO form. With
    ``self_described``, so are outlet and address.
    """

    figure: Figure
    key: str
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None
    seen: datetime
    self_described: bool = False

    @property
    def day(self) -> date:
        """Give the day that the article was published, or the day it was seen when it does not say."""
        try:
            return date.fromisoformat((self.published or "")[:10])
        except ValueError:
            return self.seen.date()


def note_figures(report: Report, key: str, seen: datetime) -> Iterator[Seen]:
    """Yield what is worth remembering of a report: all its figures but ages."""
    article = report.article
    for figure in report.figures:
        # The age of a person is no claim that a later article adds to.
        if figure.kind != "age":
            yield Seen(
                figure,
                key,
                article.title,
                article.outlet,
                article.url,
                article.published,
                seen,
                article.self_described,
            )


def write_day(day: date) -> str:
    """Write a day the way a desk does.

    >>> write_day(date(2026, 11, 5))
    '5 Nov 2026'
    """
    return f"{day.day} {day:%b %Y}"
