"""Thin lines drawn on a page, its marks of struck-out text, and whether a picture covers it."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple

MOST_OBJECTS, MOST_RULES, MOST_MARKS = 20_000, 3_000, 1_000
"""What is looked at on one page; a map has some thousands."""

_THICKEST = 2.5
"""Points; what is thicker is an area."""
_COVERED = 0.5
"""Share of a page that its pictures cover when it is a scan."""


class Rule(NamedTuple):
    """A thin line across: its ends, its middle and its thickness in points; ``sure`` where the file calls it one."""

    left: float
    right: float
    middle: float
    thickness: float
    sure: bool


def find_strokes(page: Any, raw: Any) -> tuple[list[Rule], bool]:
    """Give the thin lines across of a page, pieces of one line as one, and whether pictures cover the page."""
    rules: list[Rule] = []
    covered = 0.0
    sides = [ctypes.c_float() for _ in range(4)]
    width, height = page.get_size()
    for index in range(min(raw.FPDFPage_CountObjects(page.raw), MOST_OBJECTS)):
        shown = raw.FPDFPage_GetObject(page.raw, index)
        kind = raw.FPDFPageObj_GetType(shown)
        if kind not in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE):
            continue
        if not raw.FPDFPageObj_GetBounds(shown, *sides):
            continue
        left, bottom, right, top = (side.value for side in sides)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            covered += max(0.0, right - left) * max(0.0, top - bottom)
        elif top - bottom <= _THICKEST and right - left > top - bottom and len(rules) < MOST_RULES:
            rules.append(Rule(left, right, (bottom + top) / 2, top - bottom, sure=False))
    rules = list(_join(rules))
    rules += _find_marks(page, raw)
    return rules, covered > _COVERED * width * height > 0


def _join(rules: list[Rule]) -> Iterator[Rule]:
    """Join lines that go on where another ends, as those under and over single words do."""
    last: Rule | None = None
    for rule in sorted(rules, key=lambda each: (round(each.middle, 1), each.left)):
        if last and abs(rule.middle - last.middle) < 0.3 and rule.left <= last.right + 1:
            last = last._replace(right=max(last.right, rule.right))
            continue
        if last:
            yield last
        last = rule
    if last:
        yield last


def _find_marks(page: Any, raw: Any) -> Iterator[Rule]:
    """Yield what a reviewer struck out, a mark for each line."""
    points = raw.FS_QUADPOINTSF()
    for index in range(min(raw.FPDFPage_GetAnnotCount(page.raw), MOST_MARKS)):
        mark = raw.FPDFPage_GetAnnot(page.raw, index)
        if not mark:
            continue
        if raw.FPDFAnnot_GetSubtype(mark) == raw.FPDF_ANNOT_STRIKEOUT:
            for quad in range(min(raw.FPDFAnnot_CountAttachmentPoints(mark), MOST_MARKS)):
                if raw.FPDFAnnot_GetAttachmentPoints(mark, quad, points):
                    across = (points.x1, points.x2, points.x3, points.x4)
                    up = (points.y1, points.y2, points.y3, points.y4)
                    yield Rule(min(across), max(across), (min(up) + max(up)) / 2, 0.0, sure=True)
        raw.FPDFPage_CloseAnnot(mark)
