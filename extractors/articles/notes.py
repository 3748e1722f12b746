"""Sentences that say what was not read of an article."""

from __future__ import annotations


def count(number: int, noun: str, plural: str | None = None) -> str:
    """Give a number of things.

    >>> count(1, "sheet"), count(1200, "row")
    ('1 sheet', '1,200 rows')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
