"""Lists in a text: a heading and the items under it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from extractors.articles.signs import BULLET
from extractors.types import Part, Span

_LINE = re.compile(r"[^\n]+")
_ITEM = re.compile(rf"[ \t\u00a0]*{BULLET}[ \t\u00a0\ufe0f]*+(?=\S)")
_STOPS = re.compile(r"[.!?…][\"'”’)\]]*\s*\Z")
_LONGEST_HEADING, _LONGEST_BARE = 240, 120
_FEWEST_BARE = 2


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list: the span of its heading's line, and those of its items, each from its bullet on.

    It is ``loose`` where a blank line parts the items from a heading without a colon, which may head nothing.
    """

    heading: Span
    items: tuple[Span, ...]
    loose: bool = False

    @property
    def body(self) -> Span:
        """Give the span from the first item to the end of the last."""
        return Span(self.items[0].start, self.items[-1].end)


@dataclass(frozen=True, slots=True)
class _Line:
    span: Span
    text: str
    item: bool
    apart: bool


def find_lists(text: str, parts: Sequence[Part]) -> tuple[ItemList, ...]:
    r"""Find the lists under a heading, in order.

    Items have bullets, or are list parts; blank lines may stand between them. Without bullets they are short lines that
    end no sentence, right under a heading with a colon, up to the next blank line.

    >>> text = "The port says:\n- 12 boats sank\n- 3 are missing\nIt is open."
    >>> [[item.of(text) for item in each.items] for each in find_lists(text, [Part("body", Span(0, len(text)))])]
    [['- 12 boats sank', '- 3 are missing']]
    """
    return tuple(_find(_read_lines(text, parts)))


def _read_lines(text: str, parts: Sequence[Part]) -> list[_Line]:
    lines: list[_Line] = []
    for part in parts:
        if part.kind in ("boilerplate", "table"):
            continue
        for found in _LINE.finditer(text, part.span.start, part.span.end):
            if not found.group().strip():
                continue
            before = text[lines[-1].span.end : found.start()] if lines else ""
            item = part.kind == "list" or _ITEM.match(found.group()) is not None
            lines.append(_Line(Span(*found.span()), found.group(), item, before.count("\n") > 1))
    return lines


def _find(lines: list[_Line]) -> Iterator[ItemList]:
    at = 0
    while at + 1 < len(lines):
        heading = lines[at]
        colon = _heads(heading)
        items = _take_items(lines, at + 1, colon=colon) if len(heading.text) <= _LONGEST_HEADING else []
        if items and (colon or not heading.item):
            loose = items[0].apart and not colon
            yield ItemList(heading.span, tuple(item.span for item in items), loose=loose)
        at += len(items) + 1


def _take_items(lines: list[_Line], at: int, *, colon: bool) -> list[_Line]:
    """Give the items from a line on, those with bullets, else the short lines right under a heading with a colon."""
    if lines[at].item:
        return list(takewhile(lambda line: line.item and not _heads(line), _from(lines, at)))
    if not colon or lines[at].apart:
        return []
    bare = list(takewhile(_is_bare, _from(lines, at)))
    return bare if len(bare) >= _FEWEST_BARE and not any(map(_heads, bare)) else []


def _heads(line: _Line) -> bool:
    return line.text.rstrip().endswith(":")


def _is_bare(line: _Line) -> bool:
    return not (line.apart or line.item or len(line.text) > _LONGEST_BARE or _STOPS.search(line.text))


def _from(lines: list[_Line], at: int) -> Iterator[_Line]:
    """Yield the lines from one on; a slice would copy the rest of the text for every list."""
    return (lines[number] for number in range(at, len(lines)))
