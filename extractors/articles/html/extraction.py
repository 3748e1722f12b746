"""The one door to trafilatura: which words of a page does it take for the article."""

from __future__ import annotations

import logging
import re
from contextlib import suppress
from dataclasses import dataclass

from extractors.articles.html.tree import Element

_MANY_ELEMENTS = 6000
"""Above it the fall-backs are left out: one of them counts the neighbours of each element anew."""

_MANY_CHILDREN = 5000
"""In one element: the library's time is squared in it, and our own candidates read such a page as well."""

_DIGITS_OF_SPAN = 2
"""No table of an article has a cell over a hundred columns or rows."""

_NEW_YEAR = re.compile(r"\b(?:jan(?:uary|\.)? 0?1(?:st)?\b|0?1(?:st)? jan|0?1[/.-]0?1[/.-])|-01-01\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Extraction:
    """What trafilatura gives: runs of text in its order."""

    runs: tuple[str, ...]

    @property
    def text(self) -> str:
        """All of it."""
        return " ".join(self.runs)


def extract(root: Element) -> Extraction:
    """Ask trafilatura for the article on a page; comments off, tables on, its fall-backs compared.

    Neither precision nor recall is favoured: what it leaves out or takes along is mended afterwards, where the page's
    own blocks are known. Its deduplication is off: it remembers the pages that it read before.
    """
    if max(len(element) for element in root.iter()) > _MANY_CHILDREN:
        return Extraction(())
    _narrow_cells(root)
    from trafilatura.core import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    document = None
    with suppress(Exception):
        # A page that the library fails on is read by our own candidates.
        document = bare_extraction(
            root,
            fast=sum(1 for _ in root.iter()) > _MANY_ELEMENTS,
            include_comments=False,
            include_tables=True,
            include_links=False,
            deduplicate=False,
        )
    body = getattr(document, "body", None)
    if body is None:
        return Extraction(())
    runs = (" ".join(" ".join(element.itertext()).split()) for element in body)
    return Extraction(tuple(run for run in runs if run))


def _narrow_cells(root: Element) -> None:
    """Take the span off cells that claim more than a table has: the library writes each column and row of it."""
    for cell in root.iter("td", "th"):
        for name in ("colspan", "rowspan"):
            if len(cell.get(name, "")) > _DIGITS_OF_SPAN:
                del cell.attrib[name]


def extract_date(root: Element, url: str | None) -> str | None:
    """Give the day of publication as the date finder reads it off the page's text and address."""
    from htmldate import find_date

    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    with suppress(Exception):
        found = find_date(root, original_date=True, extensive_search=True, url=url)
        if isinstance(found, str) and (not found.endswith("-01-01") or _shows_new_year(root)):
            return found
    return None


def _shows_new_year(root: Element) -> bool:
    """Say whether the page itself names the first of January, which the date finder makes of a bare year."""
    return bool(_NEW_YEAR.search(root.text_content()))
