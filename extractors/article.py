"""An article: its text, made once and never changed, and the parts it falls into."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from extractors.spans import Span

PartKind = Literal["headline", "standfirst", "body", "caption", "table", "list", "boilerplate"]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of an article; ``boilerplate`` is on the page but not of the article and gives no figures.

    ``page`` counts from 1 in a document that has pages.
    """

    kind: PartKind
    span: Span
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """Words of the article that lead elsewhere, and where to."""

    span: Span
    href: str


@dataclass(frozen=True, slots=True)
class Article:
    """A text with its parts in reading order; every span of a report is an offset into ``text``.

    With ``self_described``, outlet and address are a page's own word, which was not fetched from there.
    """

    text: str
    parts: tuple[Part, ...] = ()
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    notes: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    self_described: bool = False


def read_article(text: str) -> Article:
    """Make an article of a plain text as given; its parts are found when it is analysed.

    >>> read_article("Two ships sank.").text
    'Two ships sank.'
    """
    return Article(text)
