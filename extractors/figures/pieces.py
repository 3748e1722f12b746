"""A text as word pieces: what the network reads. The one module that knows tokenizers."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from extractors.errors import ModelError

LINE_END = "\n"
LINE_SHAPE, MARK_SHAPE = 12, 13
OWN, UNNAMED, FIRST = 0, 1, 2
"""Positions of a window: the marks before it for the article's own voice and for nobody named, and its first piece."""
_DIGITS = re.compile(r"(?P<tail>(?<=\d[.,:])\d+)|\d+")
_AS_THEY_ARE = re.compile(r"\d{1,2}|1[0-3]\d|(?:1[789]|20)\d\d")
_LEVEL, _TAIL = "25", "500"
BROKEN = re.compile("[\ud800-\udfff]")

Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text as word pieces: number, start, end and shape of each."""

    ids: Integers
    starts: Integers
    ends: Integers
    shapes: Integers

    def __len__(self) -> int:
        return len(self.ids)

    def range_of(self, start: int, end: int) -> tuple[int, int]:
        """Give the half-open range of the pieces that overlap the code points ``[start, end)``."""
        first = int(np.searchsorted(self.ends, start, side="right"))
        return first, max(first, int(np.searchsorted(self.starts, end, side="left")))


class PieceReader:
    """Cuts a text into word pieces; a line end is a piece of its own, and a run of them is one.

    The digits are levelled first: whose a number is, and what it counts, does not hang on whether it is 1,204 or 1,366.
    """

    def __init__(self, tokenizer: str) -> None:
        self._tokenizer = Tokenizer.from_str(tokenizer)
        self._line_end = self._number(LINE_END)
        self.head = np.asarray([self._number("[CLS]"), self._number("[UNK]")], dtype=np.int64)
        self.tail = np.asarray([self._number("[SEP]")], dtype=np.int64)
        self.stops = frozenset(map(self._number, ".?!"))

    def _number(self, piece: str) -> int:
        number = self._tokenizer.token_to_id(piece)
        if number is None:
            raise ModelError(f"The tokenizer has no piece {piece!r}: it does not belong to this model.")
        return number

    def read(self, text: str) -> Pieces:
        """Cut the text into pieces with their places and shapes."""
        text = BROKEN.sub("\ufffd", text)
        encoding = self._tokenizer.encode(level_digits(text), add_special_tokens=False)
        ids, places = np.asarray(encoding.ids, dtype=np.int64), encoding.offsets
        spots = np.asarray(places, dtype=np.int64).reshape(-1, 2)
        breaks = ids == self._line_end
        shapes = np.fromiter((shape_of(text, *place) for place in places), dtype=np.int64, count=len(places))
        shapes[breaks] = LINE_SHAPE
        kept = ~breaks
        kept[1:] |= ~breaks[:-1]
        kept[:1] = True
        return Pieces(ids[kept], spots[kept, 0], spots[kept, 1], shapes[kept])


def level_digits(text: str) -> str:
    """Write the same digits wherever as many stand; years, ages and other numbers below 140 are left as they are.

    >>> level_digits("In 2019, 84 of 1,204 men (7%) and 31.4% of 61000")
    'In 2019, 84 of 1,500 men (7%) and 31.5% of 25000'
    """
    return _DIGITS.sub(_level, text)


def _level(found: re.Match[str]) -> str:
    digits = found.group()
    if found["tail"]:
        return _TAIL[: len(digits)].ljust(len(digits), "0")
    return digits if _AS_THEY_ARE.fullmatch(digits) else _LEVEL.ljust(len(digits), "0")


def shape_of(text: str, start: int, end: int) -> int:
    """Give a number to what an uncased piece hides: capitals, a space before it, a space after it.

    >>> [shape_of('He "did" ASTRA', *span) for span in ((0, 2), (3, 4), (4, 7), (7, 8), (9, 12))]
    [7, 2, 0, 1, 10]
    """
    piece = text[start:end]
    case = 0 if not piece[:1].isupper() else 2 if len(piece) > 1 and piece.isupper() else 1
    before = start == 0 or text[start - 1].isspace()
    after = end >= len(text) or text[end].isspace()
    return 4 * case + 2 * before + after
