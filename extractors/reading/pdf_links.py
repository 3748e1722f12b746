"""Where on a page of a PDF the links are, and where they lead."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import Any

MOST_LINKS = 500
"""On one page; a list of references has some 100."""

_LONGEST = 2000


@dataclass(frozen=True, slots=True)
class LinkArea:
    """A rectangle in points from the bottom left, and the address that it leads to."""

    left: float
    bottom: float
    right: float
    top: float
    href: str

    def holds(self, box: tuple[float, float, float, float]) -> bool:
        """Say whether the middle of a letter's box is in it."""
        return self.left <= (box[0] + box[2]) / 2 <= self.right


def find_link_areas(document: Any, page: Any, library: Any) -> list[LinkArea]:
    """Give the links of a page that lead to the web; those into the document itself are none."""
    raw = library.raw
    areas: list[LinkArea] = []
    at, link = ctypes.c_int(0), raw.FPDF_LINK()
    while len(areas) < MOST_LINKS and raw.FPDFLink_Enumerate(page.raw, at, link):
        box = raw.FS_RECTF()
        action = raw.FPDFLink_GetAction(link)
        if not action or not raw.FPDFLink_GetAnnotRect(link, box):
            continue
        size = raw.FPDFAction_GetURIPath(document.raw, action, None, 0)
        if not 1 < size <= _LONGEST:
            continue
        written = ctypes.create_string_buffer(size)
        raw.FPDFAction_GetURIPath(document.raw, action, written, size)
        href = written.value.decode("utf-8", "replace")
        if href.lower().startswith(("http://", "https://")):
            areas.append(LinkArea(box.left, min(box.bottom, box.top), box.right, max(box.bottom, box.top), href))
    return areas
