"""The vocabulary the checks read with, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from extractors.checks.stems import stem


@dataclass(frozen=True, slots=True)
class CheckWords:
    """Words by what they tell a check, lower-cased; ``same`` maps words to the one that stands for all of their kind.

    ``states`` are those of ``same`` that happen to people; ``people``, ``casualty`` and ``narrowing`` are such names or
    stems, as `name` gives them.
    """

    same: Mapping[str, str]
    states: frozenset[str]
    empty: frozenset[str]
    other: frozenset[str]
    then: frozenset[str]
    calendar: frozenset[str]
    weekdays: frozenset[str]
    people: frozenset[str]
    narrowing: frozenset[str]
    casualty: frozenset[str]
    crime: frozenset[str]
    recorded: frozenset[str]
    poll: frozenset[str]
    undecided: tuple[str, ...]
    unverified: tuple[str, ...]
    doubt: frozenset[str]
    might: frozenset[str]

    def name(self, word: str) -> str:
        """Give what stands for a word: the name of its kind, or its stem."""
        return name_word(word, self.same)


def name_word(word: str, same: Mapping[str, str]) -> str:
    """Give what stands for a word: the name of its kind in ``same``, or its stem.

    >>> name_word("Deaths", {"death": "killed"}), name_word("homes", {})
    ('killed', 'hom')
    """
    word = word.lower()
    if word in same:
        return same[word]
    return same.get(short := stem(word), short)
