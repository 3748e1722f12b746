"""Tables and lists of terms as lines that can be read alone: each number with the headings of its column and row."""

from __future__ import annotations

import re

from extractors.articles.html.tree import Element, read_text

_LONGEST_CELL = 60
"""Words; a longer cell is a column of a page."""
_LONGEST_TERM = 8
_MOST_CELLS = 3000
"""More numbers are a spreadsheet, whose headings are not written out for each."""

_NUMBER = re.compile(r"[-–−+~<>≈]?\s?[$£€¥₦₹]?\s?\d[\d,. ]*\s?(?:%|[a-zA-Z°µ]{1,12}[²³.]?)?")
# "Cost (£m)", "Turnout, %", "Area in km²": the unit that the cells leave out.
_UNIT = re.compile(
    r"""
    (?:
        [(\[](?P<held>[^()\[\]]{1,20})[)\]]
        |,\s(?P<told>%|[$£€]\s?(?:m|mn|bn|k|million|billion)?|per[ ]cent|percent|'?000s?)
    )$
    """,
    re.VERBOSE,
)
_MONEY = re.compile(r"(?P<sign>[$£€¥₦₹]|US\$|A\$|C\$)\s?(?P<scale>m|mn|bn|tn|k|million|billion|thousand|'?000s?)?")
_BARE = re.compile(r"[-–−+]?\d[\d,.]*")
_LETTERS = 2
"""A longer magnitude is a word, and stands apart."""
_THOUSANDS = re.compile(r"'?000s?|thousands?", re.I)
_PLAIN_UNIT = re.compile(
    r"%|per cent|percent|millions?|billions?|(?:k|c|m)?m[²³]?|km/h|mph|k?g|tonnes|tons|[kMGT]W(?:h)?|ha|hectares"
    r"|acres|miles|litres|years|days|hours|minutes|seconds|points|°C|°F"
)


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
    lines = [read_text(caption) for caption in table.iter("caption")]
    rows = [[read_text(cell) for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    rows = [row for row in rows if any(row)]
    headings = rows[0] if rows and _is_heading(table, rows) else []
    if not headings or sum(map(len, rows)) > _MOST_CELLS:
        return "\n".join([*lines, *(" | ".join(cell for cell in row if cell) for row in rows)])
    corner, unit = _split_unit(headings[0])
    for row in rows[1:]:
        lines += _write_row(headings, row, corner if unit else "", unit)
    return "\n".join(line for line in lines if line)


def _is_heading(table: Element, rows: list[list[str]]) -> bool:
    """Say whether the first row names the columns: it holds no number, and numbers stand under it."""
    width = len(rows[0])
    alike = sum(len(row) == width for row in rows[1:])
    named = not any(_NUMBER.fullmatch(cell) for cell in rows[0])
    numbers = sum(1 for row in rows[1:] for cell in row[1:] if _NUMBER.fullmatch(cell))
    return named and alike * 2 > len(rows) - 1 and numbers > 0 and next(table.iter("th", "td"), None) is not None


def _write_row(headings: list[str], row: list[str], corner: str, unit: str) -> list[str]:
    """Write the numbers of a row; ``corner`` and ``unit`` are what the heading of its labels says of all of them."""
    if len(row) != len(headings):
        return [" | ".join(cell for cell in row if cell)]
    label = row[0] if not _NUMBER.fullmatch(row[0]) else ""
    words = [cell for cell in row if cell and not _NUMBER.fullmatch(cell)]
    written = [" | ".join(words)] if len(words) > 1 else []
    for heading, cell in zip(headings, row, strict=True):
        if cell and _NUMBER.fullmatch(cell):
            name, own = _split_unit(heading)
            # "Sales, Bakery, Q3 2023": a time says what is counted no more than a label does.
            parts = (corner, label, name) if any(map(str.isdigit, name)) else (corner, name, label)
            told = ", ".join(part for part in parts if part)
            value = add_unit(cell, own or unit)
            written.append(f"{told}: {value}" if told else value)
    return written or [label]


def _split_unit(heading: str) -> tuple[str, str]:
    """Give a heading and the unit in it, nothing where it has none."""
    found = _UNIT.search(heading)
    unit = (found["held"] or found["told"]).strip() if found else ""
    known = any(pattern.fullmatch(unit) for pattern in (_MONEY, _THOUSANDS, _PLAIN_UNIT))
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
        return f"{money['sign']}{cell}{written}"
    if _THOUSANDS.fullmatch(unit):
        return f"{cell} thousand"
    return f"{cell}{unit}" if unit == "%" else f"{cell} {unit}"


def write_terms(terms: Element) -> str:
    """Give a list of terms as lines, "Dead: 41"; nothing when its terms are no short labels."""
    lines: list[str] = []
    label = ""
    for element in terms.iterdescendants("dt", "dd"):
        # One that is not closed holds the next.
        text = " ".join("".join(element.xpath("text() | *[not(self::dd or self::dt)]//text()")).split())
        if element.tag == "dt":
            label = text
            if len(label.split()) > _LONGEST_TERM:
                return ""
        elif text:
            lines.append(f"{label.rstrip(':')}: {text}" if label else text)
    return "\n".join(lines)
