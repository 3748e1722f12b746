"""Half-open code-point spans into a text that never changes."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """A half-open ``[start, end)`` range of code points.

    >>> Span(2, 5).overlaps(Span(4, 9)), Span(2, 5).contains(Span(3, 4))
    (True, True)
    """

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Say whether the two share a code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Say whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """Give the text that the span covers."""
        return text[self.start : self.end]
