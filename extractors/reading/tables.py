"""Tables: those that hold figures are told from those that only lay a page out, and written as lines."""

from __future__ import annotations

from extractors.reading.tree import Element, read_text

_LONGEST_CELL = 60
"""Words; a longer cell is a column of a page."""


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
    """Give a table as lines, the cells of a row apart by a bar."""
    lines = [read_text(caption) for caption in table.iter("caption")]
    for row in table.iter("tr"):
        cells = [read_text(cell) for cell in row if cell.tag in ("td", "th")]
        lines.append(" | ".join(cell for cell in cells if cell))
    return "\n".join(line for line in lines if line)
