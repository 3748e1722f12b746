"""An article from a web page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.articles.encodings import decode
from extractors.articles.html.beside import BesideWords, is_beside_article
from extractors.articles.html.blocks import Block, read_blocks
from extractors.articles.html.choosing import choose_blocks, recover_blocks
from extractors.articles.html.cleaning import add_linked, clean_blocks, find_captions
from extractors.articles.html.embeds import sign_quotations
from extractors.articles.html.extraction import extract, extract_date
from extractors.articles.html.headlines import find_byline, find_date, is_same_line
from extractors.articles.html.marks import settle_raised, take_struck
from extractors.articles.html.metadata import describe_copy, read_metadata
from extractors.articles.html.notes import describe_unread
from extractors.articles.html.numbered import may_hold_figure
from extractors.articles.html.refusals import require_article
from extractors.articles.html.tables import settle_tables
from extractors.articles.html.telegram import is_telegram, read_telegram
from extractors.articles.html.tree import Element, parse_page, read_text
from extractors.articles.html.turns import label_turns
from extractors.articles.passages import Metadata, Passage, make_article
from extractors.articles.struck import describe_struck
from extractors.types import Article, PartKind

_PART_KINDS: dict[str, PartKind] = {"table": "table", "item": "list", "caption": "caption", "standfirst": "standfirst"}
_FEWEST_STATED = 80
_FEWEST_OF_RUN = 8
_BEFORE = 3
"""Blocks before the headline that may hold the date."""


def read_html(data: bytes, *, url: str | None, charset: str | None, words: BesideWords) -> Article:
    """Read the article on a page.

    Raises NotAnArticleError when there is none.
    """
    root = parse_page(decode(data, charset), url)
    struck = take_struck(root)
    settle_raised(root)
    if is_telegram(root, url):
        article = read_telegram(root, url)
        return replace(article, notes=(*article.notes, *describe_struck(struck)))
    metadata = read_metadata(root, url)
    sign_quotations(root)
    settle_tables(root)
    blocks = read_blocks(root)
    runs = extract(root).runs
    chosen = recover_blocks(blocks, choose_blocks(blocks, runs, metadata.body), words)
    kept = clean_blocks(blocks, chosen, metadata, words)
    kept = label_turns(blocks, add_linked(blocks, kept, words)) if kept else kept
    if not _is_enough(kept) and metadata.body and len(metadata.body.split()) >= _FEWEST_STATED:
        # The page is filled in by a script, and only its data has the article.
        return make_article(_write_stated(metadata, metadata.body, words), metadata, [])
    prose = [run for run in runs if len(run.split()) >= _FEWEST_OF_RUN and not is_beside_article(run, words)]
    if not _is_enough(kept) and len(" ".join(prose).split()) >= _FEWEST_STATED:
        # What was extracted stands where no blocks are looked for: it is better than nothing, without its links.
        kept = [Block("paragraph", run) for run in prose]
    kept = require_article(kept, blocks, _read_shown(root), metadata.headline)
    metadata = _complete(metadata, root, blocks, kept)
    copied = describe_copy(root, url)
    notes = [*([copied] if copied else []), *describe_struck(struck)]
    notes += describe_unread(root, metadata, sum(len(block.text.split()) for block in kept))
    return make_article(_write(blocks, kept, metadata, words), metadata, notes)


def _is_enough(kept: Sequence[Block]) -> bool:
    return sum(len(block.text.split()) for block in kept) >= _FEWEST_STATED // 2


def _write(blocks: Sequence[Block], kept: Sequence[Block], metadata: Metadata, words: BesideWords) -> list[Passage]:
    """Put headline, standfirst, captions and the rest in the order of the page, the headline first."""
    first, last = kept[0].number, kept[-1].number
    title = _find_title(blocks, first, metadata)
    # Of the captions only what may hold a figure is worth reading.
    beside = [block for block in find_captions(blocks, title, last) if may_hold_figure(block.text)]
    beside += _find_standfirst(blocks[title:first], metadata, words)
    ordered = sorted({block.number: block for block in [*kept, *beside]}.values(), key=lambda block: block.number)
    return _write_headline(metadata) + [Passage(_PART_KINDS.get(b.kind, "body"), b.text, b.links) for b in ordered]


def _write_headline(metadata: Metadata) -> list[Passage]:
    """Give the headline for the text when it may hold a figure; every other is in the article's title alone."""
    headline = metadata.headline
    return [Passage("headline", headline)] if headline and may_hold_figure(headline) else []


def _find_title(blocks: Sequence[Block], first: int, metadata: Metadata) -> int:
    """Give the number of the block with the headline, else that of the first block of the article."""
    headline = metadata.headline
    return next((b.number for b in reversed(blocks[:first]) if headline and is_same_line(b.text, headline)), first)


def _complete(metadata: Metadata, root: Element, blocks: Sequence[Block], kept: Sequence[Block]) -> Metadata:
    """Add date and byline as the lines around the headline show them, where the page does not state them."""
    first = kept[0].number
    around = blocks[max(_find_title(blocks, first, metadata) - _BEFORE, 0) : first + 2]
    date = metadata.published or find_date(around) or extract_date(root, metadata.url)
    return replace(metadata, published=date, byline=metadata.byline or find_byline(around))


def _find_standfirst(before: Sequence[Block], metadata: Metadata, words: BesideWords) -> list[Block]:
    """Give the line under the headline: one that is marked so or that the page gives as its description."""
    for block in before:
        if block.zone or block.kind in ("title", "caption") or is_beside_article(block.text, words):
            continue
        described = metadata.description and is_same_line(block.text, metadata.description)
        if (block.kind == "standfirst" or described) and 4 <= len(block.text.split()) <= 90 and block.linked < 0.5:
            return [Block("standfirst", block.text, block.links, None, block.within, block.article, block.number)]
    return []


def _write_stated(metadata: Metadata, body: str, words: BesideWords) -> list[Passage]:
    lines = [line.strip() for line in re.split(r"\n+", body)]
    return _write_headline(metadata) + [
        Passage("body", line) for line in lines if line and not is_beside_article(line, words)
    ]


def _read_shown(root: Element) -> str:
    body = root.find("body")
    return "" if body is None else " ".join(read_text(e)[:500] for e in list(body.iter("h1", "h2", "p", "div"))[:20])
