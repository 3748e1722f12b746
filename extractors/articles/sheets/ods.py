"""An article from an OpenDocument spreadsheet: its cells as they are shown, unpacked and read piece by piece."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation

from extractors.articles.archive import LARGEST, Archive
from extractors.articles.html.dates import read_moment
from extractors.articles.html.tree import Element, stream_xml
from extractors.articles.odt import OFFICE, STYLE, TABLE, TEXT, Styles, read_number, read_odf_properties, read_styles
from extractors.articles.paragraphs import Paragraph
from extractors.articles.passages import Metadata
from extractors.articles.sheets.formats import write_day
from extractors.articles.sheets.grid import MOST_COLUMNS, MOST_ROWS, MOST_SHEETS, Sheet, write_sheets
from extractors.errors import DamagedFileError, GivenUpError
from extractors.types import Article

_KIND = "spreadsheet"
_MOST_DECIMALS = 15
_SCIENTIFIC = re.compile(r"\d[eE][-+]\d+\s*$")
_FAULT = re.compile(r"#[A-Z/0]{1,8}[!?]?|Err:\d+")
_SYMBOL = re.compile(r"[$£€¥₦₹]")
_CLOCK = re.compile(r"PT(\d{1,5})H(\d{1,2})M")
_GROUPED = re.compile(r"\d[.,'\s\u202f]\d{3}(?!\d)")
_SCALE = re.compile(r"\d\s?(%|[a-zA-Z]{1,12})?\s*$")


def read_ods(data: bytes) -> Article:
    """Read a spreadsheet; hidden sheets, rows and columns are left out.

    Raises DamagedFileError, TooLargeFileError, EncryptedFileError and NoTextError.
    """
    archive = Archive(data, _KIND)
    if "content.xml" not in archive.names:
        raise DamagedFileError(_KIND)
    reader = _Reader(archive)
    size = 0

    def count_bytes() -> Iterator[bytes]:
        nonlocal size
        for chunk in archive.stream("content.xml"):
            size += len(chunk)
            yield chunk

    tags = (STYLE + "style", TABLE + "table-column", TABLE + "table-row")
    try:
        # A table is not to be kept whole: only its parts are waited for.
        for event, element in stream_xml(count_bytes(), *tags, through=TABLE + "table"):
            reader.take(event, element)
    except GivenUpError:
        size = LARGEST + 1
    except DamagedFileError as error:
        if size <= LARGEST:
            raise DamagedFileError(_KIND) from error
    if reader.sheets and size > LARGEST:
        reader.sheets[-1].endless = True
    byline, written = read_odf_properties(archive)
    return write_sheets(reader.sheets, Metadata(byline=byline, published=written), hidden=reader.hidden)


class _Reader:
    """The sheets of a file as they come."""

    def __init__(self, archive: Archive) -> None:
        self.sheets: list[Sheet] = []
        self.hidden = 0
        self._styles = Styles()
        common = archive.parse_beside("styles.xml")
        if common is not None:
            read_styles(common, self._styles)
        self._shown = False
        self._columns: list[bool] = []
        self._left_out: set[int] = set()
        self._above: list[str] = []

    def take(self, event: str, element: Element) -> None:
        """Take an element that begins or ends."""
        if element.tag == TABLE + "table":
            if event == "start":
                self._begin(element)
            elif self._shown:
                self.sheets[-1].hidden_columns = len(self._left_out)
        elif event == "end" and element.tag == STYLE + "style":
            read_styles(element, self._styles)
        elif event == "end" and self._shown and len(self.sheets) <= MOST_SHEETS:
            if element.tag == TABLE + "table-column":
                repeated = read_number(element.get(TABLE + "number-columns-repeated", "1"), MOST_COLUMNS)
                self._columns += [_is_hidden(element)] * min(repeated, MOST_COLUMNS - len(self._columns))
            else:
                self._take_row(element)

    def _begin(self, table: Element) -> None:
        self._shown = not self._styles.find(table.get(TABLE + "style-name", "")).hidden
        self._columns, self._left_out, self._above = [], set(), []
        if self._shown:
            self.sheets.append(Sheet(table.get(TABLE + "name", "")))
        else:
            self.hidden += 1

    def _take_row(self, row: Element) -> None:
        sheet = self.sheets[-1]
        repeated = read_number(row.get(TABLE + "number-rows-repeated", "1"), 2 * MOST_ROWS)
        if _is_hidden(row):
            sheet.hidden_rows += repeated * any(cell.get(OFFICE + "value-type") for cell in row)
            return
        if len(sheet.rows) >= MOST_ROWS:
            sheet.more_rows += repeated * any(cell.get(OFFICE + "value-type") for cell in row)
            return
        cells = self._read_cells(row)
        for _ in range(repeated if any(cells) else 1):
            sheet.add(list(cells))

    def _read_cells(self, row: Element) -> list[str]:
        cells: list[str] = []
        above: list[str] = []
        column = beside = 0
        for cell in row.iterchildren(TABLE + "table-cell", TABLE + "covered-table-cell"):
            repeated = read_number(cell.get(TABLE + "number-columns-repeated", "1"), MOST_COLUMNS + 1)
            text = self._read_cell(cell)
            if cell.tag == TABLE + "table-cell":
                beside = read_number(cell.get(TABLE + "number-columns-spanned", "1"), MOST_COLUMNS) - 1
            else:
                # What is covered from above has the words there, what is covered from the left is blank.
                text = text or ("" if beside else "".join(self._above[column : column + 1]))
                beside = max(beside - repeated, 0)
            for _ in range(repeated):
                self._place(cells, column, text)
                column += 1
            above += [text] * repeated
            if column > MOST_COLUMNS:
                break
        self._above = [text if not _is_value(text) else "" for text in above]
        return cells

    def _place(self, cells: list[str], column: int, text: str) -> None:
        """Put a cell into its row, unless its column is hidden or one of the many blank ones behind the last."""
        if column < len(self._columns) and self._columns[column]:
            self._left_out |= {column} if text else set()
        elif column < MOST_COLUMNS or text:
            cells.append(text)

    def _read_cell(self, cell: Element) -> str:
        paragraph = Paragraph()
        own = self._styles.find(cell.get(TABLE + "style-name", ""))
        for number, line in enumerate(each for each in cell if each.tag == TEXT + "p"):
            if number:
                paragraph.add(" ")
            _add_words(paragraph, line, self._styles, struck=bool(own.struck))
        self.sheets[-1].struck += [told for words in paragraph.struck if (told := " ".join(words.split()))]
        shown = paragraph.read()[0]
        return _write_value(cell, shown) if shown and not _FAULT.fullmatch(shown) else ""


def _add_words(paragraph: Paragraph, line: Element, styles: Styles, *, struck: bool) -> None:
    """Add the words of a line; spans are not looked for any deeper than one in another."""
    paragraph.add(line.text or "", struck=struck)
    for part in line:
        look = styles.find(part.get(TEXT + "style-name", "")) if isinstance(part.tag, str) else None
        if look is not None and part.tag != TEXT + "note" and part.tag != OFFICE + "annotation":
            words = "".join(part.itertext()) if part.tag != TEXT + "s" else " "
            gone = struck if look.struck is None else look.struck
            paragraph.add(words, raised=bool(look.raised), struck=gone, href=None)
        paragraph.add(part.tail or "", struck=struck)


def _is_value(text: str) -> bool:
    return any(map(str.isdigit, text)) and not any(map(str.isalpha, text))


def _is_hidden(element: Element) -> bool:
    return bool(element.get(TABLE + "visibility", "visible") != "visible")


def _write_value(cell: Element, shown: str) -> str:
    """Give a value as it is shown, but as English writes it: the file keeps the value beside the words."""
    kind = cell.get(OFFICE + "value-type", "")
    if kind == "date":
        day = read_moment(cell.get(OFFICE + "date-value", ""))
        return write_day(date.fromisoformat(day[:10])) if day else shown
    if kind == "time" and (clock := _CLOCK.match(cell.get(OFFICE + "time-value", ""))):
        return f"{int(clock[1])}:{clock[2]}"
    if kind not in ("float", "percentage", "currency"):
        return shown
    try:
        value = Context(prec=15).create_decimal(cell.get(OFFICE + "value", "")[:60])
    except InvalidOperation:
        return shown
    if not value.is_finite() or abs(value.adjusted()) > 2 * len("100000000000000"):
        return shown
    if _SCIENTIFIC.search(shown):
        return f"{value.normalize():f}"
    value = value * 100 if kind == "percentage" else value
    digits = "".join(filter(str.isdecimal, shown)).lstrip("0") or "0"
    for decimals in range(_MOST_DECIMALS + 1):
        rounded = abs(value).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, Context(prec=60))
        if (f"{rounded:f}".replace(".", "").lstrip("0") or "0") == digits:
            return _dress(rounded, shown, grouped=_GROUPED.search(shown) is not None, negative=value < 0)
    return shown


def _dress(value: Decimal, shown: str, *, grouped: bool, negative: bool) -> str:
    """Put a number between the signs that it is shown with."""
    symbol, scale = _SYMBOL.search(shown), _SCALE.search(shown)
    unit = (scale[1] or "") if scale else ""
    written = f"{value:,f}" if grouped else f"{value:f}"
    space = " " if unit and unit != "%" and len(unit) > 1 else ""
    return f"{'-' if negative and value else ''}{symbol[0] if symbol else ''}{written}{space}{unit}"
