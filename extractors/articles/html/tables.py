"""Tables and lists of terms as lines that can be read alone: each number with the headings of its column and row."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from extractors.articles.html.tree import Element, read_text

_LONGEST_CELL = 60
"""Words; a longer cell is a column of a page."""
_LONGEST_HEADING = 80
"""Code points of a heading or a label, which stand before every number of theirs."""
_YEAR = re.compile(r"(?:19|20)\d\d(?:[-–/]\d\d(?:\d\d)?)?")
_PAIR, _LEAST_GROUPED = 2, 3
_MOST_BOXES = 12
_LONGEST_TERM, _LONGEST_VALUE = 8, 12
"""Words of a term and of what is said of it; more is prose."""
MOST_CELLS = 3000
"""More numbers are a spreadsheet, whose headings are not written out for each."""

_NUMBER = re.compile(r"[-–−+~<>≈]?\s?[$£€¥₦₹]?\s?\d[\d,. ]*\s?(?:%|[a-zA-Z°µ]{1,12}[²³.]?)?")
# "Cost (£m)", "Turnout, %", "Area in km²": the unit that the cells leave out.
_UNIT = re.compile(
    r"""
    (?:
        [(\[](?:in[ ])?(?P<held>[^()\[\]]{1,20})[)\]]
        |,\s(?:in\s)?(?P<told>
            %|[$£€]\s?(?:m|mn|bn|k|million|billion)?|per[ ]cent|percent|'?000s?
            |(?:thousand|million|billion)s?(?:[ ]of)?(?:[ ][a-z]{2,12})?
        )
    )$
    """,
    re.VERBOSE,
)
_MONEY = re.compile(
    r"(?P<sign>[$£€¥₦₹]|US\$|A\$|C\$)\s?(?P<scale>m|mn|bn|tn|k|millions?|billions?|thousands?|'?000s?)?"
)
_BARE = re.compile(r"[-–−+]?\d[\d,.]*")
_LETTERS = 2
"""A longer magnitude is a word, and stands apart."""
_THOUSANDS = re.compile(r"'?000s?|thousands?", re.I)
_SCALED = re.compile(r"(?P<scale>thousand|million|billion)s?(?: of)?(?: (?P<of>[a-z]{2,12}))?", re.I)
_PLAIN_UNIT = re.compile(
    r"""
    % | per[ ]cent | percent | millions? | billions? | points | °C | °F
    | [kcm]m[²³]? | m[²³] | km/h | mph | k?g | tonnes | tons | [kMGT]W(?:h)? | ha | hectares | acres | miles | litres
    | years | days | hours | minutes | seconds
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Headings:
    """The headings of the columns behind the labels, each with its unit, and what the heading of the labels says."""

    columns: tuple[tuple[str, str], ...]
    corner: str = ""
    unit: str = ""

    def tell(self, name: str, label: str) -> str:
        """Give what stands before a number: "Dead, Arnsey: ", "Sales, Bakery, Q3 2023: " where the column is a time."""
        first, _, rest = name.partition(", ")
        if not _has_digit(name):
            parts: tuple[str, ...] = (self.corner, name, label)
        elif rest and not _has_digit(first):
            parts = (self.corner, first, label, rest)
        else:
            parts = (self.corner, label, name)
        told = ", ".join(part for part in parts if part)
        return f"{told}: " if told else ""


_ROLES = {"row": "tr", "columnheader": "th", "rowheader": "th", "cell": "td", "gridcell": "td"}


def settle_tables(root: Element) -> None:
    """Make tables of what a page only says to be one: elements with the role of a table, its rows and cells."""
    for table in root.xpath("//*[@role='table' or @role='grid'][not(self::table)]"):
        if table.xpath(".//*[@role='table' or @role='grid']"):
            continue
        for element in table.iter():
            if tag := _ROLES.get(element.get("role") or ""):
                element.tag = tag
        table.tag = "table"
        del table.attrib["role"]


def is_data_table(table: Element) -> bool:
    """Say whether a table is one of figures: several rows of several short cells, and no table inside."""
    if table.get("role") in ("presentation", "none") or next(table.iterdescendants("table", "form"), None) is not None:
        return False
    rows = list(table.iter("tr"))
    widths = [sum(1 for cell in row if cell.tag in ("td", "th")) for row in rows]
    if len(rows) < 2 or sum(width >= 2 for width in widths) * 2 < len(rows):
        return False
    cells = [len(read_text(cell).split()) for cell in table.iter("td", "th")]
    filled = [words for words in cells if words]
    return bool(filled) and max(filled) <= _LONGEST_CELL and sum(filled) / len(filled) <= 15


def write_table(table: Element) -> str:
    """Give a table as lines: a number under its headings ("Dead, Arnsey: 41"), what is no number by the row."""
    captions = [read_text(caption) for caption in table.iter("caption")]
    about, unit = _split_unit(captions[0]) if captions else ("", "")
    common = Headings((), about if len(about) <= _LONGEST_HEADING else "", unit)
    return "\n".join(line for line in [*captions, *write_rows(_read_rows(table), common)] if line)


def _read_rows(table: Element) -> list[list[str]]:
    rows = [[read_text(cell) for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    return [row for row in rows if any(row)]


def write_rows(rows: list[list[str]], common: Headings | None = None) -> list[str]:
    """Give rows of cells as lines: each number under the headings of its column and row, with their unit.

    ``common`` is what a caption says that all of it is, and in which unit.

    >>> write_rows([["", "2023", ""], ["Town", "Dead", "Hurt"], ["Orlo", "41", "120"]])
    ['Dead, Orlo, 2023: 41', 'Hurt, Orlo, 2023: 120']
    """
    rows = [*_join_headings(rows)]
    common = common or Headings(())
    if rows and _is_heading(rows) and sum(map(len, rows)) <= MOST_CELLS:
        headings = _read_headings(rows[0], common)
        labels = Counter(row[0] for row in rows[1:])
        return [line for row in rows[1:] for line in _write_row(headings, row, shared=labels[row[0]] > 1)]
    if all(len(row) == _PAIR for row in rows):
        return [line for row in rows for line in _write_row(Headings((("", ""),)), row)]
    return [_write_plain(row) for row in rows]


def _read_headings(row: list[str], common: Headings) -> Headings:
    """Read the row that names the columns; where these are times, the caption says what the numbers are of."""
    corner, unit = _split_unit(row[0])
    columns = tuple(_split_unit(heading) for heading in row[1:])
    times = any(any(map(str.isdigit, name)) for name, _ in columns)
    return Headings(columns, corner if unit else common.corner if times else "", unit or common.unit)


def _write_plain(row: list[str]) -> str:
    return " | ".join(cell for cell in row if cell)


def _join_headings(rows: list[list[str]]) -> list[list[str]]:
    """Make one line of a table's first two where the upper names groups of columns ("2023" over "Dead" and "Hurt")."""
    if len(rows) <= _PAIR or not _LEAST_GROUPED <= len(rows[0]) == len(rows[1]):
        return rows
    upper, lower = rows[0], rows[1]
    grouped = any(upper[1:]) and not all(upper[1:]) and all(lower[2:]) and not any(map(_is_value, upper))
    if not grouped or not _is_heading([lower, *rows[2:]]):
        return rows
    joined, group = [lower[0] or upper[0]], ""
    for over, under in zip(upper[1:], lower[1:], strict=True):
        group = over or group
        joined.append(_join_names(group, under))
    return [joined, *rows[2:]]


def _join_names(over: str, under: str) -> str:
    """Join the names of a group and of a column in it, the one without a number first, a unit in brackets last."""
    parts = [part for part in (over, under) if part]
    if len(parts) == _PAIR and _has_digit(under) and not _has_digit(over):
        return ", ".join(parts)
    name, unit = _split_unit(under)
    if unit and over:
        return f"{name}, {over} ({unit})" if name else f"{over} ({unit})"
    return ", ".join(reversed(parts))


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def _is_heading(rows: list[list[str]]) -> bool:
    """Say whether the first row names the columns: it holds no number, and numbers stand under it."""
    width = len(rows[0])
    alike = sum(len(row) == width for row in rows[1:])
    named = not any(_is_value(cell) or len(cell) > _LONGEST_HEADING for cell in rows[0])
    numbers = sum(1 for row in rows[1:] for cell in row[1:] if _NUMBER.fullmatch(cell))
    if width == _PAIR and any(_split_unit(row[0])[1] for row in rows[1:]):
        # "Raised (€) | 118,500": each row has a unit of its own.
        return False
    return any(rows[0][1:]) and named and alike * 2 > len(rows) - 1 and numbers > 0


def is_number(cell: str) -> bool:
    """Say whether a cell is a number, with its sign and unit, and nothing else."""
    return _NUMBER.fullmatch(cell) is not None


def _is_value(cell: str) -> bool:
    """Say whether a cell is a number and no year, which may head a column."""
    return _NUMBER.fullmatch(cell) is not None and _YEAR.fullmatch(cell) is None


def _write_row(headings: Headings, row: list[str], *, shared: bool = False) -> list[str]:
    """Write the numbers of a row. The first cell is its label, or tells it apart beside a name ("1 | Norway").

    A label that several rows have is ``shared``: the name behind it is part of it.
    """
    words = [cell for cell in row[1:] if cell and not _NUMBER.fullmatch(cell)]
    label = _choose_label(row, words, shared=shared)
    if len(row) != len(headings.columns) + 1 or not 0 < len(label) <= _LONGEST_HEADING:
        return [_write_plain(row)]
    label, unit = _split_unit(label)
    written = [_write_plain([row[0], *words])] if words else []
    for (name, own), cell in zip(headings.columns, row[1:], strict=True):
        if _NUMBER.fullmatch(cell):
            written.append(headings.tell(name, label) + add_unit(cell, own or unit or headings.unit))
    return written or [label]


def _choose_label(row: list[str], words: list[str], *, shared: bool) -> str:
    if words and (not row[0] or _NUMBER.fullmatch(row[0])):
        return words[0]
    return f"{row[0]}, {words[0]}" if shared and words and words[0] == row[1] else row[0]


def _split_unit(heading: str) -> tuple[str, str]:
    """Give a heading and the unit in it, nothing where it has none."""
    if heading == "%":
        return "", "%"
    found = _UNIT.search(heading)
    unit = (found["held"] or found["told"]).strip() if found else ""
    known = any(pattern.fullmatch(unit) for pattern in (_MONEY, _THOUSANDS, _PLAIN_UNIT, _SCALED))
    return (heading[: found.start()].rstrip(), unit) if found and known else (heading, "")


def add_unit(cell: str, unit: str) -> str:
    """Give a number with the unit of its heading; one that has its own keeps that.

    >>> add_unit("3.2", "£m"), add_unit("12%", "%"), add_unit("12", "000"), add_unit("902", "$ million")
    ('£3.2m', '12%', '12 thousand', '$902 million')
    """
    if not unit or not _BARE.fullmatch(cell):
        return cell
    if money := _MONEY.fullmatch(unit):
        scale = money["scale"] or ""
        written = " thousand" if _THOUSANDS.fullmatch(scale) else f" {scale}" if len(scale) > _LETTERS else scale
        minus = cell[0] if cell[0] in "-–−+" else ""
        return f"{minus}{money['sign']}{cell.removeprefix(minus)}{written}"
    if _THOUSANDS.fullmatch(unit):
        return f"{cell} thousand"
    if scaled := _SCALED.fullmatch(unit):
        return f"{cell} {scaled['scale'].lower()} {scaled['of'] or ''}".rstrip()
    return f"{cell}{unit}" if unit == "%" else f"{cell} {unit}"


def write_stats(strip: Element) -> str:
    """Give a row of boxes with a number and what it is of as lines, "beds made up: 9,214"; "" for anything else."""
    boxes = list(strip)
    beside = [strip.text, *(box.tail for box in boxes)]
    if not _PAIR <= len(boxes) <= _MOST_BOXES or any((text or "").strip() for text in beside):
        return ""
    lines = [_write_stat(box) for box in boxes]
    return "\n".join(lines) if all(lines) else ""


def _write_stat(box: Element) -> str:
    texts = [text for part in box.itertext() if (text := " ".join(part.split()))]
    if len(texts) != _PAIR or next(box.iter("a", "td", "li"), None) is not None:
        return ""
    number, label = texts if _NUMBER.fullmatch(texts[0]) else texts[::-1]
    fits = _NUMBER.fullmatch(number) and not _NUMBER.fullmatch(label) and len(label.split()) <= _LONGEST_TERM
    return f"{label.rstrip(':')}: {number}" if fits else ""


def write_terms(terms: Element) -> str:
    """Give a list of terms as lines, "Dead: 41"; nothing where terms or what is said of them are long, or nested."""
    if (
        any(e.tag not in ("dt", "dd", "div") for e in terms)
        or next(terms.iterdescendants("dl", "ul", "ol"), None) is not None
    ):
        return ""
    lines: list[str] = []
    label = ""
    for element in terms.iter("dt", "dd"):
        text = read_text(element)
        held = next(element.iterdescendants("dt", "dd"), None) is not None
        most = _LONGEST_TERM if element.tag == "dt" else _LONGEST_VALUE
        if held or len(text.split()) > most or len(text) > _LONGEST_HEADING:
            return ""
        if element.tag == "dt":
            label = text.rstrip(":")
        elif text:
            lines.append(f"{label}: {text}" if label else text)
    return "\n".join(lines)
