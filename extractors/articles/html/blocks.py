"""A page as a list of blocks of text in reading order, tables of figures written out, with what each stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Literal

from extractors.articles.html.tables import is_data_table, write_stats, write_table, write_terms
from extractors.articles.html.tree import Element
from extractors.articles.html.zones import count_prose, find_zone, holds_article, is_caption, is_standfirst

BlockKind = Literal["paragraph", "heading", "title", "standfirst", "item", "table", "quote", "caption", "loose"]

_SKIPPED = frozenset(
    "script style noscript template head svg iframe select option button textarea input canvas object embed video audio"
    " map datalist math applet frame frameset meta link label legend".split()
)
_BLOCKS = frozenset(
    "p div section article main ul ol li h1 h2 h3 h4 h5 h6 blockquote pre table tbody thead tfoot tr td th figure"
    " figcaption caption dl dt dd header footer aside nav form hr body html address details summary center"
    " fieldset dialog hgroup menu amp-story amp-live-list".split()
)
_KINDS: dict[str, BlockKind] = {
    "p": "paragraph", "pre": "paragraph", "h1": "title", "h2": "heading", "h3": "heading", "h4": "heading",
    "h5": "heading", "h6": "heading", "li": "item", "dt": "item", "dd": "item", "blockquote": "quote",
}  # fmt: skip
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text that stands by itself; ``links`` are spans of ``text`` with their addresses.

    ``zone`` says what beside the article it seems to be of; ``within`` numbers the element that holds it and its
    neighbours, ``around`` the one that holds this element, and ``article`` the nearest ``<article>`` around it.
    ``read`` are the words in the page's order where ``text`` has them in another; ``path`` numbers the elements that
    the block stands in, the outermost first.
    """

    kind: BlockKind
    text: str
    links: tuple[tuple[int, int, str], ...] = ()
    zone: str | None = None
    within: int = 0
    article: int = 0
    number: int = 0
    around: int = 0
    read: str = ""
    path: tuple[int, ...] = ()

    @property
    def linked(self) -> float:
        """The share of the text that is links."""
        return sum(end - start for start, end, _ in self.links) / (len(self.text) or 1)


@dataclass(frozen=True, slots=True)
class _Setting:
    kind: BlockKind = "loose"
    zone: str | None = None
    holder: int = 0
    within: int = 0
    article: int = 0
    around: int = 0
    path: tuple[int, ...] = ()


@dataclass(slots=True)
class _Writer:
    """Collects the pieces of the block at hand, and the blocks."""

    blocks: list[Block] = field(default_factory=list)
    pieces: list[tuple[str, str | None]] = field(default_factory=list)
    holders: int = 0
    prose: int = 0

    def add(self, text: str | None, href: str | None) -> None:
        if text:
            self.pieces.append((text, href))

    def add_break(self, setting: _Setting, href: str | None) -> None:
        """Break the line; two breaks with nothing between end a paragraph."""
        last = next((text for text, _ in reversed(self.pieces) if text == "\v" or text.strip()), None)
        if last == "\v":
            self.end(setting)
        else:
            self.pieces.append(("\v", href))

    def end(self, setting: _Setting, *, beside: bool = False) -> None:
        """Write the block at hand; text ``beside`` the blocks of its own element is a neighbour of theirs."""
        pieces, self.pieces = self.pieces, []
        text, links = _join(pieces)
        if text:
            number = len(self.blocks)
            loose = beside and setting.kind == "loose"
            holders = (setting.holder, setting.within) if loose else (setting.within, setting.around)
            place = (holders[0], setting.article, number, holders[1])
            self.blocks.append(Block(setting.kind, text, links, setting.zone, *place, path=setting.path))


def read_blocks(root: Element) -> list[Block]:
    """Give the blocks of a page; scripts, buttons and the like are none."""
    writer = _Writer(prose=count_prose(root))
    _walk(root, _Setting(), None, writer)
    writer.end(_Setting())
    return writer.blocks


def _walk(element: Element, setting: _Setting, href: str | None, writer: _Writer) -> None:
    """Read one element; as deep as the tree, which the parser keeps under Python's own limit."""
    tag = element.tag
    if not isinstance(tag, str) or tag in _SKIPPED:
        return
    if tag == "br":
        writer.add_break(setting, href)
        return
    if tag == "a":
        href = element.get("href") or None
    caption = is_caption(element)
    inner = setting
    if tag in _BLOCKS or caption:
        writer.end(setting, beside=True)
        writer.holders += 1
        inner = _enter(element, setting, writer, caption=caption)
        if text := _write_cells(element):
            number = len(writer.blocks)
            place = (inner.within, inner.article, number, inner.around)
            words = " ".join(element.itertext())
            writer.blocks.append(Block("table", text, (), inner.zone, *place, words, inner.path))
            return
    elif find_zone(element):
        # A <span class="byline"> is marked off like a block.
        writer.end(setting)
        inner = replace(setting, zone=_name_zone(element, setting, writer))
    writer.add(element.text, href)
    for child in element:
        _walk(child, inner, href, writer)
        writer.add(child.tail, href)
    if inner is not setting:
        writer.end(inner, beside=_holds_blocks(element))


def _holds_blocks(element: Element) -> bool:
    return any(child.tag in _BLOCKS for child in element)


def _write_cells(element: Element) -> str:
    """Give a table of figures or a list of terms as lines, nothing for other elements."""
    if element.tag == "dl":
        return write_terms(element)
    if element.tag in ("div", "section"):
        return write_stats(element)
    return write_table(element) if element.tag == "table" and is_data_table(element) else ""


def _enter(element: Element, outer: _Setting, writer: _Writer, *, caption: bool) -> _Setting:
    tag, number = element.tag, writer.holders
    kind: BlockKind = _KINDS.get(tag, "loose")
    if caption or outer.kind == "caption":
        kind = "caption"
    elif outer.kind == "standfirst" or (kind != "title" and is_standfirst(element)):
        kind = "standfirst"
    elif kind in ("loose", "paragraph") and outer.kind in ("item", "quote", "heading", "title"):
        # A paragraph in a list item or a quotation is of the item or quotation.
        kind = outer.kind
    zone = _name_zone(element, outer, writer)
    article = number if tag == "article" else outer.article
    return _Setting(kind, zone, number, outer.holder, article, outer.within, (*outer.path, number))


def _name_zone(element: Element, outer: _Setting, writer: _Writer) -> str | None:
    """Give the zone; a name such as "with-sidebar" on what holds the article itself is none."""
    zone = outer.zone or find_zone(element)
    return None if zone and not outer.zone and holds_article(element, zone, writer.prose) else zone


def _join(pieces: list[tuple[str, str | None]]) -> tuple[str, tuple[tuple[int, int, str], ...]]:
    """Join pieces of text, white space folded as a browser does; a line break stays one before a capital."""
    written: list[str] = []
    links: list[tuple[int, int, str]] = []
    at = 0
    space = True
    for raw, href in pieces:
        text = "\n" if raw == "\v" else _SPACE.sub(" ", raw.translate(_INVISIBLE))
        if space:
            text = text.lstrip()
        if not text:
            continue
        if text == "\n" and written:
            written[-1] = written[-1].rstrip(" ")
        start, at = at, at + len(text)
        written.append(text)
        space = text[-1].isspace()
        if href:
            links.append((start, at, href))
    if "\n" not in written:
        text = "".join(written).rstrip()
        return text, _trim(links, text)
    return _rejoin(written, pieces)


def _rejoin(written: list[str], pieces: list[tuple[str, str | None]]) -> tuple[str, tuple[tuple[int, int, str], ...]]:
    """Settle line breaks: a space where the sentence goes on in a small letter; places of links are found anew."""
    text = re.sub(r"\n(?=[a-z,;])", " ", "".join(written)).strip()
    links: list[tuple[int, int, str]] = []
    at = 0
    for raw, href in pieces:
        words = _SPACE.sub(" ", raw.translate(_INVISIBLE)).strip()
        if not words:
            continue
        found = text.find(words, at)
        if found >= 0:
            at = found + len(words)
            if href:
                links.append((found, at, href))
    return text, tuple(links)


def _trim(links: list[tuple[int, int, str]], text: str) -> tuple[tuple[int, int, str], ...]:
    """Take the white space off both ends of each link; neighbouring pieces of one link become one."""
    kept: list[tuple[int, int, str]] = []
    for start, end, href in links:
        end = min(end, len(text))
        if kept and kept[-1][2] == href and kept[-1][1] == start:
            kept[-1] = (kept[-1][0], end, href)
        elif end > start:
            kept.append((start, end, href))
    shorter = ((s + len(text[s:e]) - len(text[s:e].lstrip()), s + len(text[s:e].rstrip()), h) for s, e, h in kept)
    return tuple((s, e, h) for s, e, h in shorter if s < e)
