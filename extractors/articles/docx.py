"""An article from a Word document: paragraphs, lists and tables in order, unpacked within limits."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from extractors.articles.html.dates import read_moment
from extractors.articles.html.tree import Element, parse_xml
from extractors.articles.passages import Metadata, Passage, make_article
from extractors.errors import DamagedFileError, NoTextError, TooLargeFileError, UnknownKindError
from extractors.types import Article

LARGEST = 20_000_000
"""Bytes of one unpacked part of the document; a book has some 3 MB."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_DCTERMS = "{http://purl.org/dc/terms/}"
_HEADLINE_LONGEST = 200
# Deleted words, words that a field computes from, text boxes, and what is no words at all.
_LEFT_OUT = frozenset(_W + name for name in ("del", "moveFrom", "instrText", "delText", "txbxContent", "pPr", "rPr"))
_PIECES = {_W + "t": "", _W + "tab": " ", _W + "br": " ", _W + "noBreakHyphen": "-"}
"""What words are made of, and what stands for each but the words themselves."""


def read_docx(data: bytes) -> Article:
    """Read a Word document; headers, footers, comments and deleted words are no part of it.

    Raises DamagedFileError, TooLargeFileError, or UnknownKindError for another kind of archive.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise DamagedFileError("document") from error
    if "word/document.xml" not in names:
        raise UnknownKindError("an archive without a Word document")
    body = parse_xml(_unpack(archive, "word/document.xml")).find(_W + "body")
    relations = _read_relations(archive, names)
    passages = list(_read_passages(body, relations)) if body is not None else []
    if not passages:
        raise NoTextError("document")
    if passages[0].kind == "body" and _is_headline(passages):
        passages[0] = Passage("headline", passages[0].text, passages[0].links)
    headline = passages[0].text if passages[0].kind == "headline" else None
    byline, written = _read_properties(archive, names)
    return make_article(passages, Metadata(headline=headline, byline=byline, published=written))


def _unpack(archive: zipfile.ZipFile, name: str) -> bytes:
    """Unpack one part, never more of it than the limit: what the archive says of its size is not believed."""
    try:
        with archive.open(name) as part:
            data = part.read(LARGEST + 1)
    except (zipfile.BadZipFile, EOFError, OSError, RuntimeError, NotImplementedError, ValueError) as error:
        raise DamagedFileError("document") from error
    except Exception as error:  # zlib's own errors, which have no common root
        raise DamagedFileError("document") from error
    if len(data) > LARGEST:
        raise TooLargeFileError("document", LARGEST)
    return data


def _read_passages(body: Element, relations: dict[str, str]) -> Iterator[Passage]:
    """Yield paragraphs and tables in order, each word once: a paragraph inside another is read by itself."""
    reader = _Reader(relations)
    # Elements come and go in one walk; depth is a list, not the interpreter's stack.
    under: list[Iterator[Element]] = [iter(body)]
    within: list[Element] = []
    while under:
        element = next(under[-1], None)
        if element is None:
            under.pop()
            if within:
                yield from reader.leave(within.pop())
        elif element.tag not in _LEFT_OUT:
            reader.enter(element)
            within.append(element)
            under.append(iter(element))


class _Paragraph:
    """The words of a paragraph as they come, and its links."""

    def __init__(self, element: Element) -> None:
        self.element = element
        self._words: list[str] = []
        self._links: list[tuple[int, int, str]] = []
        self._length = 0

    def add(self, words: str, href: str | None) -> None:
        if href:
            self._links.append((self._length, self._length + len(words), href))
        self._words.append(words)
        self._length += len(words)

    def read(self) -> tuple[str, tuple[tuple[int, int, str], ...]]:
        text = "".join(self._words)
        left = len(text) - len(text.lstrip())
        text = text.strip()
        moved = ((max(s - left, 0), min(e - left, len(text)), href) for s, e, href in self._links if e - left > 0)
        return text, tuple(moved)


class _Reader:
    """What is open at a place of the document: paragraphs, links, rows and cells of tables."""

    def __init__(self, relations: dict[str, str]) -> None:
        self._relations = relations
        self._paragraphs: list[_Paragraph] = []
        self._hrefs: list[str | None] = []
        self._tables = 0
        self._lines: list[list[list[str]]] = []
        self._rows: list[list[list[str]]] = []
        self._cells: list[list[str]] = []

    def enter(self, element: Element) -> None:
        """Begin an element."""
        tag = element.tag
        if tag == _W + "p":
            self._paragraphs.append(_Paragraph(element))
        elif tag == _W + "hyperlink":
            self._hrefs.append(self._relations.get(element.get(_R + "id", "")))
        elif tag in _PIECES and self._paragraphs:
            words = (element.text or "") if tag == _W + "t" else _PIECES[tag]
            self._paragraphs[-1].add(words, self._hrefs[-1] if self._hrefs else None)
        elif tag == _W + "tbl":
            self._tables += 1
        elif tag == _W + "tr":
            self._rows.append([])
            self._lines.append(self._rows[-1])
        elif tag == _W + "tc":
            self._cells.append([])
            if self._rows:
                self._rows[-1].append(self._cells[-1])

    def leave(self, element: Element) -> Iterator[Passage]:
        """End an element, and yield the passage that ends with it."""
        tag = element.tag
        if tag == _W + "p":
            yield from self._end_paragraph(self._paragraphs.pop())
        elif tag == _W + "hyperlink":
            self._hrefs.pop()
        elif tag == _W + "tr":
            self._rows.pop()
        elif tag == _W + "tc":
            self._cells.pop()
        elif tag == _W + "tbl":
            self._tables -= 1
            if not self._tables:
                rows = ([" ".join(filter(None, cell)) for cell in row] for row in self._lines)
                text = "\n".join(line for row in rows if (line := " | ".join(filter(None, row))))
                self._lines = []
                if text:
                    yield Passage("table", text)

    def _end_paragraph(self, paragraph: _Paragraph) -> Iterator[Passage]:
        text, links = paragraph.read()
        if self._tables:
            if self._cells:
                self._cells[-1].append(text)
        elif text:
            yield _name_passage(paragraph.element, text, links)


def _name_passage(paragraph: Element, text: str, links: tuple[tuple[int, int, str], ...]) -> Passage:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    name = style.get(_W + "val", "") if style is not None else ""
    if name.startswith("Caption"):
        return Passage("caption", text, links)
    if name in ("Title", "Titel", "Titre"):
        return Passage("headline", text, links)
    if paragraph.find(f"{_W}pPr/{_W}numPr") is not None or name.startswith("List"):
        return Passage("list", text, links)
    return Passage("body", text, links)


def _is_headline(passages: list[Passage]) -> bool:
    text = passages[0].text
    return (
        len(passages) > 1
        and len(text) <= _HEADLINE_LONGEST
        and not text.rstrip("\"'”’)").endswith((".", "!", ":", ";"))
    )


def _read_relations(archive: zipfile.ZipFile, names: set[str]) -> dict[str, str]:
    root = _read_beside(archive, names, "word/_rels/document.xml.rels")
    if root is None:
        return {}
    return {each.get("Id", ""): each.get("Target", "") for each in root if each.get("TargetMode") == "External"}


def _read_properties(archive: zipfile.ZipFile, names: set[str]) -> tuple[str | None, str | None]:
    root = _read_beside(archive, names, "docProps/core.xml")
    if root is None:
        return None, None
    creator, created = root.find(_DC + "creator"), root.find(_DCTERMS + "created")
    byline = " ".join((creator.text or "").split()) if creator is not None else ""
    return byline or None, read_moment(created.text or "") if created is not None else None


def _read_beside(archive: zipfile.ZipFile, names: set[str], name: str) -> Element | None:
    """Read a part beside the text; a damaged one does not cost the text."""
    if name not in names:
        return None
    try:
        return parse_xml(_unpack(archive, name))
    except DamagedFileError:
        return None
