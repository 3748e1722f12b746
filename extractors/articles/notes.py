"""Sentences that say what was not read of an article."""

from __future__ import annotations

from collections.abc import Sequence

MOST_TOLD = 5
_LONGEST = 60


def describe_struck(told: Sequence[str]) -> list[str]:
    """Give the note that says what was struck out.

    >>> describe_struck(["41"])
    ['Struck out and so not read: “41”.']
    """
    if not told:
        return []
    shown = [f"“{text if len(text) <= _LONGEST else text[:_LONGEST].rstrip() + '…'}”" for text in told[:MOST_TOLD]]
    return [f"Struck out and so not read: {', '.join(shown)}{' and more' if len(told) > MOST_TOLD else ''}."]


def count(number: int, noun: str, plural: str | None = None) -> str:
    """Give a number of things.

    >>> count(1, "sheet"), count(1200, "row")
    ('1 sheet', '1,200 rows')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
