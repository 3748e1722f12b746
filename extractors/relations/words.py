"""The vocabulary the checks read with, as values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from extractors.relations.claim_words import ClaimWords

_IRREGULAR = {
    "people": "person", "persons": "person", "men": "man", "women": "woman", "children": "child", "wives": "wife",
    "lives": "life", "feet": "foot", "mice": "mouse", "teeth": "tooth", "built": "build", "bought": "buy",
    "sold": "sell", "spent": "spend", "paid": "pay", "won": "win", "lost": "lose", "sent": "send", "held": "hold",
    "fell": "fall", "fallen": "fall", "rose": "rise", "risen": "rise", "grew": "grow", "grown": "grow", "was": "be",
    "were": "be", "is": "be", "are": "be", "been": "be", "fought": "fight", "shot": "shoot", "stole": "steal",
    "stolen": "steal", "drove": "drive", "driven": "drive", "left": "leave", "struck": "strike", "broke": "break",
    "broken": "break", "took": "take", "taken": "take", "gave": "give", "given": "give", "made": "make",
    "brought": "bring", "caught": "catch", "taught": "teach", "sank": "sink", "sunk": "sink", "flew": "fly",
    "flown": "fly", "ran": "run", "drew": "draw", "drawn": "draw", "wrote": "write", "written": "write",
}  # fmt: skip
_VOWEL = re.compile("[aeiouy]")


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Give the stem of a lower-cased word.

    >>> [stem(word) for word in ("houses", "firing", "stopped", "cities", "glass", "people")]
    ['hous', 'fir', 'stop', 'city', 'glass', 'person']
    """
    word = word.removesuffix("'s").removesuffix("’s")
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        rest = word.removesuffix(ending)
        if rest != word and len(rest) > 2 and _VOWEL.search(rest):
            word = rest[:-1] if rest[-1] == rest[-2] and rest[-1] not in "lsz" else rest
            break
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


@dataclass(frozen=True, slots=True)
class CheckWords:
    """Words by what they tell a check, lower-cased; ``same`` maps words to the one that stands for all of their kind.

    ``states`` are those of ``same`` that happen to people; ``people``, ``casualty`` and ``narrowing`` are such names or
    stems, as `name` gives them.
    """

    same: Mapping[str, str]
    claims: ClaimWords
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
    charge: frozenset[str]
    plea: frozenset[str]
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
