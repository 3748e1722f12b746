"""A table as a file for a spreadsheet, CSV or XLSX, in which nothing that an article says is ever run."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Literal

from bot.reports.json_text import write_decimal
from bot.reports.rows import Cell, Column, Row
from bot.reports.shown import clean

TableKind = Literal["csv", "xlsx"]

# A spreadsheet takes a cell of CSV that begins so for a formula, and would run what an article says.
_FORMULA = re.compile(r"^[\s\x00]*[=+\-@\t\r]")
_PLAIN_NUMBER = re.compile(r"[-+]?[0-9][0-9.,]*%?")
# Excel keeps 15 digits of a number and so many units of a text, and knows no day before this one.
_MOST_DIGITS, _LARGEST, _MOST_UNITS = 15, 300, 32_767
_FIRST_DAY = date(1900, 3, 1)


def write_table(columns: Sequence[Column], rows: Iterable[Row], kind: TableKind) -> bytes:
    """Write a table as a file of this kind."""
    return write_csv(columns, rows) if kind == "csv" else write_xlsx(columns, rows)


def write_csv(columns: Sequence[Column], rows: Iterable[Row]) -> bytes:
    """Write UTF-8 with the mark by which spreadsheets know it; no cell is a formula."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, quoting=csv.QUOTE_MINIMAL, lineterminator="\r\n")
    writer.writerow([column.name for column in columns])
    for row in rows:
        writer.writerow([disarm(cell) if isinstance(cell, str) else cell for cell in map(_write_cell, row)])
    return "\ufeff".encode() + stream.getvalue().encode("utf-8", "replace")


def write_xlsx(columns: Sequence[Column], rows: Iterable[Row]) -> bytes:
    """Write a workbook of one sheet: numbers and days are such, texts are texts whatever they begin with."""
    # Only whoever wants a workbook waits for it to load.
    from xlsxwriter import Workbook

    stream = io.BytesIO()
    # Nothing of an article is to lie in a temporary file.
    book = Workbook(stream, {"in_memory": True})
    sheet = book.add_worksheet("figures")
    bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
    for place, column in enumerate(columns):
        sheet.write_string(0, place, column.name, bold)
        sheet.set_column(place, place, column.width)
    sheet.freeze_panes(1, 0)
    last = 0
    for last, row in enumerate(rows, start=1):
        for place, cell in enumerate(row):
            if isinstance(cell, date) and cell >= _FIRST_DAY:
                sheet.write_datetime(last, place, datetime.combine(cell, time()), day)
            elif isinstance(cell, Decimal | int) and _is_exact(Decimal(cell)):
                sheet.write_number(last, place, float(cell))
            elif written := _write_cell(cell):
                sheet.write_string(last, place, _cut(written))
    sheet.autofilter(0, 0, last, len(columns) - 1)
    book.close()
    return stream.getvalue()


def disarm(cell: str) -> str:
    """Put an apostrophe before what a spreadsheet would run; a number stays a number.

    >>> disarm("=SUM(A1)"), disarm("-5"), disarm("-5+2"), disarm("+3.5%"), disarm("12 people")
    ("'=SUM(A1)", '-5', "'-5+2", '+3.5%', '12 people')
    """
    if _PLAIN_NUMBER.fullmatch(cell) or not _FORMULA.match(cell):
        return cell
    return "'" + cell


def _write_cell(cell: Cell) -> str:
    if isinstance(cell, Decimal):
        return write_decimal(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    return "" if cell is None else clean(str(cell))


def _is_exact(number: Decimal) -> bool:
    """Tell whether a spreadsheet keeps the number as it is; one that it would round is written as text."""
    return len(number.normalize().as_tuple().digits) <= _MOST_DIGITS and abs(number.adjusted()) < _LARGEST


def _cut(text: str) -> str:
    if len(text) * 2 <= _MOST_UNITS:
        return text
    return text.encode("utf-16-le", "replace")[: 2 * _MOST_UNITS].decode("utf-16-le", "ignore")
