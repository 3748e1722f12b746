"""Read the pages of a PDF and print them as JSON: a program of its own, so that it can be given up.

    python pdf_pages.py FIRST < FILE

PDFium ends the process when it runs out of memory, and a page of a few kilobytes can ask for gigabytes and minutes. So
this runs apart, within limits that the system holds, and whoever started it goes on behind the page that it died of.
It prints one object a line: the document, ``{"pages", "title", "author"}`` or ``{"error"}``, then each page from
``FIRST`` on, as soon as it is read: ``{"page", "height", "lines": [[text, left, right, bottom, size, links], …]}``.

The one door to pypdfium2. It imports nothing of figurecheck: starting it takes as long as Python takes.
"""

from __future__ import annotations

import ctypes
import json
import re
import sys
import zlib
from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

MOST_PAGES = 200
MOST_CHARACTERS = 60_000
"""On one page; a newspaper page has some 30,000."""

MOST_LINES = 50_000
"""In all; 200 full pages have some 20,000."""

MOST_LINKS = 500
"""On one page; a list of references has some 100."""

LARGEST_STREAM, LARGEST = 32_000_000, 128_000_000
"""Bytes that one stream and all of them may unpack to, pictures apart; the text of a book has some 3 MB."""

MEMORY = 1_000_000_000
"""Bytes of address space."""

PAGE_SECONDS = 6
"""Processor time for one page; ordinary ones take milliseconds."""

_LONGEST_ADDRESS = 2000
_LONGEST_TITLE = 1000
_CHUNK = 1_000_000
_PASSWORD = 4
"""PDFium's number for the error that a password is needed."""

_HYPHEN = re.compile(r"(?<=[^\W\d_])[\ufffe\x02](?=[a-z])")
_OTHER_HYPHEN = re.compile(r"[\ufffe\x02]")
_STREAM = re.compile(rb"stream\r?\n")
_DICTIONARY = 2000
"""Bytes before a stream in which its dictionary is looked for."""

# A rectangle in points from the bottom left, and the address that it leads to.
Area: TypeAlias = "tuple[float, float, float, float, str]"
Line: TypeAlias = "list[Any]"


def main() -> None:
    """Print the document and its pages."""
    first = int(sys.argv[1])
    data = sys.stdin.buffer.read()
    limit_memory()
    for shown in read_document(data, first):
        print(json.dumps(shown), flush=True)


def limit_memory() -> None:
    """Have the system refuse more memory than a document may take; not every system can."""
    try:
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        most = min((limit for limit in (soft, hard) if limit != resource.RLIM_INFINITY), default=MEMORY)
        resource.setrlimit(resource.RLIMIT_AS, (min(most, MEMORY), hard))
    except (ImportError, ValueError, OSError):
        pass


def allow_page() -> None:
    """Have the system end this process when the next page takes too long."""
    try:
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        until = int(used.ru_utime + used.ru_stime) + PAGE_SECONDS
        resource.setrlimit(resource.RLIMIT_CPU, (until if hard == resource.RLIM_INFINITY else min(until, hard), hard))
    except (ImportError, ValueError, OSError):
        pass


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
    lines = 0
    for number in range(first, pages):
        allow_page()
        shown = read_page(document, number, library)
        lines += len(shown["lines"])
        yield shown
        if lines > MOST_LINES:
            return


def holds_too_much(data: bytes) -> bool:
    r"""Say whether the streams unpack to more than a document of text has, without keeping what they unpack to.

    >>> holds_too_much(b"<< /Filter /FlateDecode >> stream\n" + zlib.compress(bytes(LARGEST_STREAM + 1)))
    True
    """
    total = 0
    for found in _STREAM.finditer(data):
        said = data[max(0, found.start() - _DICTIONARY) : found.start()].rpartition(b"obj")[2]
        if b"/Fl" not in said or b"/Image" in said:
            continue
        size = measure_stream(data, found.end())
        total += size
        if size > LARGEST_STREAM or total > LARGEST:
            return True
    return False


def measure_stream(data: bytes, start: int) -> int:
    """Count the bytes that a stream unpacks to, up to just over the limit; what is no stream unpacks to nothing."""
    unpacker, size, rest = zlib.decompressobj(), 0, data[start : start + _CHUNK]
    at = start + len(rest)
    try:
        while not unpacker.eof and size <= LARGEST_STREAM:
            size += len(unpacker.decompress(rest, _CHUNK))
            rest = unpacker.unconsumed_tail
            if not rest:
                rest = data[at : at + _CHUNK]
                at += len(rest)
                if not rest:
                    break
    except zlib.error:
        pass
    return size


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
        height = page.get_height()
        text = page.get_textpage()
    except library.PdfiumError:
        return {"page": number, "height": 0.0, "lines": []}
    areas = find_areas(document, page, library)
    lines = list(read_lines(text, areas, library))
    text.close()
    page.close()
    return {"page": number, "height": height, "lines": lines}


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


def read_lines(page: Any, areas: Sequence[Area], library: Any) -> Iterator[Line]:
    """Yield the lines of a page with their places in points from the bottom left, and the size of their letters."""
    at = 0
    written = page.get_text_range(0, min(page.count_chars(), MOST_CHARACTERS))
    for raw in written.split("\n"):
        text = raw.rstrip("\r")
        # PDFium marks a hyphen at a line's end, and joins the word.
        words = " ".join(_OTHER_HYPHEN.sub("-", _HYPHEN.sub("", text)).replace("\0", "").split())
        if words:
            first = at + len(text) - len(text.lstrip())
            last = at + max(len(text.rstrip()) - 1, 0)
            left, bottom, _, top = find_box(page, first, library)
            _, _, right, _ = find_box(page, last, library)
            size = library.raw.FPDFText_GetFontSize(page.raw, first)
            beside = [area for area in areas if area[1] < (bottom + top) / 2 < area[3] and area[0] < right > left]
            links = sorted(find_links(page, words, (written, at, first, last), beside, library)) if beside else []
            yield [words, left, right, bottom, size, links]
        at += len(raw) + 1


def find_links(
    page: Any, words: str, place: tuple[str, int, int, int], areas: Sequence[Area], library: Any
) -> Iterator[tuple[int, int, str]]:
    """Yield the spans of a line's words that stand in an area, with the area's address.

    ``place`` is the page's text, where the line begins in it, and its first and last letter.
    """
    written, at, first, last = place
    middles = [
        (index, (box[0] + box[2]) / 2) for index in range(first, last + 1) if (box := find_box(page, index, library))
    ]
    for left, _, right, _, href in areas:
        inside = [index for index, middle in middles if left <= middle <= right]
        if inside:
            # White space is folded, so the place is looked for near where it was.
            near = len(" ".join(written[at : inside[0]].split()))
            found = " ".join(written[inside[0] : inside[-1] + 1].split())
            if found and (start := words.find(found, near)) >= 0:
                yield start, start + len(found), href


def find_box(page: Any, index: int, library: Any) -> tuple[float, float, float, float]:
    """Give a letter's left, bottom, right and top; zeros where PDFium knows of none."""
    try:
        left, bottom, right, top = page.get_charbox(index, loose=True)
    except (library.PdfiumError, IndexError, ValueError):
        return 0.0, 0.0, 0.0, 0.0
    return float(left), float(bottom), float(right), float(top)


if __name__ == "__main__":
    main()
