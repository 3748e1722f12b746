"""Fold look-alike characters so that one grammar reads every script, keeping the way back to the original offsets."""

from __future__ import annotations

import re
import sys
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from extractors.types import Span

_DROPPED = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe0e\ufe0f\ufeff\u20e3]+")
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
# Between digits two blanks may be what keeps two columns apart.
_BLANKS = re.compile(r"(?<! ) (?P<more> ++)(?!\d)|(?<![\d ]) (?P<before> ++)")
_HYPHENS = "\u2010\u2011\u2212\u207b\u02d7\ufe63\uff0d\u2796"
_DASHES = "\u2012\u2013\ufe58"
_SINGLE = "\u2018\u2019\u201a\u201b\u02bc\uff07\u2032"
_DOUBLE = "\u201c\u201d\u201e\u201f\uff02\u2033\u00ab\u00bb"


@dataclass(frozen=True, slots=True)
class Folded:
    """A text made easy to read; ``origin[i]`` is where its character ``i`` stood, or None when nothing was dropped."""

    text: str
    origin: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> Span:
        """Give the original span of a folded one; marks dropped from its inside or right after it belong to it."""
        if self.origin is None:
            return Span(start, end)
        return Span(self.origin[start], self.origin[end - 1] + 1 if end > start else self.origin[start])

    def position(self, offset: int) -> int:
        """Give the folded position of the first kept character at or after an original offset."""
        return offset if self.origin is None else bisect_left(self.origin, offset)


@lru_cache(maxsize=1)
def _table() -> dict[int, str]:
    """Make the one-to-one table: each character maps to exactly one, so that offsets hold."""
    table = {ord(c): " " for c in _SPACES}
    table |= {ord(c): "-" for c in _HYPHENS}
    table |= {ord(c): "\u2013" for c in _DASHES}
    table |= {ord(c): "'" for c in _SINGLE}
    table |= {ord(c): '"' for c in _DOUBLE}
    table |= {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if code not in table}
    table |= {0xFFE1: "£", 0xFFE5: "¥", 0xFFE0: "¢", 0x66A: "%", 0x66B: ".", 0x66C: ","}
    for code in range(0x660, sys.maxunicode):
        if code not in table and unicodedata.category(chr(code)) == "Nd":
            table[code] = str(unicodedata.digit(chr(code)))
        if code > 0x1FBF9:
            break
    return table


def fold(text: str) -> Folded:
    r"""Fold digits, spaces, hyphens and quotes of every script to ASCII, drop what is invisible and all blanks but one.

    >>> fold("３５０").text, fold("1,2\u00ad00").text, fold("1,2\u00ad00").span(0, 5)
    ('350', '1,200', Span(start=0, end=6))
    """
    folded = text if text.isascii() else text.translate(_table())
    marked = not text.isascii() and _DROPPED.search(folded)
    if not marked and "  " not in folded:
        return Folded(folded)
    dropped = {i for found in _DROPPED.finditer(folded) for i in range(*found.span())} if marked else set()
    for found in _BLANKS.finditer(folded):
        dropped.update(range(*found.span("more" if found["more"] else "before")))
    kept = [i for i in range(len(folded)) if i not in dropped]
    return Folded("".join(folded[i] for i in kept), tuple(kept))
