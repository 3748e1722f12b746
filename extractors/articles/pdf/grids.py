"""Tables of a page: rows of cells that stand under one another, written as tables of web pages are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.articles.html.tables import write_rows
from extractors.articles.pdf.edges import strip_leaders
from extractors.articles.pdf.lines import Row, join_runs, split_run
from extractors.articles.pdf.process import Run

_LABEL = re.compile(r"(?:\d{1,3}(?:\.\d{1,3}){0,4}[.)]?|[A-Za-z][.)]|\([a-z\d]{1,4}\)|[•▪●◦‣*–—§-]|[IVX]{1,5}\.)")
_LABEL_FAR = 3.5
"""How far behind its number or its bullet a heading or an item begins, in letter sizes."""
_FEWEST_LEADERS = 3
_NUMBER = re.compile(r"[(+–−-]?\s?[$£€]?\s?\d[\d,. ]*\)?%?|[–—-]|n/?a|\.{2,3}|\(?[A-Z]\)?", re.I)
_YEAR = re.compile(r"(?:19|20)\d\d(?:[-–/]\d\d(?:\d\d)?)?")
_LEAST_ROWS = 3
_FAR = 2.4
"""Leadings between two rows of one table."""
_ALONE_WIDE = 0.62
_MOST_HEADINGS = 4
_MOST_COLUMNS = 60
_NOTHING = ("-", "–", "—", "−", "...", "…")
_OFF_MIDDLE = 0.2


def join_labels(row: Row) -> Row:
    """Give a row with a number or bullet as one with the words that it stands before."""
    if len(row) == 2 and _LABEL.fullmatch(row[0].text) and not _NUMBER.fullmatch(row[1].text):
        apart = row[1].left - row[0].right
        if apart <= _LABEL_FAR * max(row[0].size, row[1].size):
            return (join_runs(row, " "),)
    return row


def split_cells(rows: Sequence[Row]) -> list[Row]:
    """Give the rows with words that stand near one another as cells, where the rows around have white in that place.

    Only beside rows that have cells: the blanks of prose may stand under one another too.
    """
    if all(len(row) == 1 for row in rows):
        return list(rows)
    whites = [_find_white(row) for row in rows]
    split: list[Row] = []
    for index, row in enumerate(rows):
        around = [i for i in (index - 2, index - 1, index + 1, index + 2) if 0 <= i < len(rows)]
        if not any(run.gaps for run in row) or not any(len(rows[i]) > 1 for i in (index, *around)):
            split.append(row)
            continue
        split.append(_split_row(row, [whites[i] for i in around]))
    return split


def _split_row(row: Row, around: Sequence[Sequence[tuple[float, float]]]) -> Row:
    """Give a row divided where at least two of the rows around, or the only one, have white too."""
    pieces: list[Run] = []
    for run in row:
        wide = [gap for gap in run.gaps if sum(_is_white(gap, whites) for whites in around) >= min(2, len(around))]
        pieces += split_run(run, wide) if wide else [run]
    return tuple(pieces)


def _find_white(row: Row) -> list[tuple[float, float]]:
    between = [(before.right, after.left) for before, after in pairwise(row)]
    return (between + [(left, right) for run in row for _, left, right in run.gaps])[:_MOST_COLUMNS]


def _is_white(gap: tuple[int, float, float], whites: Sequence[tuple[float, float]]) -> bool:
    return any(min(gap[2], right) - max(gap[1], left) > 1 for left, right in whites)


def find_tables(rows: Sequence[Row], leading: float) -> Iterator[tuple[int, int]]:
    """Yield where tables begin and end among the rows of a block."""
    edges = (min((run.left for row in rows for run in row), default=0), max((row[-1].right for row in rows), default=0))
    at = 0
    while at < len(rows):
        if len(rows[at]) < 2:
            at += 1
            continue
        last, several = _find_end(rows, at, leading, edges)
        if several >= _LEAST_ROWS or (several > 1 and _are_aligned(rows[at], rows[at + 1])):
            yield at, last
        at = last


def _find_end(rows: Sequence[Row], at: int, leading: float, edges: tuple[float, float]) -> tuple[int, int]:
    """Give where a table that begins at a row ends, and how many of its rows have several cells."""
    end = last = at + 1
    several = 1
    while end < len(rows) and _goes_on(rows[end - 1], rows[end], leading, edges):
        end += 1
        if len(rows[end - 1]) > 1:
            several, last = several + 1, end
        elif end - last > 2:
            break
    while last < len(rows) and several > 1 and _hangs(rows[last - 1], rows[last], leading):
        last += 1
    return last, several


def _goes_on(above: Row, row: Row, leading: float, edges: tuple[float, float]) -> bool:
    if not 0 <= above[0].base - row[0].base <= _FAR * leading:
        return False
    return len(row) > 1 or row[0].right - row[0].left <= _ALONE_WIDE * (edges[1] - edges[0])


def _hangs(above: Row, row: Row, leading: float) -> bool:
    """Say whether a line goes on with a cell that is not the first of its row."""
    near = 0 <= above[0].base - row[0].base <= 1.3 * leading
    cell = above[1] if len(above) > 1 else above[0]
    return near and len(row) == 1 and row[0].left >= cell.left - row[0].size > above[0].left - row[0].size * len(above)


def _are_aligned(above: Row, row: Row) -> bool:
    """Say whether all cells of a row stand under those of another."""
    if len(above) != len(row):
        return False
    return all(
        min(abs(a.left - b.left), abs(a.right - b.right), abs(a.left + a.right - b.left - b.right) / 2) < 0.5 * b.size
        for a, b in zip(above, row, strict=True)
    )


def write_table(rows: Sequence[Row]) -> str:
    """Give the rows of a table as lines, each number under its heading where the columns are clear."""
    columns = _find_columns(rows)
    if columns is None:
        return "\n".join(" | ".join(_clean(run) for run in row) for row in rows)
    first = next((i for i, row in enumerate(rows) if _is_data(row, columns)), 0)
    headings = list(rows[:first])
    cells = [[cell if cell not in _NOTHING else "" for cell in _place(row, columns)] for row in rows[first:]]
    cells = list(_join_continued(cells))
    above: list[str] = []
    if headings and len(headings) <= _MOST_HEADINGS:
        cells.insert(0, _join_headings(headings, columns))
    else:
        above = [" | ".join(_clean(run) for run in row) for row in headings]
    return "\n".join(line for line in [*above, *write_rows(_drop_empty(cells))] if line)


def _clean(run: Run) -> str:
    return strip_leaders(run.text, _FEWEST_LEADERS) or run.text


def _find_columns(rows: Sequence[Row]) -> list[tuple[float, float]] | None:
    """Give the ends of the columns, as the rows of the most usual length have them; None where they overlap."""
    lengths = Counter(len(row) for row in rows if 1 < len(row) <= _MOST_COLUMNS)
    if not lengths or max(map(len, rows)) > _MOST_COLUMNS:
        return None
    most = max(lengths, key=lambda length: (lengths[length] * length, length))
    alike = [row for row in rows if len(row) == most]
    columns = [(min(row[i].left for row in alike), max(row[i].right for row in alike)) for i in range(most)]
    return None if any(a[1] > b[0] for a, b in pairwise(columns)) else columns


def _is_data(row: Row, columns: Sequence[tuple[float, float]]) -> bool:
    """Say whether a row holds numbers in most of its cells behind the first."""
    filled = [cell for cell in _place(row, columns)[1:] if cell]
    numbers = [cell for cell in filled if _NUMBER.fullmatch(cell) and not _YEAR.fullmatch(cell)]
    return bool(filled) and 2 * len(numbers) > len(filled)


def _place(row: Row, columns: Sequence[tuple[float, float]]) -> list[str]:
    cells = [""] * len(columns)
    for run in row:
        at = _find_column(run, columns)
        cells[at] = f"{cells[at]} {_clean(run)}".strip()
    return cells


def _find_column(run: Run, columns: Sequence[tuple[float, float]]) -> int:
    """Give the column that a run lies over most, the nearest where it lies over none."""
    over = [min(run.right, right) - max(run.left, left) for left, right in columns]
    if max(over) > 0 and sum(each > 0 for each in over) > 1:
        # One that goes across several begins in the first of them.
        return next(i for i, each in enumerate(over) if each > 0)
    return max(range(len(columns)), key=lambda i: over[i])


def _join_headings(headings: Sequence[Row], columns: Sequence[tuple[float, float]]) -> list[str]:
    """Give a heading for each column: what stands above it, and what stands above several of them."""
    named = [""] * len(columns)
    for row in headings:
        spanning = [run for run in row if run.left > columns[0][1]]
        if row is not headings[-1] and _are_spanning(spanning, columns[1:]):
            each = (len(columns) - 1) // len(spanning)
            named = named[:1] + [f"{_clean(spanning[i // each])} {name}".strip() for i, name in enumerate(named[1:])]
            continue
        for i, cell in enumerate(_place(row, columns)):
            named[i] = f"{named[i]} {cell}".strip()
    return named


def _are_spanning(row: Sequence[Run], columns: Sequence[tuple[float, float]]) -> bool:
    """Say whether headings stand above several columns each, in their middle: "Male", "Female" above three."""
    if not 0 < len(row) < len(columns) or len(columns) % len(row):
        return False
    each = len(columns) // len(row)
    for i, run in enumerate(row):
        left, right = columns[i * each][0], columns[(i + 1) * each - 1][1]
        if abs(run.left + run.right - left - right) / 2 > _OFF_MIDDLE * (right - left):
            return False
    return True


def _join_continued(rows: Sequence[list[str]]) -> Iterator[list[str]]:
    """Yield rows; one that only goes on with words of the row before is joined with it."""
    held: list[str] | None = None
    for row in rows:
        if held is not None:
            alone = bool(held[0]) and not any(held[1:])
            goes_on = not row[0] and not any(_NUMBER.fullmatch(cell) for cell in row if cell)
            if (alone and row[0][:1].islower()) or (goes_on and all(held[i] for i, cell in enumerate(row) if cell)):
                held = [f"{before} {cell}".strip() for before, cell in zip(held, row, strict=True)]
                continue
            yield held
        held = row
    if held is not None:
        yield held


def _drop_empty(rows: Sequence[list[str]]) -> list[list[str]]:
    """Give rows without the cells behind a label that stands alone."""
    return [row if any(row[1:]) else row[:1] for row in rows if any(row)]
