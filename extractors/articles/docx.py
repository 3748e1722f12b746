"""An article from a Word document: paragraphs, lists and tables in order, unpacked within limits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from extractors.articles.archive import Archive
from extractors.articles.html.dates import read_moment
from extractors.articles.html.tree import Element
from extractors.articles.notes import count
from extractors.articles.paragraphs import Grid, Paragraph, Struck, crown
from extractors.articles.passages import Metadata, Passage, make_article
from extractors.articles.struck import describe_struck
from extractors.errors import NoTextError, UnknownKindError
from extractors.types import Article

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_DCTERMS = "{http://purl.org/dc/terms/}"
# Deleted words, words that a field computes from, text boxes, what is said a second time, and what is no words at all.
_MARKS = ("del", "moveFrom", "instrText", "delText", "txbxContent", "pPr", "rPr", "rPrChange", "tblPrEx", "sdtPr")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LEFT_OUT = frozenset([*(_W + name for name in _MARKS), _FALLBACK])
_PIECES = {_W + "t": "", _W + "tab": " ", _W + "br": " ", _W + "cr": " ", _W + "noBreakHyphen": "-", _M + "t": "",
           _M + "den": "/"}  # fmt: skip
"""What words are made of, and what stands for each but the words themselves."""
_WORDS = (_W + "t", _M + "t")
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"


class _Look(NamedTuple):
    """How words are set; None where nothing is said of it."""

    struck: bool | None = None
    raised: bool | None = None
    hidden: bool | None = None

    def over(self, below: _Look) -> _Look:
        """Give what holds where this is said on top of another."""
        return _Look(*(b if a is None else a for a, b in zip(self, below, strict=True)))


def read_docx(data: bytes) -> Article:
    """Read a Word document; headers, footers, notes, comments, hidden and deleted words are no part of it.

    Raises DamagedFileError, TooLargeFileError, EncryptedFileError, or UnknownKindError for another kind of archive.
    """
    archive = Archive(data, "document")
    if "word/document.xml" not in archive.names:
        raise UnknownKindError("an archive without a Word document")
    body = archive.parse("word/document.xml").find(_W + "body")
    reader = _Reader(_read_relations(archive), _read_styles(archive))
    passages = list(_read_passages(body, reader)) if body is not None else []
    if not passages:
        raise NoTextError("document")
    headline = crown(passages)
    byline, written = read_properties(archive)
    notes = describe_struck(reader.struck.told)
    if reader.charts:
        notes.append(f"Not read: {count(reader.charts, 'chart')}.")
    return make_article(passages, Metadata(headline=headline, byline=byline, published=written), notes)


def _read_passages(body: Element, reader: _Reader) -> Iterator[Passage]:
    """Yield paragraphs and tables in order, each word once: a paragraph inside another is read by itself."""
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


class _Reader:
    """What is open at a place of the document: paragraphs, links, runs and tables."""

    def __init__(self, relations: dict[str, str], styles: dict[str, _Look]) -> None:
        self.struck = Struck()
        self.charts = 0
        self._relations = relations
        self._styles = styles
        self._paragraphs: list[tuple[Element, Paragraph]] = []
        self._hrefs: list[str | None] = []
        self._looks: list[_Look] = []
        self._tables = 0
        self._grid = Grid()

    def enter(self, element: Element) -> None:
        """Begin an element."""
        tag = element.tag
        if tag == _W + "p":
            self._paragraphs.append((element, Paragraph()))
        elif tag == _W + "r":
            self._looks.append(self._read_run(element))
        elif tag == _M + "sup":
            self._looks.append(_Look(raised=True))
        elif tag == _W + "hyperlink":
            self._hrefs.append(self._relations.get(element.get(_R + "id", "")))
        elif tag in _PIECES and self._paragraphs:
            self._add((element.text or "") if tag in _WORDS else _PIECES[tag])
        elif tag == _W + "tbl":
            self._tables += 1
        elif tag == _W + "tr" and self._tables == 1:
            self._grid.begin_row()
        elif tag == _W + "tc" and self._tables == 1:
            self._grid.begin_cell(span=_read_span(element), below=_goes_on(element))
        elif tag == _CHART:
            self.charts += 1

    def leave(self, element: Element) -> Iterator[Passage]:
        """End an element, and yield the passage that ends with it."""
        tag = element.tag
        if tag == _W + "p":
            yield from self._end_paragraph(*self._paragraphs.pop())
        elif tag in (_W + "r", _M + "sup"):
            self._looks.pop()
        elif tag == _W + "hyperlink":
            self._hrefs.pop()
        elif tag == _W + "tc" and self._tables == 1:
            self._grid.end_cell()
        elif tag == _W + "tbl":
            self._tables -= 1
            if not self._tables:
                yield from self._grid.write()
                self._grid = Grid()

    def _read_run(self, run: Element) -> _Look:
        properties = run.find(_W + "rPr")
        if properties is None:
            return _Look()
        style = properties.find(_W + "rStyle")
        below = self._styles.get(style.get(_W + "val", ""), _Look()) if style is not None else _Look()
        return _read_look(properties).over(below)

    def _add(self, words: str) -> None:
        look = self._looks[-1] if self._looks else _Look()
        if not look.hidden:
            href = self._hrefs[-1] if self._hrefs else None
            self._paragraphs[-1][1].add(words, href=href, raised=bool(look.raised), struck=bool(look.struck))

    def _end_paragraph(self, element: Element, paragraph: Paragraph) -> Iterator[Passage]:
        self.struck.take(paragraph)
        text, links = paragraph.read()
        if self._tables:
            self._grid.add(text)
        elif text:
            yield _name_passage(element, text, links)


def _read_look(properties: Element) -> _Look:
    position = properties.find(_W + "vertAlign")
    struck = _is_on(properties, "strike")
    return _Look(
        struck=_is_on(properties, "dstrike") if struck is None else struck or _is_on(properties, "dstrike"),
        raised=None if position is None else position.get(_W + "val") == "superscript",
        hidden=_is_on(properties, "vanish"),
    )


def _is_on(properties: Element, name: str) -> bool | None:
    mark = properties.find(_W + name)
    return None if mark is None else mark.get(_W + "val", "1") not in ("0", "false", "off")


def _read_span(cell: Element) -> int:
    span = cell.find(f"{_W}tcPr/{_W}gridSpan")
    written = span.get(_W + "val", "") if span is not None else ""
    return int(written) if written.isdecimal() and len(written) < len("10000") else 1


def _goes_on(cell: Element) -> bool:
    merged = cell.find(f"{_W}tcPr/{_W}vMerge")
    return merged is not None and merged.get(_W + "val", "continue") == "continue"


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


def _read_relations(archive: Archive) -> dict[str, str]:
    root = archive.parse_beside("word/_rels/document.xml.rels")
    if root is None:
        return {}
    return {each.get("Id", ""): each.get("Target", "") for each in root if each.get("TargetMode") == "External"}


def _read_styles(archive: Archive) -> dict[str, _Look]:
    """Give how words of each named kind are set, by its own word: what it inherits is no strike and nothing raised."""
    root = archive.parse_beside("word/styles.xml")
    found: dict[str, _Look] = {}
    for style in root.iter(_W + "style") if root is not None else ():
        properties = style.find(_W + "rPr")
        if style.get(_W + "type") == "character" and properties is not None:
            found[style.get(_W + "styleId", "")] = _read_look(properties)
    return found


def read_properties(archive: Archive) -> tuple[str | None, str | None]:
    """Give who made an Office document, and when."""
    root = archive.parse_beside("docProps/core.xml")
    if root is None:
        return None, None
    creator, created = root.find(_DC + "creator"), root.find(_DCTERMS + "created")
    byline = " ".join((creator.text or "").split()) if creator is not None else ""
    return byline or None, read_moment(created.text or "") if created is not None else None
