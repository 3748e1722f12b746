"""The sentences of an article with the dates in each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractors.candidates.sentences import find_sentences
from extractors.checks.dates.calendar import Moment, find_moments
from extractors.types import Article, Span

_OPENING = 250
"""Code points in which a date is that of the article."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence at ``span`` of the article, its text and the dates in it, by offsets into the text."""

    span: Span
    text: str
    moments: tuple[Moment, ...]


def read_lines(article: Article) -> tuple[Line, ...]:
    """Give the sentences of the article's own parts, in order."""
    return tuple(_read(article))


def _read(article: Article) -> Iterator[Line]:
    for part in article.parts:
        if part.kind != "boilerplate":
            for span in find_sentences(article.text, frozenset(), start=part.span.start, end=part.span.end):
                text = span.of(article.text)
                yield Line(span, text, tuple(find_moments(text)))


def find_now(article: Article, lines: tuple[Line, ...]) -> Moment | None:
    """Give when the article was written: its publication, else its latest date if that is full; None when unknown."""
    told = next(find_moments(article.published or ""), None)
    full = [m for line in lines for m in line.moments if m.day]
    last = max((m.year for line in lines for m in line.moments), default=0)
    return told or max((m for m in full if m.year == last), key=lambda m: m.earliest, default=None)


def find_dateline(article: Article) -> Moment | None:
    """Give the full date of an article: of its publication, else in its first lines; None when it has none."""
    opening = find_moments(article.text[:_OPENING])
    return next((m for m in (*find_moments(article.published or ""), *opening) if m.day), None)
