"""Paragraphs out of the rows of a column: by leading, size, indent, and lines that end before they had to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extractors.articles.pdf.grids import find_tables, join_labels, split_cells, write_table
from extractors.articles.pdf.lines import Row, join_runs
from extractors.articles.pdf.process import Run
from extractors.types import PartKind

ITEM = re.compile(r"(?:[•▪●◦‣*–—-]|\d{1,2}[.)]|\([a-z\d]{1,2}\))\s+\S")
_CAPTION = re.compile(r"(?:Figure|Fig\.?|Table|Photo|Photograph|Picture|Chart|Graph|Map) ?\d{0,3}(?:\.\d+)*[:.]")
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’)\]]*\d{0,2}$")
HYPHENS = ("-", "\u2010", "\u00ad")
_OTHER_SIZE = 0.1
_WIDE_GAP, _WIDEST_GAP = 1.32, 1.9
"""Leadings: what is further down begins a paragraph, though in the midst of a sentence only at the second."""
_INDENT, _FARTHEST_INDENT = 0.7, 7.0
_AROUND = 4
"""Lines above and below by which a line's column is known."""
_SAME_COLUMN = 3.0
_BLANK = 0.3
_FULL = 3.5
"""Letter sizes that a line in the midst of a sentence may end before its column does."""
_APART = 3.0
_LONG_LINE = 40
"""Letters of a line that may be the only one of its paragraph in a column."""
_MOST_BETWEEN = 12


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together, or the text of a table.

    ``open`` ends in the midst of a sentence at the foot of a column, ``full`` with a line that fills it; ``first``
    begins its column, ``block``.
    """

    kind: PartKind
    lines: list[Run]
    page: int
    text: str = ""
    open: bool = False
    full: bool = False
    first: bool = False
    block: int = 0

    @property
    def size(self) -> float:
        """The size of most of its letters."""
        return max(self.lines, key=lambda line: len(line.text)).size if self.lines else 0.0


def read_block(rows: Sequence[Row], page: int, block: int) -> list[Paragraph]:
    """Give the paragraphs and tables of a column from the top down."""
    rows = [join_labels(row) if len(row) > 1 else row for row in split_cells(rows)]
    leading = _find_leading(rows)
    paragraphs: list[Paragraph] = []
    at = 0
    for begin, end in find_tables(rows, leading):
        paragraphs += _read_lines(rows[at:begin], page, leading)
        paragraphs.append(
            Paragraph("table", [run for row in rows[begin:end] for run in row], page, text=write_table(rows[begin:end]))
        )
        at = end
    paragraphs += _read_lines(rows[at:], page, leading)
    for each in paragraphs:
        each.first, each.block = each is paragraphs[0], block
    _close(paragraphs)
    return paragraphs


def _close(paragraphs: Sequence[Paragraph]) -> None:
    """Leave open at most the last paragraph of a column, save notes and captions below it."""
    seen = False
    largest = max((each.size for each in paragraphs if each.kind in ("body", "list")), default=0.0)
    for each in reversed(paragraphs):
        if seen or each.kind not in ("body", "list"):
            each.open = each.full = False
        elif each.size > (1 - _OTHER_SIZE) * largest or each.size == largest:
            seen = True
            long = len(each.lines) > 1 or len(each.lines[0].text) > _LONG_LINE
            each.open, each.full = each.open and long, each.full and long
        else:
            # A note below the text may go on in the next column too.
            each.full = False


def _find_leading(rows: Sequence[Row]) -> float:
    """Give the usual distance between two lines."""
    gaps = [above[0].base - row[0].base for above, row in pairwise(rows)]
    size = median([row[0].size for row in rows] or [10.0])
    return median([gap for gap in gaps if 0.5 * size < gap < 3 * size] or [1.25 * size])


def _read_lines(rows: Iterable[Row], page: int, leading: float) -> list[Paragraph]:
    lines = [_join_row(row) for row in rows]
    edges = [_find_edge(lines, index) for index in range(len(lines))]
    paragraphs: list[Paragraph] = []
    run: list[Run] = []
    for index, line in enumerate(lines):
        if run and _is_new(run, line, leading, edges[index - 1]):
            paragraphs.append(_make_paragraph(run, page, edges[index - 1]))
            run = []
        run.append(line)
    if run:
        paragraphs.append(_make_paragraph(run, page, edges[-1]))
    return paragraphs


def _make_paragraph(run: list[Run], page: int, edge: float) -> Paragraph:
    last = run[-1]
    full = last.right >= edge - _FULL * last.size
    return Paragraph(_tell_kind(run[0].text), run, page, open=not ends_sentence(last.text), full=full)


def _tell_kind(text: str) -> PartKind:
    return "list" if ITEM.match(text) else "caption" if _CAPTION.match(text) else "body"


def _join_row(row: Row) -> Run:
    line = row[0]
    for run in row[1:]:
        apart = run.left - line.right > _APART * max(run.size, line.size)
        line = join_runs((line, run), " | " if apart else " ")
    return line


def _find_edge(lines: Sequence[Run], index: int) -> float:
    """Give how far to the right the lines around one go that stand in the same place."""
    line = lines[index]
    around = lines[max(0, index - _AROUND) : index + _AROUND + 1]
    return max(other.right for other in around if abs(other.left - line.left) <= _SAME_COLUMN * line.size)


def ends_sentence(text: str) -> bool:
    """Say whether a text ends as a sentence does."""
    return _SENTENCE_END.search(text[-8:]) is not None


def begins_small(text: str) -> bool:
    """Say whether a text begins with a small letter, as the rest of a sentence does.

    >>> begins_small("of the town"), begins_small("(or two)"), begins_small("The town")
    (True, True, False)
    """
    return text.lstrip("([“‘\"'")[:1].islower()


def is_broken(text: str) -> bool:
    """Say whether a line ends within a word."""
    return text.endswith(HYPHENS) and text[-2:-1].isalnum()


def _is_new(run: Sequence[Run], line: Run, leading: float, edge: float) -> bool:
    """Say whether a line begins a paragraph behind the lines of one."""
    last = run[-1]
    size = max(line.size, last.size)
    if abs(line.size - last.size) > _OTHER_SIZE * size or ITEM.match(line.text):
        return True
    gap = last.base - line.base
    own = run[0].base - run[1].base if len(run) > 1 else leading
    usual = max(min(own, _WIDE_GAP * leading), 0.8 * size)
    within = is_broken(last.text) or (not ends_sentence(last.text) and begins_small(line.text))
    if gap > (_WIDEST_GAP if within else _WIDE_GAP) * usual:
        return True
    if within:
        return False
    return _is_shifted(run, line, size) or _had_room(last, line, edge, size)


def _had_room(last: Run, line: Run, edge: float, size: float) -> bool:
    """Say whether the next word would have stood in the line before."""
    return last.right + _BLANK * size + line.first < edge - _BLANK * size


def _is_shifted(run: Sequence[Run], line: Run, size: float) -> bool:
    """Say whether a line is indented as the first of a paragraph, or set out as one behind a hanging one."""
    last = run[-1]
    shift = line.left - last.left
    if _INDENT * size < shift < _FARTHEST_INDENT * size:
        hangs = len(run) == 1 and not ends_sentence(last.text)
        return not hangs and (ends_sentence(last.text) or len(run) > 1)
    if shift < -_INDENT * size:
        centred = abs(line.left + line.right - last.left - last.right) < size
        return len(run) > 1 and not centred
    return False


def join_open(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Give paragraphs, those joined that go on in the next column or on the next page, over what stands between."""
    whole: list[Paragraph] = list(paragraphs)
    indented = _are_indented(paragraphs)
    gone: set[int] = set()
    begun: set[tuple[int, float]] = set()
    for index, rest in enumerate(paragraphs):
        key = (rest.block, round(rest.size))
        if rest.kind != "body" or key in begun:
            continue
        begun.add(key)
        before = _find_before(whole, index, rest)
        if before is not None and _goes_on(whole[before], rest, indented=indented):
            gone.add(index)
            opened = whole[before]
            opened.lines, opened.open, opened.full = opened.lines + rest.lines, rest.open, rest.full
            # What follows goes on with the whole.
            whole[index] = opened
    return [paragraph for index, paragraph in enumerate(paragraphs) if index not in gone]


def _are_indented(paragraphs: Sequence[Paragraph]) -> bool:
    """Say whether the paragraphs of a document begin with an indent."""
    several = [each.lines for each in paragraphs if each.kind == "body" and len(each.lines) > 2]
    begun = sum(lines[0].left > lines[1].left + _INDENT * lines[0].size for lines in several)
    return begun * 2 > len(several)


def _find_before(paragraphs: Sequence[Paragraph], index: int, rest: Paragraph) -> int | None:
    """Give the nearest paragraph of an earlier column in letters of the same size."""
    for before in range(index - 1, max(index - 1 - _MOST_BETWEEN, -1), -1):
        opened = paragraphs[before]
        if opened.block == rest.block or opened.kind not in ("body", "list"):
            continue
        if abs(rest.size - opened.size) <= _OTHER_SIZE / 2 * opened.size:
            return before
    return None


def _goes_on(opened: Paragraph, rest: Paragraph, *, indented: bool) -> bool:
    """Say whether a paragraph at the foot of a column goes on with one at the top of another."""
    begin = rest.lines[0]
    if opened.open and (begins_small(begin.text) or (is_broken(opened.lines[-1].text) and begin.text[:1].isalnum())):
        return True
    if not (opened.full and rest.first and begin.text[:1].isalnum()):
        return False
    if opened.open:
        return len(rest.lines) > 1 or ends_sentence(begin.text)
    # Where paragraphs are indented, one that is not goes on with another, though a sentence has ended.
    return indented and len(rest.lines) > 1 and begin.left < rest.lines[1].left + _INDENT / 2 * begin.size


def write(paragraph: Paragraph, known: Words) -> tuple[str, tuple[tuple[int, int, str], ...]]:
    """Give the text of a paragraph and its links; a word broken at a line's end is whole, and so is a link."""
    if paragraph.text:
        return paragraph.text, ()
    text, links = "", list[tuple[int, int, str]]()
    for line in paragraph.lines:
        if is_broken(text) and line.text[:1].isalnum():
            text = text if known.keeps_hyphen(text, line.text) else text[:-1]
        elif text:
            text += " "
        for start, end, href in line.links:
            if links and links[-1][2] == href and len(text) + start - links[-1][1] <= 1:
                links[-1] = (links[-1][0], len(text) + end, href)
            else:
                links.append((len(text) + start, len(text) + end, href))
        text += line.text
    # A soft hyphen that stays invisible would shift every place behind it.
    if "\u00ad" in text:
        text, links = text.replace("\u00ad", ""), []
    return text, tuple(links)


_LAST = re.compile(r"(?<![\w-])[\w-]+$")
_FIRST = re.compile(r"\w+(?:-\w+)*")
_KNOWN = re.compile(r"(?<![\w-])[^\W\d_]++(?:-[^\W\d_]++)*+(?![\w-])")


class Words:
    """The words of a document, by which it is told whether a hyphen at a line's end is the word's own."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._words = {word for line in lines for word in _KNOWN.findall(line.lower())}

    def keeps_hyphen(self, before: str, after: str) -> bool:
        """Say whether the hyphen at the end of one text stays when the next is joined to it.

        >>> words = Words(["a well-known mayor", "ten people"])
        >>> words.keeps_hyphen("the well-", "known mayor"), words.keeps_hyphen("some peo-", "ple")
        (True, False)
        """
        if before[-1] == "\u00ad":
            return False
        last, first = _LAST.search(before[-40:]), _FIRST.match(after[:40])
        if last is None or first is None:
            return False
        head, tail = last.group()[:-1].lower(), first.group()
        small = tail.lower()
        if head + small in self._words:
            return False
        if f"{head}-{small}" in self._words or not tail[:1].islower() or any(map(str.isdigit, head)):
            # "Franco-Prussian", "30-year", "10-year-old".
            return True
        *earlier, part = head.split("-")
        # "year-on-year" is made of words, "long-estab-lished" is not.
        return bool(earlier) and part + small not in self._words and {part, small} <= self._words


def find_lines(paragraphs: Iterable[Paragraph]) -> Iterator[str]:
    """Yield the lines of paragraphs."""
    return (line.text for paragraph in paragraphs for line in paragraph.lines)
