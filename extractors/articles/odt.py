"""An article from an OpenDocument text or presentation: paragraphs, lists and tables in order, within limits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from extractors.articles.archive import Archive
from extractors.articles.html.dates import read_moment
from extractors.articles.html.tree import Element
from extractors.articles.notes import count
from extractors.articles.paragraphs import Grid, Paragraph, Struck, crown
from extractors.articles.passages import Metadata, Passage, make_article
from extractors.articles.struck import describe_struck
from extractors.errors import DamagedFileError, NoTextError
from extractors.types import Article

_NS = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
OFFICE, TEXT, TABLE, STYLE, DRAW = (_NS % name for name in ("office", "text", "table", "style", "drawing"))
_META, _PRESENTATION = (_NS % name for name in ("meta", "presentation"))
_DC = "{http://purl.org/dc/elements/1.1/}"
_XLINK = "{http://www.w3.org/1999/xlink}"
# Notes, comments, deleted words, tables of contents, what a field may say instead, and shapes beside the text.
_LEFT_OUT = frozenset(
    [TEXT + name for name in ("note", "tracked-changes", "table-of-content", "alphabetical-index", "hidden-text")]
    + [OFFICE + "annotation", OFFICE + "forms", TABLE + "table-columns", _PRESENTATION + "notes", DRAW + "a"]
    + [TEXT + "sequence-decls", TEXT + "user-field-decls", TEXT + "variable-decls", TABLE + "shapes", TEXT + "number"]
)
_MOST_BLANKS = 64
_DEEPEST_STYLE = 20
_MOST_REPEATED = 64


@dataclass(frozen=True, slots=True)
class Look:
    """How a style sets words; None where it says nothing of it."""

    parent: str = ""
    struck: bool | None = None
    raised: bool | None = None
    hidden: bool | None = None


@dataclass(slots=True)
class Styles:
    """The styles of a document by their names."""

    looks: dict[str, Look] = field(default_factory=dict)

    def find(self, name: str) -> Look:
        """Give what a style says, with what it inherits."""
        struck = raised = hidden = None
        for _ in range(_DEEPEST_STYLE):
            look = self.looks.get(name)
            if look is None:
                break
            struck = look.struck if struck is None else struck
            raised = look.raised if raised is None else raised
            hidden = look.hidden if hidden is None else hidden
            name = look.parent
        return Look("", struck, raised, hidden)

    def name_all(self, name: str) -> list[str]:
        """Give the names of a style and of those that it is made of, as they were before they were encoded."""
        names: list[str] = []
        while name and len(names) < _DEEPEST_STYLE:
            names.append(name.replace("_20_", " "))
            look = self.looks.get(name)
            name = look.parent if look else ""
        return names


def read_odt(data: bytes) -> Article:
    """Read an OpenDocument text or presentation; notes, comments, deleted and hidden words are no part of it.

    Raises DamagedFileError, TooLargeFileError and EncryptedFileError.
    """
    archive = Archive(data, "document")
    if "content.xml" not in archive.names:
        raise DamagedFileError("document")
    root = archive.parse("content.xml")
    styles = Styles()
    for each in (archive.parse_beside("styles.xml"), root):
        if each is not None:
            read_styles(each, styles)
    reader = _Reader(styles)
    body = root.find(OFFICE + "body")
    passages = list(_read_passages(body, reader)) if body is not None else []
    if not passages:
        raise NoTextError("document")
    byline, written = read_odf_properties(archive)
    headline = crown(passages)
    notes = describe_struck(reader.struck.told)
    if reader.hidden:
        notes.append(f"Hidden and so not read: {count(reader.hidden, 'slide')}.")
    return make_article(passages, Metadata(headline=headline, byline=byline, published=written), notes)


def read_styles(root: Element, styles: Styles) -> None:
    """Read the styles of one part of a document into ``styles``."""
    for style in root.iter(STYLE + "style"):
        styles.looks[style.get(STYLE + "name", "")] = _read_look(style)


def _read_look(style: Element) -> Look:
    text = style.find(STYLE + "text-properties")
    struck = raised = hidden = None
    if text is not None:
        line = text.get(STYLE + "text-line-through-style") or text.get(STYLE + "text-line-through-type")
        struck = None if line is None else line != "none"
        position = text.get(STYLE + "text-position")
        raised = None if position is None else _is_raised(position)
        shown = text.get(TEXT + "display")
        hidden = None if shown is None else shown == "none"
    page, table = style.find(STYLE + "drawing-page-properties"), style.find(STYLE + "table-properties")
    if page is not None and page.get(_PRESENTATION + "visibility") == "hidden":
        hidden = True
    if table is not None and table.get(TABLE + "display") == "false":
        hidden = True
    return Look(style.get(STYLE + "parent-style-name", ""), struck, raised, hidden)


def _is_raised(position: str) -> bool:
    """Say whether "super 58%" or "33% 58%" is above the line."""
    height = position.partition(" ")[0]
    return height == "super" or (height.endswith("%") and height[:-1].isdecimal() and int(height[:-1][:4]) > 0)


def read_odf_properties(archive: Archive) -> tuple[str | None, str | None]:
    """Give who made an OpenDocument file, and when."""
    root = archive.parse_beside("meta.xml")
    if root is None:
        return None, None
    found = (root.find(f".//{name}") for name in (_META + "initial-creator", _DC + "creator"))
    byline = next((" ".join(each.text.split()) for each in found if each is not None and each.text), "")
    created = root.find(f".//{_META}creation-date")
    return byline or None, read_moment(created.text or "") if created is not None else None


def _read_passages(body: Element, reader: _Reader) -> Iterator[Passage]:
    """Yield paragraphs and tables in order; a paragraph inside another is read by itself."""
    under: list[Iterator[Element]] = [iter(body)]
    within: list[Element] = [body]
    while under:
        element = next(under[-1], None)
        if element is None:
            under.pop()
            left = within.pop()
            yield from reader.leave(left)
            reader.add(left.tail or "")
        elif isinstance(element.tag, str) and element.tag not in _LEFT_OUT and not reader.is_hidden(element):
            reader.enter(element)
            within.append(element)
            under.append(iter(element))
        else:
            reader.add(element.tail or "")


class _Reader:
    """What is open at a place of the document."""

    def __init__(self, styles: Styles) -> None:
        self.struck = Struck()
        self.hidden = 0
        self._styles = styles
        self._paragraphs: list[Paragraph] = []
        self._looks: list[Look] = []
        self._hrefs: list[str | None] = []
        self._lists = self._tables = 0
        self._frames: list[str] = []
        self._grid = Grid()
        self._beside = 0

    def is_hidden(self, element: Element) -> bool:
        """Say whether an element is not shown."""
        if element.tag == TEXT + "section":
            return element.get(TEXT + "display") in ("none", "condition")
        if element.tag == DRAW + "page":
            hidden = bool(self._styles.find(element.get(DRAW + "style-name", "")).hidden)
            self.hidden += hidden
            return hidden
        # A text box in the midst of a text repeats it or stands beside it; on a slide it is all there is.
        return element.tag == DRAW + "frame" and bool(self._paragraphs)

    def enter(self, element: Element) -> None:
        """Begin an element."""
        tag = element.tag
        if tag in (TEXT + "p", TEXT + "h"):
            self._paragraphs.append(Paragraph())
            self._looks.append(self._styles.find(element.get(TEXT + "style-name", "")))
        elif tag == TEXT + "span":
            self._looks.append(self._over(self._styles.find(element.get(TEXT + "style-name", ""))))
        elif tag == TEXT + "a":
            self._hrefs.append(element.get(_XLINK + "href"))
        elif tag == TEXT + "list":
            self._lists += 1
        elif tag == DRAW + "frame":
            self._frames.append(element.get(_PRESENTATION + "class", ""))
        else:
            self._enter_table(element)
        blanks = element.get(TEXT + "c", "1") if tag == TEXT + "s" else ""
        if tag in (TEXT + "tab", TEXT + "line-break"):
            self.add(" ")
        elif blanks:
            self.add(" " * (min(int(blanks), _MOST_BLANKS) if blanks.isdecimal() and len(blanks) < 5 else 1))
        self.add(element.text or "")

    def _enter_table(self, element: Element) -> None:
        tag = element.tag
        if tag == TABLE + "table":
            self._tables += 1
        elif tag == TABLE + "table-row" and self._tables == 1:
            self._grid.begin_row()
        elif tag in (TABLE + "table-cell", TABLE + "covered-table-cell") and self._tables == 1:
            repeated = read_number(element.get(TABLE + "number-columns-repeated", "1"), _MOST_REPEATED)
            covered = tag == TABLE + "covered-table-cell"
            # What is covered from the left is blank; what is covered from above has the label there.
            self._grid.begin_cell(span=repeated, below=covered and not self._beside)
            spanned = element.get(TABLE + "number-columns-spanned", "1")
            self._beside = max(self._beside - repeated, 0) if covered else read_number(spanned, _MOST_REPEATED) - 1

    def leave(self, element: Element) -> Iterator[Passage]:
        """End an element, and yield the passage that ends with it."""
        tag = element.tag
        if tag in (TEXT + "p", TEXT + "h"):
            self._looks.pop()
            yield from self._end_paragraph(element, self._paragraphs.pop())
        elif tag == TEXT + "span":
            self._looks.pop()
        elif tag == TEXT + "a":
            self._hrefs.pop()
        elif tag == TEXT + "list":
            self._lists -= 1
        elif tag == DRAW + "frame":
            self._frames.pop()
        elif tag in (TABLE + "table-cell", TABLE + "covered-table-cell") and self._tables == 1:
            self._grid.end_cell()
        elif tag == TABLE + "table":
            self._tables -= 1
            if not self._tables:
                yield from self._grid.write()
                self._grid = Grid()

    def add(self, words: str) -> None:
        """Add words to the paragraph that is open."""
        if words and self._paragraphs and not self._looks[-1].hidden:
            look = self._looks[-1]
            href = self._hrefs[-1] if self._hrefs else None
            self._paragraphs[-1].add(words, href=href, raised=bool(look.raised), struck=bool(look.struck))

    def _over(self, look: Look) -> Look:
        if not self._looks:
            return look
        below = self._looks[-1]
        return Look(
            "",
            below.struck if look.struck is None else look.struck,
            below.raised if look.raised is None else look.raised,
            below.hidden if look.hidden is None else look.hidden,
        )

    def _end_paragraph(self, element: Element, paragraph: Paragraph) -> Iterator[Passage]:
        self.struck.take(paragraph)
        text, links = paragraph.read()
        if self._tables:
            self._grid.add(text)
        elif text and not (self._frames and self._frames[-1] in ("date-time", "footer", "page-number", "header")):
            yield self._name(element, text, links)

    def _name(self, element: Element, text: str, links: tuple[tuple[int, int, str], ...]) -> Passage:
        names = self._styles.name_all(element.get(TEXT + "style-name", ""))
        if "Title" in names:
            return Passage("headline", text, links)
        if {"Caption", "Illustration", "Table", "Figure"} & set(names):
            return Passage("caption", text, links)
        slide = bool(self._frames)
        return Passage("list" if self._lists and not slide and element.tag == TEXT + "p" else "body", text, links)


def read_number(written: str, most: int) -> int:
    """Give a count as an attribute has it, at least 1 and never more than the most.

    >>> read_number("16384", 64), read_number("x", 64)
    (64, 1)
    """
    return max(1, min(int(written), most)) if written.isdecimal() and len(written) < len("1000000000") else 1
