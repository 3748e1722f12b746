"""Read the pages of a PDF and print them as JSON, in a process that can be given up.

PDFium ends the process when it runs out of memory, and a page of a few kilobytes can ask for gigabytes and minutes. So
this runs apart, within limits that the system holds, and whoever started it goes on behind the page that it died of.
It prints one object a line: the document, ``{"pages", "title", "author"}`` or ``{"error"}``, then each page from
``FIRST`` on, as soon as it is read: ``{"page", "picture", "struck", "runs"}``, with ``runs`` as `letters` gives them.

The one door to pypdfium2.
"""

from __future__ import annotations

import ctypes
import gc
import json
from collections.abc import Iterator
from typing import Any, TypeAlias

from extractors.articles.pdf.limits import MOST_PAGES, allow_page, holds_too_much, limit_memory
from extractors.articles.pdf.runs import read_runs
from extractors.articles.pdf.strokes import find_strokes

MOST_CHARACTERS = 60_000
"""On one page; a newspaper page has some 30,000."""

MOST_RUNS = 100_000
"""Lines and cells in all; 200 full pages have some 20,000."""

MOST_LINKS = 500
"""On one page; a list of references has some 100."""

_LONGEST_ADDRESS = 2000
_LONGEST_TITLE = 1000
_PASSWORD = 4
"""PDFium's number for the error that a password is needed."""

_FEW_LETTERS = 60
"""What a page that is a picture may hold beside it: a page number, the stamp of a scanner."""

# A rectangle in points from the bottom left, and the address that it leads to.
Area: TypeAlias = "tuple[float, float, float, float, str]"


def print_pages(first: int, data: bytes) -> None:
    """Print the document and its pages."""
    limit_memory()
    # Nothing that is made goes in circles, and there is much of it.
    gc.disable()
    for shown in read_document(data, first):
        print(json.dumps(shown, separators=(",", ":")), flush=True)


def read_document(data: bytes, first: int) -> Iterator[dict[str, object]]:
    """Yield the document, then its pages from ``first`` on; an error in place of the document ends it."""
    import pypdfium2 as library

    allow_page()
    if holds_too_much(data):
        yield {"error": "large"}
        return
    try:
        document = library.PdfDocument(data)
    except library.PdfiumError as error:
        locked = getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower()
        yield {"error": "locked" if locked else "damaged"}
        return
    pages = len(document)
    said = {key: read_metadata(document, key, library) for key in ("Title", "Author")}
    yield {"pages": pages, "title": said["Title"], "author": said["Author"]}
    if pages > MOST_PAGES:
        return
    runs = 0
    for number in range(first, pages):
        allow_page()
        shown = read_page(document, number, library)
        runs += len(shown["runs"])
        yield shown
        if runs > MOST_RUNS:
            return


def read_metadata(document: Any, key: str, library: Any) -> str | None:
    """Give what the file says of itself; what is no character is left out."""
    raw = library.raw
    size = raw.FPDF_GetMetaText(document.raw, key.encode(), None, 0)
    if size <= 2:
        return None
    written = ctypes.create_string_buffer(size)
    raw.FPDF_GetMetaText(document.raw, key.encode(), written, size)
    text = written.raw[:size].decode("utf-16-le", "ignore").replace("\0", " ").strip()
    return text[:_LONGEST_TITLE] or None


def read_page(document: Any, number: int, library: Any) -> dict[str, Any]:
    """Read one page; a broken one has no lines, and does not cost the others."""
    try:
        page = document[number]
        text = page.get_textpage()
    except library.PdfiumError:
        return {"page": number, "picture": False, "struck": [], "runs": []}
    count = min(text.count_chars(), MOST_CHARACTERS)
    rules, picture = find_strokes(page, library.raw)
    runs, struck = read_runs(text, count, rules, find_areas(document, page, library), library.raw)
    few = sum(len(run[0]) for run in runs) <= _FEW_LETTERS
    text.close()
    page.close()
    return {"page": number, "picture": picture and few, "struck": struck, "runs": runs}


def find_areas(document: Any, page: Any, library: Any) -> list[Area]:
    """Give the links of a page that lead to the web; those into the document itself are none."""
    raw = library.raw
    areas: list[Area] = []
    at, link = ctypes.c_int(0), raw.FPDF_LINK()
    while len(areas) < MOST_LINKS and raw.FPDFLink_Enumerate(page.raw, at, link):
        box = raw.FS_RECTF()
        action = raw.FPDFLink_GetAction(link)
        if not action or not raw.FPDFLink_GetAnnotRect(link, box):
            continue
        size = raw.FPDFAction_GetURIPath(document.raw, action, None, 0)
        if not 1 < size <= _LONGEST_ADDRESS:
            continue
        written = ctypes.create_string_buffer(size)
        raw.FPDFAction_GetURIPath(document.raw, action, written, size)
        href = written.value.decode("utf-8", "replace")
        if href.lower().startswith(("http://", "https://")):
            areas.append((box.left, min(box.bottom, box.top), box.right, max(box.bottom, box.top), href))
    return areas
