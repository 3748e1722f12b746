"""Sheets of cells made an article: titles above a table, its rows under their headings, remarks below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from extractors.articles.html.tables import MOST_CELLS, is_number, write_rows
from extractors.articles.notes import count
from extractors.articles.paragraphs import crown
from extractors.articles.passages import Metadata, Passage, make_article
from extractors.articles.struck import describe_struck
from extractors.errors import NoTextError
from extractors.types import Article

MOST_ROWS, MOST_COLUMNS, MOST_SHEETS = 1000, 100, 50
"""Of one sheet, and sheets of one file; what is more is said to be there."""
_MOST_OF_ALL = MOST_CELLS
"""Cells of all sheets together."""
LONGEST_CELL = 5_000
"""Code points."""
_PAIR = 2


@dataclass(slots=True)
class Sheet:
    """One sheet: its shown cells as a person sees them, and what is not among them."""

    name: str = ""
    rows: list[list[str]] = field(default_factory=list)
    more_rows: int = 0
    more_columns: bool = False
    endless: bool = False
    hidden_rows: int = 0
    hidden_columns: int = 0
    uncounted: int = 0
    struck: list[str] = field(default_factory=list)

    def add(self, row: list[str]) -> None:
        """Add a row; of blank ones in a run only one is kept, and what is over the limits is only counted."""
        while row and not row[-1]:
            row.pop()
        if not row and (not self.rows or not self.rows[-1]):
            return
        if len(self.rows) >= MOST_ROWS:
            self.more_rows += bool(row)
            return
        self.more_columns = self.more_columns or len(row) > MOST_COLUMNS
        self.rows.append([" ".join(cell[:LONGEST_CELL].split()) for cell in row[:MOST_COLUMNS]])


def write_sheets(sheets: Sequence[Sheet], metadata: Metadata, *, hidden: int = 0, notes: Sequence[str] = ()) -> Article:
    """Make an article of the sheets of a file, ``hidden`` ones not among them.

    Raises NoTextError when there is nothing in them.
    """
    passages: list[Passage] = []
    said = list(notes)
    left = _MOST_OF_ALL
    for sheet in sheets[:MOST_SHEETS]:
        written, cells, cut = _write_sheet(sheet, left)
        left -= cells
        if written and len(sheets) > 1 and sheet.name:
            passages.append(Passage("body", sheet.name))
        passages += written
        said += _describe(sheet, cut)
    if not passages:
        raise NoTextError("table")
    if len(sheets) > MOST_SHEETS:
        said.append(f"Not read: {count(len(sheets) - MOST_SHEETS, 'more sheet')}.")
    if hidden:
        said.append(f"Hidden and so not read: {count(hidden, 'sheet')}.")
    said += describe_struck([told for sheet in sheets for told in sheet.struck])
    if passages[0].text == (sheets[0].name if sheets else "") and len(passages) > 1 and passages[1].kind == "body":
        # The title in the sheet says more than the name of the sheet.
        del passages[0]
    headline = crown(passages) if _is_title(passages[0].text, sheets[0].name) else None
    return make_article(passages, replace(metadata, headline=headline), said)


def _is_title(text: str, name: str) -> bool:
    """Say whether the first line of a file is words, and not the name of its first sheet."""
    return text != name and len(re.findall(r"[^\W\d]{2,}", text)) > 1


def _describe(sheet: Sheet, cut: int) -> Iterator[str]:
    place = f" of sheet “{sheet.name[:60]}”" if sheet.name else ""
    more = sheet.more_rows + cut
    if more or sheet.endless:
        least = "at least " if sheet.endless else ""
        yield f"The table is long: {least}{count(more, 'row')}{place} were not read."
    if sheet.more_columns:
        yield f"Columns behind the first {MOST_COLUMNS}{place} were not read."
    for number, noun in ((sheet.hidden_rows, "row"), (sheet.hidden_columns, "column")):
        if number:
            yield f"Hidden and so not read: {count(number, noun)}{place}."
    if sheet.uncounted:
        yield (
            f"{count(sheet.uncounted, 'formula')}{place} had no result stored: "
            "open and save the file in a spreadsheet program."
        )


def _write_sheet(sheet: Sheet, most: int) -> tuple[list[Passage], int, int]:
    """Give the passages of a sheet, how many cells are in them, and how many rows are left out."""
    passages: list[Passage] = []
    heading: list[str] = []
    cells = 0
    most = min(most, MOST_CELLS)
    rows = 0
    for block in _split_blocks(sheet.rows):
        width = max(map(len, block))
        room = max(0, (most - cells) // width)
        kept = block[:room]
        cells += width * len(kept)
        rows += len(kept)
        if kept:
            above, table, below = _part([row + [""] * (width - len(row)) for row in kept])
            passages += [Passage("body", text) for text in above]
            if table:
                lines, heading = _write_table(table, heading)
                passages.append(Passage("table", "\n".join(lines)))
            passages += [Passage("body", text) for text in below]
    return passages, cells, sum(1 for row in sheet.rows if row) - rows


def _split_blocks(rows: Sequence[list[str]]) -> Iterator[list[list[str]]]:
    """Yield what stands between blank rows."""
    block: list[list[str]] = []
    for row in rows:
        if row:
            block.append(row)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _part(rows: list[list[str]]) -> tuple[list[str], list[list[str]], list[str]]:
    """Part the lines above and below a table, which have one cell each, from the table; blank columns are none."""
    kept = [column for column in range(len(rows[0])) if any(row[column] for row in rows)]
    rows = [[row[column] for column in kept] for row in rows]
    if len(kept) == 1:
        return [row[0] for row in rows], [], []
    start, end = 0, len(rows)
    while start < end and _is_remark(rows[start]):
        start += 1
    while end > start and _is_remark(rows[end - 1]):
        end -= 1
    return ["".join(row) for row in rows[:start]], rows[start:end], ["".join(row) for row in rows[end:]]


def _is_remark(row: Sequence[str]) -> bool:
    filled = [cell for cell in row if cell]
    return len(filled) == 1 and not is_number(filled[0])


def _write_table(rows: list[list[str]], heading: list[str]) -> tuple[list[str], list[str]]:
    """Write a table; one without a heading goes on under that of the table above it. Gives its heading too."""
    if len(rows[0]) == len(heading) and len(heading) > _PAIR and any(map(is_number, rows[0][1:])):
        rows = [heading, *rows]
    return write_rows(rows), rows[0]
