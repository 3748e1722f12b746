"""An article from the lines of a PDF: columns in order, lines joined into paragraphs, what is not its text left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.articles.html.dates import read_moment
from extractors.articles.passages import Metadata, Passage, make_article
from extractors.articles.pdf.columns import order_page
from extractors.articles.pdf.edges import find_contents, find_heads
from extractors.articles.pdf.lines import Row, by_turn, make_rows, settle_runs
from extractors.articles.pdf.paragraphs import Paragraph, Words, find_lines, join_open, read_block, write
from extractors.articles.pdf.process import Document, Run, open_pdf
from extractors.articles.struck import describe_struck
from extractors.errors import NoTextError
from extractors.types import Article

_LARGER = 1.15
_SAME_SIZE = 0.92
_OPENING = 12
"""Paragraphs of the first page among which the headline is."""
_LONGEST_HEADLINE = 300
_DATE_LINES = 15
_MOST_NAMED = 5

Block = tuple[int, list[Row]]
"""The number of a page, and the rows of a column of it."""


def read_pdf(data: bytes) -> Article:
    """Read the article in a PDF; each part knows its page, and notes say what was left out.

    Raises NoTextError for a scan, which has pictures of text and no text.
    """
    document = open_pdf(data)
    blocks, heads = _find_blocks(document)
    blocks, contents = _leave_contents(blocks, len(document.pages))
    paragraphs = [paragraph for block, (page, rows) in enumerate(blocks) for paragraph in read_block(rows, page, block)]
    if not paragraphs:
        raise NoTextError("PDF, which may be a scan")
    paragraphs = join_open(paragraphs)
    known = Words(find_lines(paragraphs))
    headline, rest = _take_headline(paragraphs, _find_size(paragraphs), known)
    passages = [Passage("headline", headline, (), 1)] if headline else []
    passages += [Passage(each.kind, *write(each, known), each.page) for each in rest]
    opening = [line for each in rest[:_DATE_LINES] for line in each.lines[:_DATE_LINES]][:_DATE_LINES]
    published = next((m for line in opening if len(line.text) < 60 and (m := read_moment(line.text))), None)
    return make_article(
        passages,
        Metadata(headline=headline or document.title, byline=document.author, published=published),
        list(_describe(document, heads, contents)),
    )


def _find_blocks(document: Document) -> tuple[list[Block], int]:
    """Give the columns of all pages in the order in which they are read, and how many running heads are left out."""
    pages = [[settle_runs(turned) for turned in by_turn(runs)] for runs in document.pages]
    # The heads stand where most of the page does; what is turned to it follows its text.
    rows = [make_rows(turned[0]) if turned else [] for turned in pages]
    heads = find_heads(rows)
    blocks: list[Block] = []
    for number, turned in enumerate(pages):
        kept: list[Run] = [run for i, row in enumerate(rows[number]) if i not in heads[number] for run in row]
        for runs in (kept, *turned[1:]):
            blocks += [(number + 1, block) for block in order_page(runs)]
    return blocks, sum(map(len, heads))


def _leave_contents(blocks: Sequence[Block], pages: int) -> tuple[list[Block], int]:
    """Give the columns without tables of contents, and how many lines these had."""
    flat = [(index, row) for index, (_, rows) in enumerate(blocks) for row in rows]
    left = {i for begin, end in find_contents([row for _, row in flat], pages) for i in range(begin, end)}
    if not left:
        return list(blocks), 0
    kept: list[list[Row]] = [[] for _ in blocks]
    for i, (index, row) in enumerate(flat):
        if i not in left:
            kept[index].append(row)
    return [(page, rows) for (page, _), rows in zip(blocks, kept, strict=True) if rows], len(left)


def _find_size(paragraphs: Sequence[Paragraph]) -> float:
    """Give the size of most letters."""
    counts: dict[float, int] = {}
    for paragraph in paragraphs:
        for line in paragraph.lines:
            size = round(line.size, 1)
            counts[size] = counts.get(size, 0) + len(line.text)
    return max(counts, key=lambda size: counts[size])


def _take_headline(
    paragraphs: Sequence[Paragraph], size: float, known: Words
) -> tuple[str | None, Sequence[Paragraph]]:
    """Give the largest paragraphs at the top of the first page as one, and the others."""
    opening = [each for each in paragraphs[:_OPENING] if each.page == paragraphs[0].page and each.kind != "table"]
    largest = max((each.size for each in opening), default=0.0)
    if largest < _LARGER * size:
        return None, paragraphs
    start = next(i for i, each in enumerate(opening) if each.size >= _SAME_SIZE * largest)
    start = next(i for i, each in enumerate(paragraphs) if each is opening[start])
    end = start
    while end < len(paragraphs) and _is_of(paragraphs[end], largest, paragraphs[0].page):
        end += 1
    text = " ".join(write(each, known)[0] for each in paragraphs[start:end])
    if len(text) > _LONGEST_HEADLINE:
        return None, paragraphs
    return text, [*paragraphs[:start], *paragraphs[end:]]


def _is_of(paragraph: Paragraph, size: float, page: int) -> bool:
    return paragraph.page == page and paragraph.kind != "table" and paragraph.size >= _SAME_SIZE * size


def _describe(document: Document, heads: int, contents: int) -> Iterator[str]:
    """Yield notes on what is not in the text."""
    if document.unread:
        yield f"{name_pages(document.unread)} of the PDF could not be read."
    if document.pictures:
        several = len(document.pictures) > 1
        what = "are pictures, whose words were" if several else "is a picture, whose words were"
        yield f"{name_pages(document.pictures)} of the PDF {what} not read."
    yield from describe_struck(list(document.struck))
    left = []
    if heads:
        left.append(f"{heads} running heads and page numbers" if heads > 1 else "a page number")
    if contents:
        left.append(f"a table of contents of {contents} lines")
    if left:
        yield f"Left out of the PDF: {', and '.join(left)}."


def name_pages(pages: Sequence[int]) -> str:
    """Name pages by their numbers.

    >>> name_pages([3]), name_pages([3, 7, 8])
    ('Page 3', 'Pages 3, 7 and 8')
    """
    shown = [str(page) for page in pages[:_MOST_NAMED]] + (
        [f"{len(pages) - _MOST_NAMED} more"] if len(pages) > _MOST_NAMED else []
    )
    names = " and ".join(filter(None, [", ".join(shown[:-1]), shown[-1]]))
    return f"Page{'s' if len(pages) > 1 else ''} {names}"
