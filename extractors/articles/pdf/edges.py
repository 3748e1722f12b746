"""What stands on the pages of a PDF and is not of its text: running heads, page numbers, tables of contents."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, product

from extractors.articles.pdf.lines import Row

_EDGE_ROWS = 3
"""Rows at the top and bottom of a page that may be a running head or foot."""
_OFTEN = 4
"""Pages on which a head is one, however long the document: that of a chapter."""
_STEP = 8.0
"""Points; a head stands at the same height on every page, give or take that."""
_PAGE_NUMBER = re.compile(
    r"(?:page |p\. ?|[-–—|•] ?)?(?:\d{1,4}|[ivxl]{1,6})(?: ?(?:of|/) ?\d{1,4})?(?: ?[-–—|•])?", re.IGNORECASE
)
_PAGE_OF = re.compile(r"\bpage \d{1,4}(?: (?:of|/) \d{1,4})?$|^page \d{1,4}\b", re.IGNORECASE)
_ROMAN, _DIGITS = re.compile(r"\b[ivxl]{1,6}\b"), re.compile(r"\d+")
_MOST_NUMBERS = 4
_END_NUMBER = re.compile(r"^(\d{1,4})\b(?![.,]\d)|(?<![\d.,])(\d{1,4})$")
_LONGEST_HEAD = 100

_ENTRY_PAGE = re.compile(r"(?<![^.…·\s])(?:\d{1,4}|[ivxl]{1,6})$", re.IGNORECASE)
_LEADERS, _FEWEST_LEADERS = ".…·_", 4
_LOOSE_ENTRY = re.compile(r"[^\W\d_].*\s(?P<page>\d{1,4})$")
_CONTENTS = re.compile(r"(?:table of )?contents|list of (?:figures|tables|charts|boxes)|index", re.IGNORECASE)
_FEWEST_ENTRIES, _MANY_ENTRIES = 3, 8
_BETWEEN, _ABOVE = 3, 8
_FRONT = 20
"""Pages before the first numbered one, or behind those that a table of contents names."""


def find_heads(pages: Sequence[Sequence[Row]]) -> list[set[int]]:
    """Give for each page the rows that are running heads and page numbers, by their index."""
    counts: Counter[tuple[str, int]] = Counter()
    for number, rows in enumerate(pages):
        counts.update({key for index in _find_edges(rows) for key in _make_keys(rows[index], number)})
    # Two pages may both begin with a heading; two of three do not.
    often = {key for key, count in counts.items() if count >= 2 and (count >= _OFTEN or count * 3 > len(pages))}
    offsets = _find_offsets(pages)
    found: list[set[int]] = []
    for number, rows in enumerate(pages):
        heads = {index for index in _find_edges(rows) if not often.isdisjoint(_make_keys(rows[index], number))}
        for order in (range(len(rows)), range(len(rows) - 1, -1, -1)):
            heads.update(_find_page_numbers(rows, order[:_EDGE_ROWS], heads, {number + offset for offset in offsets}))
        found.append(heads)
    return found if sum(map(len, found)) < sum(map(len, pages)) else _find_only_numbers(pages)


def _find_only_numbers(pages: Sequence[Sequence[Row]]) -> list[set[int]]:
    """Give the page numbers of a document of which nothing else would be left: its heads are its text."""
    return [{index for index, row in enumerate(rows) if _is_page_number(row)} for rows in pages]


def _find_page_numbers(rows: Sequence[Row], order: Sequence[int], heads: set[int], numbers: set[int]) -> Iterator[int]:
    """Yield the rows from an edge inwards that are page numbers or hold one of ``numbers``, beside the heads."""
    for index in order:
        if index not in heads:
            if not (_is_page_number(rows[index]) or _is_counted(rows, index, numbers)):
                return
            yield index


def _find_edges(rows: Sequence[Row]) -> list[int]:
    return [*range(min(_EDGE_ROWS, len(rows))), *range(max(len(rows) - _EDGE_ROWS, _EDGE_ROWS), len(rows))]


def _make_keys(row: Row, number: int) -> list[tuple[str, int]]:
    """Give what a head has in common with those of other pages: its words, its size and its height.

    Its height in two ways, as it may stand at the border of a step; each number as it stands, which may be a year's,
    and by how far it is from that of the page.
    """
    base, size = row[0].base, row[0].size
    heights = (int(base // _STEP) * 2, int((base + _STEP / 2) // _STEP) * 2 + 1)
    text = _ROMAN.sub("0", read_row(row).lower())
    pieces = _DIGITS.split(text)
    written = _DIGITS.findall(text)
    if len(written) > _MOST_NUMBERS or any(len(digits) > len("9999") for digits in written):
        written, pieces = [], [text]
    said = product(*((digits, f"+{int(digits) - number}") for digits in written))
    texts = ["".join(chain.from_iterable(zip(pieces, (*each, ""), strict=True))) for each in said]
    return [(f"{text} {size:.0f}", height) for text in texts for height in heights]


def read_row(row: Row) -> str:
    """Give the text of a row."""
    return " ".join(run.text for run in row)


def _is_page_number(row: Row) -> bool:
    text = read_row(row)
    return bool(_PAGE_NUMBER.fullmatch(text) or (len(text) < 80 and _PAGE_OF.search(text)))


def _find_numbers(row: Row) -> list[int]:
    text = read_row(row)
    if len(text) > _LONGEST_HEAD:
        return []
    return [int(found[1] or found[2]) for found in _END_NUMBER.finditer(text)]


def _find_offsets(pages: Sequence[Sequence[Row]]) -> set[int]:
    """Give how far the numbers on the pages are from those of the file, where half the pages agree."""
    counts: Counter[int] = Counter()
    for number, rows in enumerate(pages):
        counts.update({each - number for row in (*rows[:1], *rows[-1:]) for each in _find_numbers(row)})
    return {offset for offset, count in counts.items() if count >= _FEWEST_ENTRIES and count * 2 >= len(pages)}


def _is_counted(rows: Sequence[Row], index: int, numbers: set[int]) -> bool:
    """Say whether a row at the edge holds the number of its page, and stands apart from the text."""
    if numbers.isdisjoint(_find_numbers(rows[index])):
        return False
    beside = index + 1 if index < len(rows) // 2 else index - 1
    return not 0 <= beside < len(rows) or abs(rows[beside][0].base - rows[index][0].base) > 1.4 * rows[index][0].size


def strip_leaders(text: str, fewest: int) -> str:
    """Give a text without the dots that lead from its end to a number, where they are so many.

    >>> strip_leaders("Fees . . . . .", 3), strip_leaders("and so on...", 4)
    ('Fees', 'and so on...')
    """
    stripped = text.rstrip(_LEADERS + " ")
    leaders = sum(3 if sign == "…" else sign in _LEADERS for sign in text[len(stripped) :])
    return stripped if leaders >= fewest else text


def find_entry_page(text: str) -> str | None:
    """Give the page that an entry of a table of contents names behind its dots, None where a text is none."""
    found = _ENTRY_PAGE.search(text[-8:])
    if found is None:
        return None
    head = text[: len(text) - len(found.group())]
    return found.group() if strip_leaders(head, _FEWEST_LEADERS) != head else None


def find_contents(rows: Sequence[Row], pages: int) -> Iterator[tuple[int, int]]:
    """Yield where tables of contents begin and end among rows in the order in which they are read."""
    at = 0
    texts = [read_row(row) for row in rows]
    entries = [index for index, text in enumerate(texts) if find_entry_page(text)]
    while at < len(entries):
        end = at + 1
        while end < len(entries) and entries[end] - entries[end - 1] <= _BETWEEN + 1:
            end += 1
        first, last = entries[at], entries[end - 1] + 1
        begin = _find_beginning(texts, first)
        named = _CONTENTS.fullmatch(texts[begin]) is not None
        if end - at >= _FEWEST_ENTRIES and (named or _are_pages(texts, entries[at:end], pages)):
            while last < len(texts) and _LOOSE_ENTRY.fullmatch(texts[last]) and len(texts[last]) < _LONGEST_HEAD:
                last += 1
            yield begin, last
        at = end


def _find_beginning(texts: Sequence[str], first: int) -> int:
    """Give the heading above the first entry, or the first of the entries without dots above it."""
    begin = first
    for index in range(first - 1, max(first - _ABOVE, 0) - 1, -1):
        if _CONTENTS.fullmatch(texts[index]):
            return index
        if not _LOOSE_ENTRY.fullmatch(texts[index]) or len(texts[index]) > _LONGEST_HEAD:
            break
        begin = index
    return begin


def _are_pages(texts: Sequence[str], entries: Sequence[int], pages: int) -> bool:
    """Say whether entries name pages: many of them, that only rise, up to the last of the document."""
    numbers = [int(page) for i in entries if (page := find_entry_page(texts[i])) and page.isdigit()]
    return len(numbers) >= _MANY_ENTRIES and numbers == sorted(numbers) and numbers[-1] <= pages + _FRONT
