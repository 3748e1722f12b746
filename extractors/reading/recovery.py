"""Blocks that stand among those of the article and belong to it, though no extractor took them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extractors.reading.beside import BesideWords, is_beside_article
from extractors.reading.blocks import Block

_SENTENCE_END = re.compile(r"[.!?…:][\"'”’)\]]*$")
_LINKED = 0.5
_FREE = 0.2
_FEWEST_TOLD = 12
_FEWEST_INNER = 6
_FEWEST_BESIDE = 3
"""Chosen blocks of one holder, before a block beside them is believed to be of the article too."""


def recover_blocks(blocks: Sequence[Block], chosen: set[int], words: BesideWords) -> set[int]:
    """Give the chosen blocks with those that share their holder: between them, and sentences right before them.

    Subheadings and lists are taken where they only share what is around it too.
    """
    if not chosen:
        return chosen
    held = Counter(blocks[i].within for i in chosen)
    near = held + Counter(blocks[i].around for i in chosen)
    first, last = min(chosen), max(chosen)
    found = set(chosen)
    for i, block in enumerate(blocks[: last + 1]):
        if i in chosen or not _may_belong(block, words):
            continue
        told = len(block.text.split()) >= _FEWEST_TOLD and bool(_SENTENCE_END.search(block.text))
        beside = held[block.within] >= (2 if told else _FEWEST_BESIDE) and (told or (i > first and _is_inner(block)))
        if beside or (i > first and block.linked < _FREE and _is_dividing(block, near)):
            found.add(i)
    return found


def _is_inner(block: Block) -> bool:
    return len(block.text.split()) >= _FEWEST_INNER or block.kind in ("heading", "item")


def _is_dividing(block: Block, near: Counter[int]) -> bool:
    beside = near[block.within] if block.kind == "heading" else near[block.around] if block.kind == "item" else 0
    return beside >= _FEWEST_BESIDE


def _may_belong(block: Block, words: BesideWords) -> bool:
    if block.zone or block.linked > _LINKED or block.kind in ("caption", "title", "standfirst"):
        return False
    return not is_beside_article(block.text, words)
