"""Figures of two texts side by side: how likely a figure of one is of what a figure of the other is of."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from extractors.relations.likeness import Features, Surroundings, compare
from extractors.relations.measures import are_comparable
from extractors.relations.relate import look_around
from extractors.relations.surroundings import Mention, read_words, tell
from extractors.relations.words import CheckWords

_BEFORE = 160
"""Code points before a sentence that say what it is about."""
# What is said of numbers and of places in one text says nothing of two.
_OF_ONE_TEXT = frozenset(
    name.strip()
    for name in """
    distance, neighbours, lead, one sentence, on top, both on top, many alike, given often, equal, meets, allows, far,
    near, within twice, transposed, one, small, same bound, ranges, digits 1, digits 2, digits 3, digits 4, one source,
    two sources, no source
    """.split(",")
)


@dataclass(frozen=True, slots=True)
class Text:
    """A text that another is held against: its title, its words, and its figures with their surroundings."""

    title: str
    text: str
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """What figures of a text are compared in: how telling each of its words is, and what stands before sentences."""

    around: Surroundings
    weigh: Callable[[str], float]
    before: tuple[frozenset[str], ...]


def open_setting(text: Text, words: CheckWords) -> Setting:
    """Read a text once for all comparisons with it."""
    sentences = {m.figure.sentence_span: m.sentence | m.phrase for m in text.mentions}
    common = Counter(word for found in sentences.values() for word in found)
    total = len(sentences)

    def weigh(word: str) -> float:
        return math.log((total + 1) / (common[word] + 0.5))

    starts = (m.figure.sentence_span.start for m in text.mentions)
    before = tuple(frozenset(tell(read_words(text.text[max(0, at - _BEFORE) : at], words), words)) for at in starts)
    return Setting(look_around(text.mentions), weigh, before)


def compare_across(one: Mention, two: Mention, setting: Setting, words: CheckWords) -> Features:
    """Give what ``one`` has in common with ``two``, a figure of the text of the setting, whatever their numbers."""
    found = {
        name: value for name, value in compare(one, two, setting.around, words).items() if name not in _OF_ONE_TEXT
    }
    there = two.sentence | two.phrase
    clause, sentence = one.clause | one.phrase, one.sentence | one.phrase
    weigh = setting.weigh
    whole = sum(map(weigh, sentence)) or 1.0
    more: dict[str, float | bool] = {
        "clause found": sum(map(weigh, clause & there)) / (sum(map(weigh, clause)) or 1.0),
        "sentence found": sum(map(weigh, sentence & there)) / whole,
        "found around": sum(map(weigh, sentence & (there | setting.before[two.index]))) / whole,
        "phrase found": len(one.phrase & there) / (len(one.phrase) or 1),
        "phrase found here": len(two.phrase & sentence) / (len(two.phrase) or 1),
        "times shared": min(len(one.times & two.times), 2) / 2,
        "times apart": bool(one.times and two.times) and not one.times & two.times,
        "comparable": are_comparable(one.figure, two.figure),
        "no unit": one.unit is None and two.unit is None,
    }
    return found | {name: float(value) for name, value in more.items() if value}
