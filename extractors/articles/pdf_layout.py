"""An article from the lines of a PDF: running heads and page numbers out, lines joined into paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from extractors.articles.html.dates import read_moment
from extractors.articles.passages import Metadata, Passage, make_article
from extractors.articles.pdf import Document, Line, open_pdf
from extractors.errors import NoTextError
from extractors.types import Article

_EDGE_LINES = 3
"""Lines at the top and bottom of a page that may be a running head or foot."""

_PAGE_NUMBER = re.compile(
    r"(?:page |p\. ?|- ?|– ?)?(?:\d{1,4}|[ivxl]{1,6})(?: ?(?:of|/) ?\d{1,4})?(?: ?[-–])?", re.IGNORECASE
)
_PAGE_OF = re.compile(r"\bpage \d{1,4}(?: (?:of|/) \d{1,4})?$|^page \d{1,4}\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’)\]]*\d{0,2}$")
_ITEM = re.compile(r"(?:[•▪●◦‣*–-]|\d{1,2}[.)]|\([a-z\d]{1,2}\))\s+\S")
_WIDE_GAP = 1.45
_LARGER = 1.15
_SHORT_LINE = 0.85
_DATE_LINES = 15
_MOST_NAMED = 5


def read_pdf(data: bytes) -> Article:
    """Read the article in a PDF; each part knows its page.

    Raises NoTextError for a scan, which has pictures of text and no text.
    """
    document = open_pdf(data)
    pages = _cut_edges(document)
    lines = [line for page in pages for line in page]
    if not lines:
        raise NoTextError("PDF, which may be a scan")
    size = median(line.size for line in lines for _ in range(len(line.text)))
    headline, rest = _take_headline(lines, size)
    passages = [Passage("headline", headline, (), 1)] if headline else []
    passages += _join(rest, size)
    published = next((m for line in rest[:_DATE_LINES] if len(line.text) < 60 and (m := read_moment(line.text))), None)
    return make_article(
        passages,
        Metadata(headline=headline or document.title, byline=document.author, published=published),
        [_name_unread(document.unread)] if document.unread else [],
    )


def _name_unread(pages: Sequence[int]) -> str:
    """Say which pages are missing.

    >>> _name_unread([3]), _name_unread([3, 7, 8])
    ('Page 3 of the PDF could not be read.', 'Pages 3, 7 and 8 of the PDF could not be read.')
    """
    shown = [str(page) for page in pages[:_MOST_NAMED]] + (
        [f"{len(pages) - _MOST_NAMED} more"] if len(pages) > _MOST_NAMED else []
    )
    names = " and ".join(filter(None, [", ".join(shown[:-1]), shown[-1]]))
    return f"Page{'s' if len(pages) > 1 else ''} {names} of the PDF could not be read."


def _cut_edges(document: Document) -> list[list[Line]]:
    """Leave out page numbers, and lines that stand at the same edge of several pages, whatever their digits."""
    heads: Counter[str] = Counter()
    for page in document.pages:
        heads.update({_fold(line) for line in _find_edges(page)})
    often = {text for text, count in heads.items() if count >= 2 and count * 3 > len(document.pages)}
    kept: list[list[Line]] = []
    for page in document.pages:
        edges = set(_find_edges(page))
        kept.append(
            [line for line in page if line not in edges or not (_fold(line) in often or _is_page_number(line.text))]
        )
    return kept


def _is_page_number(text: str) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(text) or (len(text) < 80 and _PAGE_OF.search(text)))


def _find_edges(page: Sequence[Line]) -> list[Line]:
    """Give the highest and the lowest lines of a page, wherever in the file they are written."""
    ordered = sorted(page, key=lambda line: -line.bottom)
    return ordered[:_EDGE_LINES] + ordered[max(len(ordered) - _EDGE_LINES, _EDGE_LINES) :]


def _fold(line: Line) -> str:
    return re.sub(r"\d+", "0", line.text.lower())


def _take_headline(lines: list[Line], size: float) -> tuple[str | None, list[Line]]:
    """Give the largest lines at the top of the first page, and the other lines."""
    opening = [line for line in lines[:12] if line.page == lines[0].page]
    largest = max(line.size for line in opening)
    if largest < _LARGER * size:
        return None, lines
    start = next(i for i, line in enumerate(opening) if line.size == largest)
    end = start
    while end < len(opening) and opening[end].size == largest:
        end += 1
    text = " ".join(line.text for line in opening[start:end])
    return (text, lines[:start] + lines[end:]) if len(text) <= 300 else (None, lines)


def _join(lines: Sequence[Line], size: float) -> list[Passage]:
    """Join lines into paragraphs: a wider gap, other letters, an indent or a short last line ends one."""
    gaps = [above.bottom - line.bottom for above, line in pairwise(lines) if above.page == line.page]
    usual = median([gap for gap in gaps if 0 < gap < 4 * size] or [1.2 * size])
    width = max((line.right - line.left for line in lines), default=0.0)
    passages: list[Passage] = []
    run: list[Line] = []
    for line in lines:
        if run and _is_new(run, line, usual, width):
            passages.append(_write(run))
            run = []
        run.append(line)
    if run:
        passages.append(_write(run))
    return passages


def _is_new(run: Sequence[Line], line: Line, usual: float, width: float) -> bool:
    last = run[-1]
    if abs(line.size - last.size) > 0.1 * last.size or _ITEM.match(line.text):
        return True
    ended = bool(_SENTENCE_END.search(last.text))
    if line.page != last.page or line.bottom > last.bottom:
        # The next page or column: the paragraph goes on unless its sentence has ended.
        return ended
    if last.bottom - line.bottom > _WIDE_GAP * usual:
        return True
    indented = line.left > run[0].left + 6 and len(run) > 1 and line.left > last.left + 6
    return ended and (indented or last.right - last.left < _SHORT_LINE * width)


def _write(run: Sequence[Line]) -> Passage:
    """Join lines; a word broken at a line's end is made whole, and so is a link over two lines."""
    text, links = "", list[tuple[int, int, str]]()
    for line in run:
        if text.endswith(("-", "\u2010", "\u00ad")) and line.text[:1].islower() and text[-2:-1].isalpha():
            text = text[:-1]
        elif text:
            text += " "
        for start, end, href in line.links:
            if links and links[-1][2] == href and len(text) + start - links[-1][1] <= 1:
                links[-1] = (links[-1][0], len(text) + end, href)
            else:
                links.append((len(text) + start, len(text) + end, href))
        text += line.text
    # A soft hyphen that stays invisible would shift every place behind it.
    if "\u00ad" in text:
        text, links = text.replace("\u00ad", ""), []
    return Passage("list" if _ITEM.match(text) else "body", text, tuple(links), run[0].page)
