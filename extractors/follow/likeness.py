"""Where another text speaks of a figure: by value, unit and thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from extractors.checks.mentions import Mention, read_mentions
from extractors.checks.same import do_heads_agree, find_difference, is_same_measure
from extractors.checks.spread import significant, spread_of
from extractors.checks.words import CheckWords
from extractors.types import Figure

Likeness = Literal["same", "differs"]

_TELLING = 3
"""Digits, noughts at the ends apart, from which a number is unlikely to stand twice by chance."""
_SHARED = 2
_SMALL = 10
_SHARED_OTHERS = 3


@dataclass(frozen=True, slots=True)
class Match:
    """A figure of another text that speaks of the same thing; ``likeness`` is "same" when it says the same of it."""

    figure: Figure
    likeness: Likeness


def find_match(figure: Figure, others: Sequence[Figure], words: CheckWords) -> Match | None:
    """Give the figure among the others that speaks of the same thing: best one that says the same; None for none.

    A rounding of the number is the same; another bound ("at least"), another number or a range is not.
    """
    one, *rest = read_mentions((figure, *others), words)
    alike = [two for two in rest if is_same_measure(one, two)]
    told = [two for two in alike if _has_number_of(one, two) and _may_be_same_thing(one, two, words)]
    if told:
        best = max(told, key=lambda two: (_says_same(one, two), two.value == one.value, _count_shared(one, two)))
        return Match(best.figure, "same" if _says_same(one, best) else "differs")
    rivals = [two for two in alike if _is_same_thing(one, two, words)]
    # Two numbers for one thing there: which of them is meant is not known.
    if rivals and len({(two.value, two.figure.low, two.figure.high) for two in rivals}) == 1:
        return Match(rivals[0].figure, "differs")
    return None


def _has_number_of(one: Mention, two: Mention) -> bool:
    first, second = one.figure, two.figure
    if first.value is None or second.value is None:
        return (first.value, first.low, first.high) == (second.value, second.low, second.high)
    if first.value == second.value:
        return True
    if min(first.value, second.value) < _SMALL and first.value % 1 == second.value % 1 == 0:
        # Small numbers of things are not rounded.
        return False
    spreads = spread_of(first), spread_of(second)
    return spreads[0] is not None and spreads[1] is not None and spreads[0].meets(spreads[1])


def _says_same(one: Mention, two: Mention) -> bool:
    first, second = one.figure, two.figure
    if first.value != second.value:
        # 302,113 told as "about 302,000", or as 302,000.
        return {first.relation, second.relation} <= {"=", "~"}
    return first.relation == second.relation


def _may_be_same_thing(one: Mention, two: Mention, words: CheckWords) -> bool:
    """Say whether two figures with one number are of one thing, which takes less than with two."""
    if one.value != two.value and find_difference(one, two, words, named=False):
        return False
    if one.state and two.state and one.state != two.state:
        # "12 dead" and "12 hurt"; another time or place is what two texts of one thing often name.
        return False
    agree, shared = do_heads_agree(one, two), _count_shared(one, two)
    if agree:
        # "two countries" are in any text, and seldom the same two.
        return one.unit is not None or one.value is None or one.value >= _SMALL or shared >= _SHARED
    if agree is None:
        value = one.value
        telling = value is not None and (len(significant(value)) >= _TELLING or one.unit is not None)
        return shared >= (1 if telling and value == two.value else _SHARED)
    return one.value == two.value and shared >= _SHARED_OTHERS


def _is_same_thing(one: Mention, two: Mention, words: CheckWords) -> bool:
    """Say whether two figures with different numbers are of one thing."""
    if do_heads_agree(one, two) is not True or find_difference(one, two, words):
        return False
    return one.figure.change == two.figure.change and _count_shared(one, two) >= _SHARED


def _count_shared(one: Mention, two: Mention) -> int:
    """Count the words that two sentences share, those of the thing counted apart."""
    return len((one.sentence & two.sentence) - {one.head, two.head})
