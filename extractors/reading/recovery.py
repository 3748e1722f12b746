"""Blocks that stand among those of the article and belong to it, though no extractor took them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extractors.reading.beside import BesideWords, is_beside_article
from extractors.reading.blocks import Block

_SENTENCE_END = re.compile(r"[.!?…:][\"'”’)\]]*$")
_LINKED = 0.5
_FEWEST_BESIDE = 3
"""Chosen blocks of one holder, before a block beside them is believed to be of the article too."""


def recover_blocks(blocks: Sequence[Block], chosen: set[int], words: BesideWords) -> set[int]:
    """Give the chosen blocks with those that share their holder: between them, and sentences right before them."""
    if not chosen:
        return chosen
    held = Counter(blocks[i].within for i in chosen)
    first, last = min(chosen), max(chosen)
    found = set(chosen)
    for i, block in enumerate(blocks[: last + 1]):
        if i in chosen or held[block.within] < _FEWEST_BESIDE or not _may_belong(block, words):
            continue
        length = len(block.text.split())
        if (i > first and (length >= 6 or block.kind in ("heading", "item"))) or (
            length >= 12 and _SENTENCE_END.search(block.text)
        ):
            found.add(i)
    return found


def _may_belong(block: Block, words: BesideWords) -> bool:
    if block.zone or block.linked > _LINKED or block.kind in ("caption", "title", "standfirst"):
        return False
    return not is_beside_article(block.text, words)
