"""Where an article quotes: spans between double quotation marks, by paragraph."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from extractors.types import Span

_MARK = re.compile("[“”„\"«»\n]|''|``")
_OPENING = frozenset("“„«")
_CLOSING = frozenset("”»")


@dataclass(frozen=True, slots=True)
class Quotations:
    """The quoted spans of a text, in order; marks are not part of them."""

    spans: tuple[Span, ...]

    def around(self, span: Span) -> Span | None:
        """Give the quotation that holds a span, None when it stands outside."""
        i = self.index(span)
        return self.spans[i] if i >= 0 and self.spans[i].overlaps(span) else None

    def index(self, span: Span) -> int:
        """Give the index of the last quotation that starts at or before a span, -1 when there is none."""
        return bisect_right(self.spans, Span(span.start, 2**62)) - 1


def find_quotations(text: str) -> Quotations:
    """Find what stands between double quotation marks; one left open ends with its paragraph and spoils no other.

    A paragraph that opens with a mark after one that never closed goes on with the same quotation.

    >>> [s.of('He said "yes" and "no') for s in find_quotations('He said "yes" and "no').spans]
    ['yes', 'no']
    """
    spans: list[Span] = []
    start: int | None = None
    for found in _MARK.finditer(text):
        mark, at = found.group(), found.start()
        if mark == "\n":
            if start is not None and at > start:
                spans.append(Span(start, at))
            start = None
        elif start is None:
            if mark not in _CLOSING:
                start = found.end()
        elif mark not in _OPENING:
            if at > start:
                spans.append(Span(start, at))
            start = None
    if start is not None and start < len(text):
        spans.append(Span(start, len(text)))
    return Quotations(tuple(spans))
