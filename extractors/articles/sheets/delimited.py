"""An article from a table of values parted by commas, semicolons or tabs."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from itertools import islice

from extractors.articles.encodings import decode
from extractors.articles.passages import Metadata
from extractors.articles.sheets.grid import Sheet, write_sheets
from extractors.articles.text import require_words
from extractors.types import Article

_DELIMITERS = ",;\t|"
_SAMPLE_LINES, _LONGEST_LINE = 60, 20_000
_LARGEST = 10_000_000
"""Characters; a longer table is cut there."""
_MOST_READ = 200_000
"""Rows; the rest are not even counted."""
_SAID = re.compile(r"sep=(.)\s*", re.IGNORECASE)
_WITH_COMMA = re.compile(r"[-+]?(?:\d{1,3}(?:\.\d{3})+|\d+),\d+")
_WITH_POINT = re.compile(r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)\.\d+")
_NO_THOUSANDS = re.compile(r",\d{3}$")
_VALUE = re.compile(r"([-+]?\s?[$£€]?\s?)(\d[\d.,\s]*?)(\s?(?:%|€|£|[a-zA-Z]{1,12})?)")


def read_csv(data: bytes, *, charset: str | None) -> Article:
    """Read a table whose delimiter and decimal sign are found in it.

    Raises UnknownKindError for what is no text, and NoTextError.
    """
    text = require_words(decode(data, charset))
    endless = len(text) > _LARGEST
    text = text[:_LARGEST].replace("\r\n", "\n").replace("\r", "\n")
    delimiter = ""
    if said := _SAID.match(text.partition("\n")[0]):
        delimiter, text = said[1], text.partition("\n")[2]
    delimiter = delimiter or find_delimiter(text)
    sheet = Sheet(endless=endless)
    rows = list(islice(_read_rows(text, delimiter), _MOST_READ))
    commas = delimiter != "," and has_decimal_commas([cell for row in rows for cell in row])
    for row in rows:
        sheet.add([_turn(cell.strip()) if commas else cell.strip() for cell in row])
    sheet.endless = sheet.endless or len(rows) >= _MOST_READ
    notes = ["The decimal commas of the table are written as points."] if commas else []
    return write_sheets([sheet], Metadata(), notes=notes)


def find_delimiter(text: str) -> str:
    r"""Give the sign that parts most rows into the same number of cells, more than one; a comma where none does.

    The csv module's own guess takes time squared in a long line, and may be a letter.

    >>> find_delimiter("Town;Rain\nOrlo;3,2\nKell;4,1"), find_delimiter("Town,Note\nOrlo,a; b")
    (';', ',')
    """
    sample = [line[:_LONGEST_LINE] for line in islice((each for each in text.split("\n") if each), _SAMPLE_LINES)]
    best, most = ",", 0.0
    for delimiter in _DELIMITERS:
        widths = [len(row) for row in _read_rows("\n".join(sample), delimiter)]
        wide = [width for width in widths if width > 1]
        if not wide:
            continue
        usual = max(set(wide), key=wide.count)
        alike = wide.count(usual) / len(widths)
        if alike > most:
            best, most = delimiter, alike
    return best


def _read_rows(text: str, delimiter: str) -> Iterator[list[str]]:
    """Read rows; from the row with a quotation mark that is never closed on, marks count for nothing."""
    lines = [line + "\n" for line in text.split("\n")]
    reader = csv.reader(lines, delimiter=delimiter)
    begun = 0
    try:
        for row in reader:
            if reader.line_num >= len(lines) - 1 and _is_open(lines[begun:], delimiter):
                break
            begun = reader.line_num
            yield row
        else:
            return
    except csv.Error:
        # A cell that is longer than any is: its mark is not closed either.
        pass
    plain = csv.reader(lines[begun:], delimiter=delimiter, quoting=csv.QUOTE_NONE)
    try:
        yield from plain
    except csv.Error:
        return


def _is_open(lines: Sequence[str], delimiter: str) -> bool:
    """Say whether the last row lacks the end of a quotation."""
    try:
        return not list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error as error:
        return "unexpected end" in str(error)


def has_decimal_commas(cells: Sequence[str]) -> bool:
    """Say whether the numbers of a table have their decimals behind a comma.

    >>> has_decimal_commas(["3,2", "1.204,50", "12"]), has_decimal_commas(["1,204", "3.2"])
    (True, False)
    """
    numbers = [cell.strip().rstrip(" %€£").lstrip("€£ ") for cell in cells]
    commas = [n for n in numbers if _WITH_COMMA.fullmatch(n)]
    points = sum(_WITH_POINT.fullmatch(n) is not None for n in numbers)
    # "1,204" may be either; "3,2" can only have decimals.
    sure = sum(_NO_THOUSANDS.search(n) is None or "." in n for n in commas)
    return sure > 0 and sure * 2 > len(commas) and not points


def _turn(cell: str) -> str:
    """Write a number with a point before its decimals."""
    found = _VALUE.fullmatch(cell)
    if not found:
        return cell
    digits = found[2].replace(" ", "").replace("\xa0", "").replace(".", "\0").replace(",", ".").replace("\0", ",")
    sign = found[3].strip()
    if sign in ("€", "£"):
        return f"{found[1]}{sign}{digits}"
    return f"{found[1]}{digits}{found[3]}"
