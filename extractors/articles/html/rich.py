"""An article from a rich message of Telegram (Bot API 10.1 and later), which has blocks and no text."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape

from extractors.articles.html.blocks import Block, read_blocks
from extractors.articles.html.embeds import sign_quotations
from extractors.articles.html.marks import settle_raised, take_struck
from extractors.articles.html.telegram import find_headline
from extractors.articles.html.tree import parse_page
from extractors.articles.passages import Metadata, Passage, make_article
from extractors.articles.struck import describe_struck
from extractors.errors import NotAnArticleError
from extractors.types import Article, PartKind

# Telegram's own limits are 500 blocks, 16 levels and 32,768 characters.
_MOST_BLOCKS, _DEEPEST, _LONGEST, _MOST_CELLS = 2_000, 40, 500_000, 5_000
_NO_WORDS = "The message has no text to read: send the text of the article or a link to it."
_PART_KINDS: dict[str, PartKind] = {"table": "table", "item": "list", "caption": "caption"}
_TAGS = {"strikethrough": "s", "superscript": "sup", "subscript": "sub", "reference_link": "sup"}
_SILENT = frozenset(("divider", "anchor", "thinking"))
_MEDIA = {
    "photo": ("image", "images"),
    "video": ("video", "videos"),
    "animation": ("animation", "animations"),
    "audio": ("sound file", "sound files"),
    "voice_note": ("voice message", "voice messages"),
    "document": ("file", "files"),
    "map": ("map", "maps"),
    "mathematical_expression": ("formula", "formulas"),
}
_KNOWN_NAME = re.compile(r"[a-z_]{1,40}")


@dataclass(slots=True)
class _Writer:
    """Writes blocks as HTML, counts what was left out, and stops at what no message holds."""

    pieces: list[str] = field(default_factory=list)
    unread: Counter[str] = field(default_factory=Counter)
    unknown: Counter[str] = field(default_factory=Counter)
    blocks: int = 0
    length: int = 0

    def put(self, piece: str) -> None:
        self.length += len(piece)
        if self.length <= _LONGEST:
            self.pieces.append(piece)

    @property
    def is_full(self) -> bool:
        return self.blocks > _MOST_BLOCKS or self.length > _LONGEST


def read_rich(data: bytes) -> Article:
    """Read the article in a rich message, given as JSON; what is struck out or of an unknown kind is told in notes.

    Raises NotAnArticleError when there are no words in it.
    """
    try:
        rich = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise NotAnArticleError(_NO_WORDS) from error
    writer = _Writer()
    _write_blocks(_get(rich, "blocks"), writer, 0)
    root = parse_page(f"<html><body>{''.join(writer.pieces)}</body></html>")
    struck = take_struck(root)
    settle_raised(root)
    sign_quotations(root)
    blocks = read_blocks(root)
    if not blocks:
        raise NotAnArticleError(_NO_WORDS)
    passages = [Passage(_PART_KINDS.get(block.kind, "body"), block.text, block.links) for block in blocks]
    headline = _find_headline(blocks, passages)
    if headline:
        passages[0] = Passage("headline", passages[0].text, passages[0].links)
    return make_article(passages, Metadata(headline=headline), [*describe_struck(struck), *_describe(writer)])


def _find_headline(blocks: list[Block], passages: list[Passage]) -> str | None:
    if len(passages) > 1 and blocks[0].kind in ("title", "heading"):
        return passages[0].text
    return find_headline(passages) if passages[0].kind == "body" else None


def _describe(writer: _Writer) -> list[str]:
    notes = []
    counted = [f"{count} {_MEDIA[kind][count > 1]}" for kind, count in writer.unread.items()]
    if counted:
        total = sum(writer.unread.values())
        notes.append(f"{' and '.join(counted)} {'was' if total == 1 else 'were'} not read.")
    if writer.unknown:
        total = sum(writer.unknown.values())
        names = ", ".join(sorted(name for name in writer.unknown if _KNOWN_NAME.fullmatch(name))[:3])
        told = f" ({names})" if names else ""
        notes.append(
            f"{total} {'part of a kind that is' if total == 1 else 'parts of kinds that are'} not known{told}"
            f" {'was' if total == 1 else 'were'} not read."
        )
    if writer.is_full:
        notes.append("The message is longer than any that Telegram sends: the rest of it was not read.")
    return notes


def _write_blocks(blocks: object, writer: _Writer, depth: int) -> None:
    for block in blocks if isinstance(blocks, list) else ():
        writer.blocks += 1
        if writer.is_full:
            return
        if isinstance(block, dict):
            _write_block(block, writer, depth)


def _write_block(block: Mapping[str, object], writer: _Writer, depth: int) -> None:
    kind = str(block.get("type"))
    if kind in _SILENT:
        return
    write = _WRITERS.get(kind)
    if depth > _DEEPEST or (write is None and kind not in _MEDIA):
        writer.unknown[kind] += 1
        return
    if kind in _MEDIA:
        writer.unread[kind] += 1
    if write:
        write(block, writer, depth)
    _write_caption(block.get("caption"), writer)


def _write_text(tag: str) -> Callable[[Mapping[str, object], _Writer, int], None]:
    """Give what writes a block that is a text alone."""

    def write(block: Mapping[str, object], writer: _Writer, depth: int) -> None:
        writer.put(f"<{tag}>{_read_text(block.get('text'))}</{tag}>")

    return write


def _write_list(block: Mapping[str, object], writer: _Writer, depth: int) -> None:
    writer.put("<ul>")
    items = block.get("items")
    for item in items if isinstance(items, list) else ():
        if writer.is_full:
            break
        writer.put("<li>")
        _write_blocks(_get(item, "blocks"), writer, depth + 1)
        writer.put("</li>")
    writer.put("</ul>")


def _write_quote(block: Mapping[str, object], writer: _Writer, depth: int) -> None:
    writer.put("<blockquote>")
    if "text" in block:
        writer.put(f"<p>{_read_text(block['text'])}</p>")
    _write_blocks(block.get("blocks"), writer, depth + 1)
    if credit := _read_text(block.get("credit")):
        writer.put(f"<cite>{credit}</cite>")
    writer.put("</blockquote>")


def _write_details(block: Mapping[str, object], writer: _Writer, depth: int) -> None:
    writer.put(f"<h3>{_read_text(block.get('summary'))}</h3>")
    _write_blocks(block.get("blocks"), writer, depth + 1)


def _write_nested(block: Mapping[str, object], writer: _Writer, depth: int) -> None:
    _write_blocks(block.get("blocks"), writer, depth + 1)


def _write_table(block: Mapping[str, object], writer: _Writer, depth: int) -> None:
    rows = block.get("cells")
    writer.put("<table>")
    left = _MOST_CELLS
    for row in rows if isinstance(rows, list) else ():
        cells = [cell for cell in row if isinstance(cell, dict)] if isinstance(row, list) else []
        written = "".join(f"<td>{_read_text(cell.get('text'))}</td>" for cell in cells[:left])
        left -= len(cells)
        writer.put(f"<tr>{written}</tr>")
        if left <= 0 or writer.is_full:
            break
    writer.put("</table>")


def _write_caption(caption: object, writer: _Writer) -> None:
    """Write a caption: one with a text and a credit of its own, or a text."""
    words = _read_text(_get(caption, "text") if isinstance(caption, dict) and "type" not in caption else caption)
    if words:
        writer.put(f"<figcaption>{words}</figcaption>")


_WRITERS: Mapping[str, Callable[[Mapping[str, object], _Writer, int], None]] = {
    "paragraph": _write_text("p"),
    "pre": _write_text("pre"),
    "footer": _write_text("p"),
    "heading": _write_text("h2"),
    "list": _write_list,
    "blockquote": _write_quote,
    "pullquote": _write_quote,
    "details": _write_details,
    "collage": _write_nested,
    "slideshow": _write_nested,
    "table": _write_table,
}


def _get(node: object, name: str) -> object:
    return node.get(name) if isinstance(node, dict) else None


def _read_text(text: object, depth: int = 0) -> str:
    """Give a text as HTML: a string, a list of texts, or one in a form of its own (bold, struck out, a link)."""
    if isinstance(text, str):
        return escape(text).replace("\n", "<br>")
    if depth > _DEEPEST:
        return ""
    if isinstance(text, list):
        return "".join(_read_text(each, depth + 1) for each in text)
    if not isinstance(text, dict):
        return ""
    kind = str(text.get("type"))
    inner = _read_text(
        next((text[n] for n in ("text", "alternative_text", "expression") if n in text), None), depth + 1
    )
    if kind == "url" and isinstance(text.get("url"), str):
        return f'<a href="{escape(str(text["url"]))}">{inner}</a>'
    tag = _TAGS.get(kind)
    return f"<{tag}>{inner}</{tag}>" if tag else inner
