"""The gate: three ways of telling a page's article from the rest are compared, and the best taken."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from extractors.articles.html.beside import BesideWords, is_beside_article
from extractors.articles.html.blocks import Block
from extractors.articles.html.headlines import is_byline
from extractors.articles.html.numbered import may_hold_figure

Words = tuple[str, ...]

_WORD = re.compile(r"\w+")
_SIZE = 3
_SHARE = 0.6
_NEIGHBOURS = 3


def read_words(text: str) -> Words:
    """Give the words of a text in small letters.

    >>> read_words("At 5.30 p.m.")
    ('at', '5', '30', 'p', 'm')
    """
    return tuple(_WORD.findall(text.lower()))


def match_blocks(blocks: Sequence[Block], runs: Sequence[str]) -> set[int]:
    """Give the numbers of the blocks whose words are in the runs of text, each run of words once on the page.

    Where the page repeats a block, the one with the most matching neighbours is taken.
    """
    words = [read_words(block.read or block.text) for block in blocks]
    lines = {read_words(run) for run in runs}
    known = _cut([word for run in runs for word in read_words(run)])
    matched = {i for i, each in enumerate(words) if each and _is_known(each, lines, known)}
    places: dict[Words, list[int]] = {}
    for i in matched:
        places.setdefault(words[i], []).append(i)
    for same in places.values():
        if len(same) > 1:
            best = max(sorted(same), key=lambda i: (blocks[i].zone is None, _count_around(i, matched)))
            matched -= set(same) - {best}
    return matched


def measure_cover(blocks: Sequence[Block], numbers: set[int], runs: Sequence[str]) -> float:
    """Give the share of the runs' words that the blocks hold."""
    wanted = _cut([word for run in runs for word in read_words(run)])
    held = _cut([word for i in sorted(numbers) for word in read_words(blocks[i].read or blocks[i].text)])
    return len(wanted & held) / (len(wanted) or 1)


def _is_known(words: Words, lines: set[Words], known: set[Words]) -> bool:
    if len(words) < _SIZE:
        return words in lines
    own = _cut(words)
    return len(own & known) >= _SHARE * len(own)


def _cut(words: Sequence[str]) -> set[Words]:
    return {tuple(words[i : i + _SIZE]) for i in range(max(len(words) - _SIZE + 1, 0))}


def _count_around(number: int, matched: set[int]) -> int:
    return sum(i in matched for i in range(number - _NEIGHBOURS, number + _NEIGHBOURS + 1))


_FEWEST_STATED = 80
"""Words of an ``articleBody`` below which it is a summary."""

_TRUSTED = 0.75
"""Share of an ``articleBody`` that must stand on the page before it is believed."""

_FAR_MORE = 1.5
_LINKED = 0.5
_SENTENCE = 8
_PROSE = ("paragraph", "quote", "item", "loose", "standfirst")


def choose_blocks(blocks: Sequence[Block], runs: Sequence[str], stated: str | None) -> set[int]:
    """Give the numbers of the article's blocks: as extracted, unless another way finds far more sentences.

    The others are what the page states in JSON-LD, its ``<article>``, and the densest element: a text in bare
    divisions, say, where only the comments under it are paragraphs.
    """
    extracted = match_blocks(blocks, runs)
    others = (_match_stated(blocks, stated), _find_marked(blocks), _find_held(blocks))
    best = max(others, key=lambda numbers: score(blocks, numbers))
    return best if score(blocks, best) > _FAR_MORE * max(score(blocks, extracted), 1) else extracted


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


_SENTENCE_END = re.compile(r"[.!?…:][\"'”’)\]]*$")
_MOST_LINKED = 0.5
_HOLDS = 0.7
"""Share of the chosen words that an element must hold to be taken for the body's own."""
_FEWEST_TOLD, _FEWEST_QUOTED = 12, 5


def recover_blocks(blocks: Sequence[Block], chosen: set[int], words: BesideWords) -> set[int]:
    """Give the chosen blocks with what tells among them in the element that holds them, and sentences before them.

    Posts, block quotes, fact boxes: what a page puts in the middle of its article is of the article, unless its names,
    its words or its links say otherwise; of what is no sentence only what may hold a figure. What is hidden until
    somebody asks for it is taken where it tells.
    """
    if not chosen:
        return chosen
    body = find_body([blocks[i] for i in chosen])
    first, last = min(chosen), max(chosen)
    leading = {_find_box(block, body) for block in blocks[first:last] if _leads_elsewhere(block, words)} - {None}
    found = set(chosen)
    for i, block in enumerate(blocks[: last + 1]):
        if i in chosen or body not in block.path or not _may_belong(block, words):
            continue
        told = _is_told(block)
        quoted = block.kind == "quote" and len(block.text.split()) >= _FEWEST_QUOTED
        inside = i > first and (told or quoted or may_hold_figure(block.text))
        if (inside or told) and _find_box(block, body) not in leading:
            found.add(i)
    return found


def _leads_elsewhere(block: Block, words: BesideWords) -> bool:
    return block.linked > _MOST_LINKED or is_beside_article(block.text, words)


def _find_box(block: Block, body: int) -> int | None:
    """Give the element right below the body's own that a block stands in, None for what stands there by itself."""
    if body not in block.path:
        return None
    below = block.path[block.path.index(body) + 1 :]
    return below[0] if len(below) > 1 else None


def find_body(blocks: Sequence[Block]) -> int:
    """Give the number of the innermost element that holds most of the words of some blocks; 0 for the whole page."""
    held: Counter[int] = Counter()
    total = 0
    for block in blocks:
        count = len(block.text.split())
        total += count
        held.update(dict.fromkeys(block.path, count))
    # Numbers grow inwards.
    return max((number for number, count in held.items() if count >= _HOLDS * total), default=0)


def _is_told(block: Block) -> bool:
    return len(block.text.split()) >= _FEWEST_TOLD and bool(_SENTENCE_END.search(block.text))


def _may_belong(block: Block, words: BesideWords) -> bool:
    if block.linked > _MOST_LINKED or block.kind in ("caption", "title", "standfirst"):
        return False
    if block.zone and not (block.zone == "hidden" and _is_told(block)):
        return False
    return not (is_beside_article(block.text, words) or is_byline(block.text))
