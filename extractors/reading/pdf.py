"""The lines of a PDF with their places; the one door to pypdfium2."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from extractors.errors import DamagedFileError, EncryptedFileError, ReadingTimeoutError, TooManyPagesError
from extractors.reading.pdf_links import LinkArea, find_link_areas

MOST_PAGES = 200
SECONDS = 30
_MOST_CHARACTERS = 60_000
"""On one page; a newspaper page has some 30,000."""

_HYPHEN = re.compile(r"(?<=[^\W\d_])[\ufffe\x02](?=[a-z])")
_OTHER_HYPHEN = re.compile(r"[\ufffe\x02]")
_PASSWORD = 4
"""PDFium's number for the error that a password is needed."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: its words, its place in points from the bottom left, and the size of its letters.

    ``links`` are spans of ``text`` with the addresses that they lead to.
    """

    text: str
    page: int
    left: float
    right: float
    bottom: float
    size: float
    links: tuple[tuple[int, int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """The lines of each page in reading order, the height of the pages, and what the file says of itself."""

    pages: tuple[tuple[Line, ...], ...]
    heights: tuple[float, ...]
    title: str | None
    author: str | None


def open_pdf(data: bytes) -> Document:
    """Read the lines of a PDF, one page in memory at a time.

    Raises EncryptedFileError, DamagedFileError, TooManyPagesError, or ReadingTimeoutError.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower():
            raise EncryptedFileError from error
        raise DamagedFileError("PDF") from error
    try:
        return _read(document, pypdfium2)
    finally:
        document.close()


def _read(document: Any, library: Any) -> Document:
    if len(document) > MOST_PAGES:
        raise TooManyPagesError(len(document), MOST_PAGES)
    said = document.get_metadata_dict(skip_empty=True)
    pages: list[tuple[Line, ...]] = []
    heights: list[float] = []
    until = time.monotonic() + SECONDS
    for number in range(len(document)):
        if time.monotonic() > until:
            raise ReadingTimeoutError("PDF")
        try:
            page = document[number]
            heights.append(page.get_height())
            text = page.get_textpage()
        except library.PdfiumError:
            # One broken page does not cost the others.
            pages.append(())
            heights.append(0.0)
            continue
        areas = find_link_areas(document, page, library)
        pages.append(tuple(_read_lines(text, number + 1, areas, library)))
        text.close()
        page.close()
    return Document(tuple(pages), tuple(heights), said.get("Title"), said.get("Author"))


def _read_lines(page: Any, number: int, areas: Sequence[LinkArea], library: Any) -> list[Line]:
    lines: list[Line] = []
    at = 0
    written = page.get_text_range(0, min(page.count_chars(), _MOST_CHARACTERS))
    for raw in written.split("\n"):
        text = raw.rstrip("\r")
        # PDFium marks a hyphen at a line's end, and joins the word.
        words = " ".join(_OTHER_HYPHEN.sub("-", _HYPHEN.sub("", text)).replace("\0", "").split())
        if words:
            first = at + len(text) - len(text.lstrip())
            last = at + max(len(text.rstrip()) - 1, 0)
            left, bottom, _, top = _find_box(page, first, library)
            _, _, right, _ = _find_box(page, last, library)
            size = library.raw.FPDFText_GetFontSize(page.raw, first)
            links: list[tuple[int, int, str]] = []
            for area in areas:
                if area.bottom < (bottom + top) / 2 < area.top and area.left < right and left < area.right:
                    inside = [place for place in range(first, last + 1) if area.holds(_find_box(page, place, library))]
                    if inside:
                        # White space is folded, so the place is looked for near where it was.
                        near = len(" ".join(written[at:][: inside[0] - at].split()))
                        found = " ".join(written[inside[0] : inside[-1] + 1].split())
                        if found and (start := words.find(found, near)) >= 0:
                            links.append((start, start + len(found), area.href))
            lines.append(Line(words, number, left, right, bottom, size, tuple(sorted(links))))
        at += len(raw) + 1
    return lines


def _find_box(page: Any, index: int, library: Any) -> tuple[float, float, float, float]:
    try:
        left, bottom, right, top = page.get_charbox(index, loose=True)
    except (library.PdfiumError, IndexError, ValueError):
        return 0.0, 0.0, 0.0, 0.0
    return float(left), float(bottom), float(right), float(top)
