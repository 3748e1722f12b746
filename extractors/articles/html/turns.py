"""Conversations in which the speaker's name stands above each turn: written as a transcript has them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.articles.html.blocks import Block

_PART = r"(?:[A-Z][\w.'’-]*|de|van|von|der|al|el|bin)"
_NAME = re.compile(rf"{_PART}(?: {_PART}){{0,4}}:?")
_LEAST_SPEAKERS, _LEAST_TURNS = 2, 2
_LEAST_WORDS = 3


def label_turns(blocks: Sequence[Block], kept: Sequence[Block]) -> list[Block]:
    """Put the name that stands alone above a block in front of its words, where two names or more stand so in turns.

    "Joseph Amadi: I have pulled out …" is read as his. A subheading is marked as one, and stands there once.
    """
    held = {block.number for block in kept}
    above = {
        below.number: name.text.rstrip(":")
        for name, below in pairwise(blocks)
        if below.number in held and _is_name(name) and len(below.text.split()) >= _LEAST_WORDS
    }
    turns = Counter(above.values())
    speakers = {name for name, count in turns.items() if count >= _LEAST_TURNS}
    if len(speakers) < _LEAST_SPEAKERS:
        return list(kept)
    said = {number: name for number, name in above.items() if name in speakers}
    turned = (block for block in kept if said.get(block.number + 1) != block.text.rstrip(":"))
    return [_label(block, said[block.number]) if block.number in said else block for block in turned]


def _is_name(block: Block) -> bool:
    return block.kind in ("loose", "paragraph") and block.zone is None and _NAME.fullmatch(block.text) is not None


def _label(block: Block, name: str) -> Block:
    shift = len(name) + 2
    links = tuple((start + shift, end + shift, href) for start, end, href in block.links)
    return replace(block, text=f"{name}: {block.text}", links=links)
