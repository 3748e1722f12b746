"""Which page stands behind which figure: the links in the figures' own sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.types import Article, Figure, Link, Report, Span

_WEB = re.compile(r"https?://[^/\s]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Lead:
    """A figure, by its index in the report, and the page that its sentence links to with some words."""

    figure: int
    href: str
    words: str


def find_leads(report: Report) -> tuple[Lead, ...]:
    """Give a lead for each figure whose sentence holds a link to another page.

    Of several links, the one on the source or its cue is taken, else the one nearest to the figure.
    """
    return tuple(_find_leads(report))


def _find_leads(report: Report) -> Iterator[Lead]:
    links = [link for link in report.article.links if _leads_away(link.href, report.article)]
    for index, figure in enumerate(report.figures):
        inside = [link for link in links if link.span.overlaps(figure.sentence_span)]
        if inside:
            link = min(inside, key=lambda link: _rank(link, figure))
            yield Lead(index, _strip(link.href), link.span.of(report.article.text))


def _rank(link: Link, figure: Figure) -> tuple[bool, int]:
    said = (figure.cue_span, figure.asserted_by.mention_span if figure.asserted_by else None)
    on_source = any(span is not None and link.span.overlaps(span) for span in said)
    return not on_source, _measure_gap(link.span, figure.span)


def _measure_gap(one: Span, two: Span) -> int:
    return max(one.start - two.end, two.start - one.end, 0)


def _leads_away(href: str, article: Article) -> bool:
    return bool(_WEB.match(href)) and not (article.url and _strip(href) == _strip(article.url))


def _strip(href: str) -> str:
    """Take off what only says where on the page to begin."""
    return href.partition("#")[0]
