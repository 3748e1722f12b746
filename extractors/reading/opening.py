"""The lines between headline and article: who wrote it, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.reading.blocks import Block
from extractors.reading.moments import read_moment

_BY = re.compile(r"^(?:by|from|written by|words by|story by|text by|reported by):?\s+(?P<name>\w.{2,100})", re.I)
_AFTER_NAME = re.compile(r"(?:(?<!\s)\s++)?[|·•,]\s++.*|(?<!\s)\s++(?:Published|Updated|Posted)\b.*")
_BYLINE = re.compile(
    r"^(?:by|from|words|story|text|written by|reported by)[ :]\s*(?-i:[A-Z])|^\d+ ?(?:-| )?min(?:ute)?s?(?: read)?\b"
    r"|^(?:published|updated|posted|first published|last updated|created|modified|"
    r"\d+ (?:hours?|minutes?|days?|months?|years?) ago)\b|.{3,60} [|·•] (?:published|posted|updated)\b"
    r"|^[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){1,3}(?:,| \|| and)? .{0,40}(?:correspondent|reporter|editor|staff writer)s?$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[a-z0-9%]{2}[.!?][\"'”’)\]]*$")
_DATE_LINE_WORDS = 14
_BYLINE_WORDS = 20


def is_byline(text: str) -> bool:
    """Say whether a line only says who wrote the article, when, or how long it takes to read.

    >>> is_byline("By Ines Okafor"), is_byline("14 March 2024, 6:30 am"), is_byline("In 2024, six ships sank.")
    (True, True, False)
    """
    words = len(text.split())
    if words <= _BYLINE_WORDS and _BYLINE.search(text) and not (words > 4 and _SENTENCE_END.search(text)):
        return True
    return words <= 9 and not _SENTENCE_END.search(text) and read_moment(text) is not None


def find_date(blocks: Sequence[Block]) -> str | None:
    """Give the first date that stands in a short line of its own."""
    return next((moment for line in _read_lines(blocks) if (moment := read_moment(line))), None)


def find_byline(blocks: Sequence[Block]) -> str | None:
    """Give the name in the first line that begins with "by"."""
    for line in _read_lines(blocks):
        if (found := _BY.match(line)) and not _SENTENCE_END.search(line):
            return _AFTER_NAME.sub("", found["name"]).strip() or None
    return None


def _read_lines(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if block.zone not in ("related", "comments", "menu", "footer", "consent", "aside", "sidebar"):
            yield from (line for line in block.text.split("\n") if len(line.split()) <= _DATE_LINE_WORDS)
