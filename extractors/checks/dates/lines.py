"""The sentences of an article with the dates in each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from extractors.article import Article
from extractors.checks.dates.calendar import Moment, find_moments
from extractors.sentences import find_sentences
from extractors.spans import Span


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
    """Give when the article was written: its publication, else the latest full date in it; None when unknown."""
    told = next(find_moments(article.published or ""), None)
    full = [m for line in lines for m in line.moments if m.day]
    return told or max(full, key=lambda m: m.earliest, default=None)
