"""The words under the pictures of an article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.reading.blocks import Block
from extractors.reading.headlines import is_same_line

_FEWEST_WORDS = 5
_LONGEST = 700
_CREDIT = re.compile(
    r"(?:(?<!\s)\s++)?(?:\(?(?:photo(?:graph)?|image|picture|credit|source|file photo)s?(?: by| credit|"
    r" courtesy(?: of)?)?:.{0,2000}+|[\[(]?[\w .'’-]{0,40}/?(?:AFP|Reuters|Getty Images|AP(?: Photo)?|"
    r"EPA|PA)[\])]?\.?|©.{0,2000}+|\([A-Z][^()/]{2,40}/[^()/]{2,40}\))$",
    re.IGNORECASE,
)


def find_captions(blocks: Sequence[Block], first: int, last: int) -> list[Block]:
    """Give the captions that stand between two blocks, credits left off, none twice."""
    found: list[Block] = []
    for block in blocks[first : last + 1]:
        if block.kind != "caption" or block.zone not in (None, "credit", "aside") or block.linked > 0.5:
            continue
        # Credits stand at the end, so what is left keeps its places.
        text = _CREDIT.sub("", block.text).rstrip() or block.text
        if len(text.split()) >= _FEWEST_WORDS and len(text) <= _LONGEST and not _is_among(block, found):
            links = tuple(link for link in block.links if link[1] <= len(text))
            found.append(replace(block, text=text, links=links))
    return found


def _is_among(block: Block, found: list[Block]) -> bool:
    return any(is_same_line(block.text, other.text) for other in found)
