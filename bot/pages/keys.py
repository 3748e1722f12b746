"""What tells the sources of a report apart on a page: a letter, a colour and a line under the figure for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.reports.shown import clean
from extractors import Figure

COLOURS, LINES = 8, 4
"""How many there are; with both and the letter no two sources look alike to anybody."""


@dataclass(frozen=True, slots=True)
class Key:
    """The letters of a source and its place among the sources from 0; no letters for the article's own words."""

    letters: str
    place: int | None = None

    @property
    def classes(self) -> str:
        """The classes that the style sheet knows."""
        if self.place is None:
            return "unsure" if self.letters else "own"
        return f"colour{self.place % COLOURS} line{self.place // COLOURS % LINES}"


OWN, UNSURE = Key(""), Key("?")


def key_sources(figures: Sequence[Figure]) -> tuple[Key, ...]:
    """Give each figure the key of its source; sources have theirs in the order in which they come.

    >>> [write_letters(place) for place in (0, 25, 26, 27)]
    ['A', 'Z', 'AA', 'AB']
    """
    known: dict[str, Key] = {}
    return tuple(_find_key(figure, known) for figure in figures)


def _find_key(figure: Figure, known: dict[str, Key]) -> Key:
    if figure.asserted_by is None:
        return UNSURE if figure.unsure else OWN
    name = clean(figure.asserted_by.name).casefold()
    return known.setdefault(name, Key(write_letters(len(known)), len(known)))


def write_letters(place: int) -> str:
    """Write a place from 0 as the columns of a table are named."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
