"""The gate: three ways of telling a page's article from the rest are compared, and the best taken."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractors.reading.blocks import Block
from extractors.reading.shingles import match_blocks, measure_cover, read_words

_FEWEST_STATED = 80
"""Words of an ``articleBody`` below which it is a summary."""

_TRUSTED = 0.75
"""Share of an ``articleBody`` that must stand on the page before it is believed."""

_LINKED = 0.5
_SENTENCE = 8
_PROSE = ("paragraph", "quote", "item", "loose", "standfirst")


def choose_blocks(blocks: Sequence[Block], runs: Sequence[str], stated: str | None) -> set[int]:
    """Give the numbers of the article's blocks: as extracted, as stated in JSON-LD, or as marked by ``<article>``.

    The extraction stands unless another has far more sentences; what is stated adds the blocks it left out.
    """
    extracted = match_blocks(blocks, runs)
    marked = _find_marked(blocks)
    chosen = extracted
    told = _match_stated(blocks, stated)
    if told:
        if score(blocks, told) > 1.3 * score(blocks, extracted) or _are_apart(blocks, told, extracted):
            chosen = told | _find_between(blocks, told, extracted)
        else:
            chosen = extracted | {i for i in told if blocks[i].linked < _LINKED and blocks[i].kind != "title"}
    elif score(blocks, marked) > 2 * max(score(blocks, extracted), 1):
        chosen = marked
    else:
        # A text in bare divisions, where only the comments under it are paragraphs.
        held = _find_held(blocks)
        if not held & extracted and score(blocks, held) > 1.2 * max(score(blocks, extracted), 1):
            chosen = held
    return chosen


def score(blocks: Sequence[Block], numbers: Iterable[int]) -> float:
    """Give the words that stand in sentences, less those in links and around the article."""
    total = 0.0
    for i in numbers:
        block, words = blocks[i], len(blocks[i].text.split())
        if block.zone or block.linked > _LINKED:
            total -= words
        elif block.kind in _PROSE and words >= _SENTENCE:
            total += words
        else:
            total += 0.3 * words
    return total


def _match_stated(blocks: Sequence[Block], stated: str | None) -> set[int]:
    if not stated or len(stated.split()) < _FEWEST_STATED:
        return set()
    told = {i for i in match_blocks(blocks, [stated]) if blocks[i].kind != "caption"}
    return told if measure_cover(blocks, told, [stated]) >= _TRUSTED else set()


def _find_marked(blocks: Sequence[Block]) -> set[int]:
    """Give the blocks of the ``<article>`` with the most sentences."""
    articles: dict[int, set[int]] = {}
    for i, block in enumerate(blocks):
        if block.article and block.zone is None and block.linked < _LINKED and block.kind != "caption":
            articles.setdefault(block.article, set()).add(i)
    return max(articles.values(), key=lambda numbers: score(blocks, numbers), default=set())


def _find_held(blocks: Sequence[Block]) -> set[int]:
    """Give the blocks with the most sentences that stand side by side in one element."""
    holders: dict[int, set[int]] = {}
    for i, block in enumerate(blocks):
        if block.zone is None and block.linked < _LINKED and block.kind in _PROSE:
            holders.setdefault(block.within, set()).add(i)
    return max(holders.values(), key=lambda numbers: score(blocks, numbers), default=set())


def _find_between(blocks: Sequence[Block], told: set[int], extracted: set[int]) -> set[int]:
    """Give what was extracted and stands among the stated blocks: a subheading, a table."""
    return {i for i in extracted if min(told) < i < max(told)}


def _are_apart(blocks: Sequence[Block], told: set[int], extracted: set[int]) -> bool:
    shared = sum(len(read_words(blocks[i].text)) for i in told & extracted)
    return shared < 0.5 * sum(len(read_words(blocks[i].text)) for i in told)
