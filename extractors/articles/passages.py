"""Passages put together: an article's text made once, every span exact."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.types import Article, Link, Part, PartKind, Span


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article beside its text; ``body`` is the text that JSON-LD gives of it."""

    headline: str | None = None
    description: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    url: str | None = None
    for_subscribers: bool = False
    live: bool = False
    body: str | None = None


_BETWEEN = "\n\n"
# NULs and halves of pairs, which JSON and PDF can write though they are no characters.
_BROKEN = re.compile("[\0\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Passage:
    """One part of an article before it has its place; ``links`` are spans of its own text."""

    kind: PartKind
    text: str
    links: tuple[tuple[int, int, str], ...] = ()
    page: int | None = None


def make_article(passages: Sequence[Passage], metadata: Metadata, notes: Sequence[str] = ()) -> Article:
    """Make an article of its passages, a blank line between any two; what is no character is none in it."""
    parts: list[Part] = []
    links: list[Link] = []
    at = 0
    texts: list[str] = []
    for passage in passages:
        texts.append(passage.text)
        parts.append(Part(passage.kind, Span(at, at + len(passage.text)), passage.page))
        links += [
            Link(Span(at + start, at + end), _BROKEN.sub("", href))
            for start, end, href in passage.links
            if _leads(href)
        ]
        at += len(passage.text) + len(_BETWEEN)
    return Article(
        # Another character in its place: every span is right as it is.
        text=_BROKEN.sub("\ufffd", _BETWEEN.join(texts)),
        parts=tuple(parts),
        title=_mend(metadata.headline),
        outlet=_mend(metadata.outlet),
        byline=_mend(metadata.byline),
        published=metadata.published,
        url=_mend(metadata.url),
        notes=tuple(_BROKEN.sub("", note) for note in notes),
        links=tuple(links),
    )


def _mend(text: str | None) -> str | None:
    return (_BROKEN.sub("", text).strip() or None) if text else text


def _leads(href: str) -> bool:
    """Say whether a link leads to another page."""
    return bool(re.match(r"(?:https?:)?//|/[^/]|[\w.-]+/", href, re.IGNORECASE)) and len(href) <= 2000
