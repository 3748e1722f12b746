"""Paragraphs of office documents as they come, piece by piece: links, raised marks, what is struck out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.articles.html.tables import is_number, write_rows
from extractors.articles.passages import Passage
from extractors.articles.raised import settle_pieces

_LONGEST_CELL, _USUAL_CELL = 60, 15
"""Words; longer cells are the columns of a page."""
_MOST_SPANNED = 64
_HEADLINE_LONGEST = 200


class Paragraph:
    """The words of a paragraph as they come, and its links."""

    def __init__(self) -> None:
        self._pieces: list[tuple[str, bool]] = []
        self._hrefs: list[str | None] = []
        self.struck: list[str] = []
        self._striking = False

    def add(self, words: str, *, href: str | None = None, raised: bool = False, struck: bool = False) -> None:
        """Add words; those that are struck out are only kept to be told."""
        if struck:
            if self._striking:
                self.struck[-1] += words
            else:
                self.struck.append(words)
        else:
            self._pieces.append((words, raised))
            self._hrefs.append(href)
        self._striking = struck

    def read(self) -> tuple[str, tuple[tuple[int, int, str], ...]]:
        """Give the text with its blanks folded, and its links as spans of it."""
        text, links = "", []
        for piece, href in zip(settle_pieces(self._pieces), self._hrefs, strict=True):
            words = re.sub(r"\s+", " ", piece)
            words = words.lstrip() if not text or text.endswith(" ") else words
            if href and words.strip():
                links.append((len(text), len(text) + len(words), href))
            text += words
        text = text.rstrip()
        return text, tuple((start, min(end, len(text)), href) for start, end, href in links if start < len(text))


class Struck:
    """What was struck out of a document, as it stood there."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def take(self, paragraph: Paragraph) -> None:
        """Take what a paragraph has of it."""
        self.told += [told for words in paragraph.struck if (told := " ".join(words.split()))]


class Grid:
    """A table as its cells come, each of some paragraphs; a cell over several columns has blank ones behind it."""

    def __init__(self) -> None:
        self._rows: list[list[list[str]]] = []

    def begin_row(self) -> None:
        """Begin a row."""
        self._rows.append([])

    def begin_cell(self, *, span: int = 1, below: bool = False) -> None:
        """Begin a cell, over ``span`` columns; with ``below`` it goes on from the one above, whose label it has."""
        if not self._rows:
            return
        row = self._rows[-1]
        place = len(row)
        above = self._rows[-2][place] if below and len(self._rows) > 1 and place < len(self._rows[-2]) else []
        row.append([words for words in above if not is_number(words)])
        self._pending = max(1, min(span, _MOST_SPANNED)) - 1

    def end_cell(self) -> None:
        """End a cell."""
        if self._rows and self._rows[-1]:
            self._rows[-1] += [[] for _ in range(self._pending)]
            self._pending = 0

    _pending = 0

    def add(self, text: str) -> None:
        """Add a paragraph to the cell that is open."""
        if text and self._rows and self._rows[-1]:
            self._rows[-1][-1].append(text)

    def write(self) -> list[Passage]:
        """Give the table as lines, or its paragraphs where it only sets the page."""
        rows = [[" ".join(cell) for cell in row] for row in self._rows]
        rows = [row for row in rows if any(row)]
        words = [len(cell.split()) for row in rows for cell in row if cell]
        if not words:
            return []
        if max(words) > _LONGEST_CELL or sum(words) > _USUAL_CELL * len(words):
            return [Passage("body", text) for row in self._rows for cell in row for text in cell]
        text = "\n".join(write_rows(rows))
        return [Passage("table", text)] if text else []


def crown(passages: list[Passage]) -> str | None:
    """Make the first passage the headline where it looks like one, and give its words."""
    if passages and passages[0].kind == "body" and is_headline(passages):
        passages[0] = replace(passages[0], kind="headline")
    return passages[0].text if passages and passages[0].kind == "headline" else None


def is_headline(passages: Sequence[Passage]) -> bool:
    """Say whether the first passage is short, ends no sentence, and more follows."""
    text = passages[0].text
    return (
        len(passages) > 1
        and len(text) <= _HEADLINE_LONGEST
        and not text.rstrip("\"'”’)").endswith((".", "!", ":", ";"))
    )
