"""An article from an Excel workbook: its cells as they are shown, unpacked and read piece by piece.

The parts are read here and not by openpyxl: its mode for large files knows no hidden rows and columns, its other mode
keeps fifty times the file in memory, and python-calamine gives numbers without their formats.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from extractors.articles.archive import LARGEST, Archive
from extractors.articles.docx import read_properties
from extractors.articles.html.tables import is_number
from extractors.articles.html.tree import Element, stream_xml
from extractors.articles.paragraphs import Paragraph
from extractors.articles.passages import Metadata
from extractors.articles.sheets.formats import BUILT_IN, write_number
from extractors.articles.sheets.grid import MOST_COLUMNS, MOST_ROWS, MOST_SHEETS, Sheet, write_sheets
from extractors.errors import DamagedFileError, GivenUpError, TooLargeFileError
from extractors.types import Article

KIND = "spreadsheet"
_MAIN = (
    "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}",
    "{http://purl.oclc.org/ooxml/spreadsheetml/main}",
)
_RELATION = re.compile(r"\{[^}]*relationships\}id")
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_AREA = re.compile(r"([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})")
_MOST_MERGED = 10_000
_LONGEST_INDEX = 6
"""Digits of the number of a style; strings may be more."""
_MOST_STYLES = 70_000


@dataclass(slots=True)
class _Book:
    """What the sheets of a workbook share."""

    strings: list[tuple[str, str]] = field(default_factory=list)
    formats: list[str] = field(default_factory=list)
    struck: list[bool] = field(default_factory=list)
    from_1904: bool = False


def read_xlsx(data: bytes) -> Article:
    """Read a workbook: the stored values as their formats show them; hidden sheets, rows and columns are left out.

    Raises DamagedFileError, TooLargeFileError, EncryptedFileError and NoTextError.
    """
    archive = Archive(data, KIND)
    try:
        root = archive.parse("xl/workbook.xml")
        space = root.tag.partition("}")[0] + "}"
        targets = _read_targets(archive)
        book = _Book(from_1904=_says_1904(root, space))
        _read_styles(archive, space, book)
        _read_strings(archive, space, book)
        shown: list[Sheet] = []
        hidden = 0
        for each in root.iter(space + "sheet"):
            place = targets.get(next((v for k, v in each.attrib.items() if _RELATION.fullmatch(k)), ""), "")
            if each.get("state", "visible") != "visible":
                hidden += 1
            elif place in archive.names:
                sheet = Sheet(each.get("name", ""))
                if len(shown) < MOST_SHEETS:
                    _Reader(book, sheet, space).read(archive, place)
                shown.append(sheet)
    except DamagedFileError as error:
        raise DamagedFileError(KIND) from error
    byline, written = read_properties(archive)
    return write_sheets(shown, Metadata(byline=byline, published=written), hidden=hidden)


def _says_1904(root: Element, space: str) -> bool:
    properties = root.find(space + "workbookPr")
    return properties is not None and properties.get("date1904") in ("1", "true")


def _read_targets(archive: Archive) -> dict[str, str]:
    root = archive.parse_beside("xl/_rels/workbook.xml.rels")
    found: dict[str, str] = {}
    for each in root if root is not None else ():
        target = each.get("Target", "")
        found[each.get("Id", "")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return found


def _read_styles(archive: Archive, space: str, book: _Book) -> None:
    root = archive.parse_beside("xl/styles.xml")
    if root is None:
        return
    own = {each.get("numFmtId"): each.get("formatCode", "General") for each in root.iter(space + "numFmt")}
    fonts = root.find(space + "fonts")
    struck = [_is_struck(font, space) for font in (fonts if fonts is not None else ())]
    cells = root.find(space + "cellXfs")
    for each in (cells if cells is not None else ())[:_MOST_STYLES]:
        number = each.get("numFmtId", "0")
        built_in = BUILT_IN.get(int(number), "General") if number.isdecimal() and len(number) < 6 else "General"
        book.formats.append(own.get(number) or built_in)
        font = each.get("fontId", "0")
        book.struck.append(font.isdecimal() and len(font) < 6 and int(font) < len(struck) and struck[int(font)])


def _is_struck(properties: Element | None, space: str) -> bool:
    mark = properties.find(space + "strike") if properties is not None else None
    return mark is not None and mark.get("val", "1") not in ("0", "false")


def _read_strings(archive: Archive, space: str, book: _Book) -> None:
    if "xl/sharedStrings.xml" not in archive.names:
        return
    size = 0
    for event, element in stream_xml(archive.stream("xl/sharedStrings.xml"), space + "si"):
        if event == "end":
            text, struck = _read_words(element, space)
            size += len(text)
            if size > LARGEST:
                raise TooLargeFileError(KIND, LARGEST)
            book.strings.append((text, struck))


def _read_words(element: Element, space: str) -> tuple[str, str]:
    """Give the words of a text and those of it that are struck out."""
    paragraph = Paragraph()
    for part in element:
        if part.tag == space + "t":
            paragraph.add(part.text or "")
        elif part.tag == space + "r":
            look, words = part.find(space + "rPr"), part.find(space + "t")
            position = look.find(space + "vertAlign") if look is not None else None
            paragraph.add(
                (words.text or "") if words is not None else "",
                raised=position is not None and position.get("val") == "superscript",
                struck=_is_struck(look, space),
            )
    return paragraph.read()[0], " ".join(" ".join(paragraph.struck).split())


def _read_column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


class _Reader:
    """One sheet as it comes: rows with their cells, then the areas that are merged."""

    def __init__(self, book: _Book, sheet: Sheet, space: str) -> None:
        self._book, self._sheet, self._space = book, sheet, space
        self._hidden: set[int] = set()
        self._left_out: set[int] = set()
        self._passed: set[int] = set()
        self._rows: dict[int, dict[int, str]] = {}
        self._number = 0
        self._merged: list[tuple[int, int, int]] = []

    def read(self, archive: Archive, place: str) -> None:
        """Read the part of the archive that has the sheet; one that never ends is read to the limit."""
        tags = [self._space + name for name in ("row", "col", "mergeCell")]
        size = 0

        def count_bytes() -> Iterator[bytes]:
            nonlocal size
            for chunk in archive.stream(place):
                size += len(chunk)
                yield chunk

        try:
            for event, element in stream_xml(count_bytes(), *tags):
                if event == "end":
                    self._take(element)
        except GivenUpError:
            self._sheet.endless = True
        except DamagedFileError:
            if size <= LARGEST:
                raise
        self._sheet.endless = self._sheet.endless or size > LARGEST
        self._write()

    def _take(self, element: Element) -> None:
        if element.tag == self._space + "row":
            self._take_row(element)
        elif element.tag == self._space + "col":
            first, last = element.get("min", ""), element.get("max", "")
            if element.get("hidden") in ("1", "true") and first.isdecimal() and last.isdecimal():
                self._hidden |= set(range(int(first[:6]) - 1, min(int(last[:6]), MOST_COLUMNS)))
        elif (area := _AREA.fullmatch(element.get("ref", ""))) and len(self._merged) < _MOST_MERGED:
            self._merged.append((_read_column(area[1]), int(area[2]), int(area[3])))

    def _take_row(self, element: Element) -> None:
        number = element.get("r", "")
        self._number = int(number) if number.isdecimal() and len(number) < 8 else self._number + 1
        if element.get("hidden") in ("1", "true"):
            if len(self._passed) < MOST_ROWS:
                self._passed.add(self._number)
            self._sheet.hidden_rows += any(cell.find(self._space + "v") is not None for cell in element)
            return
        if len(self._rows) >= MOST_ROWS:
            self._sheet.more_rows += len(element) > 0
            return
        row: dict[int, str] = {}
        column = -1
        for cell in element.iter(self._space + "c"):
            place = _CELL.fullmatch(cell.get("r", ""))
            column = _read_column(place[1]) if place else column + 1
            if column in self._hidden:
                self._left_out.add(column)
                continue
            if not (text := self._read_cell(cell)):
                continue
            if column >= MOST_COLUMNS:
                self._sheet.more_columns = True
                break
            row[column] = text
        if row:
            self._rows[self._number] = row

    def _read_cell(self, cell: Element) -> str:
        kind, style = cell.get("t", "n"), cell.get("s", "")
        number = int(style) if style.isdecimal() and len(style) < _LONGEST_INDEX else 0
        struck = ""
        if kind == "inlineStr":
            inner = cell.find(self._space + "is")
            text, struck = _read_words(inner, self._space) if inner is not None else ("", "")
        else:
            value = cell.find(self._space + "v")
            written = (value.text or "") if value is not None else ""
            if kind == "s":
                text, struck = self._find_string(written)
            else:
                self._sheet.uncounted += not written and cell.find(self._space + "f") is not None
                text = self._write_value(kind, written, number)
        if number < len(self._book.struck) and self._book.struck[number]:
            text, struck = "", text
        if struck:
            self._sheet.struck.append(struck)
        return text

    def _find_string(self, index: str) -> tuple[str, str]:
        strings = self._book.strings
        known = index.isdecimal() and len(index) < 2 * _LONGEST_INDEX and int(index) < len(strings)
        return strings[int(index)] if known else ("", "")

    def _write_value(self, kind: str, written: str, style: int) -> str:
        """Give a value as its format shows it; one that could not be computed is blank."""
        if kind in ("str", "d"):
            return written
        if kind == "b":
            return {"1": "yes", "0": "no"}.get(written, "")
        if kind == "e" or not written:
            return ""
        code = self._book.formats[style] if style < len(self._book.formats) else "General"
        return write_number(written, code, from_1904=self._book.from_1904)

    def _write(self) -> None:
        """Hand the rows to the sheet, in order, with the words of merged cells in each of their rows and columns."""
        for left, top, bottom in self._merged:
            words = self._rows.get(top, {}).get(left, "")
            if not words or (is_number(words) and bottom > top):
                continue
            for number in range(top, min(bottom, top + MOST_ROWS) + 1):
                if number in self._rows and number != top:
                    self._rows[number].setdefault(left, words)
        self._sheet.hidden_columns = len(self._left_out)
        for number in sorted(self._rows):
            if number > 1 and number - 1 not in self._rows and number - 1 not in self._passed:
                self._sheet.add([])
            row = self._rows[number]
            width = max(row) + 1
            self._sheet.add([row.get(c, "") for c in range(width) if c not in self._hidden])
