"""Which blocks of a page have the words of a given text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.reading.blocks import Block

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
    words = [read_words(block.text) for block in blocks]
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
    held = _cut([word for i in sorted(numbers) for word in read_words(blocks[i].text)])
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
