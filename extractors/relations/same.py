"""When figures of two texts speak of the same thing, and when they say the same of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from extractors.relations.differences import do_heads_agree, find_difference, is_same_measure
from extractors.relations.rounding import significant, spread_of
from extractors.relations.surroundings import Mention, read_mentions
from extractors.relations.words import CheckWords
from extractors.types import Figure

_MOST_LAID = 200
"""Figures of an article that are laid beside those of others; each is held against all of them."""

_LETTERS = re.compile(r"[^\W\d_]+")
_FEWEST_SHARED = 2
"""Words that two sentences must share, besides what is counted, before two articles are taken to mean one thing."""


def is_same_thing(one: Mention, two: Mention, words: CheckWords) -> bool:
    """Say whether figures of two articles count the same thing: kind and unit, head noun, nothing that sets them apart.

    ``one`` is of the earlier article.

    Two articles share no context, so their sentences must have two more words in common, or a name.
    """
    if not is_same_measure(one, two) or do_heads_agree(one, two) is not True:
        return False
    if find_difference(one, two, words, named=False) is not None:
        return False
    first, second = _find_names(one, words), _find_names(two, words)
    if first and second and not first & second:
        return False
    shared = find_shared(one, two) - {one.head, two.head}
    return len(shared) >= _FEWEST_SHARED or bool(first & second)


def find_shared(one: Mention, two: Mention) -> frozenset[str]:
    """Give the words that the sentences of two figures have in common."""
    return one.sentence & two.sentence


def _find_names(mention: Mention, words: CheckWords) -> frozenset[str]:
    """Give the names in a figure's sentence but those of its sources: who says it is not what it is about."""
    figure = mention.figure
    sources = (*figure.via, figure.asserted_by) if figure.asserted_by else figure.via
    said = " ".join(f"{source.name} {source.mention} {source.description or ''}" for source in sources if source)
    return mention.names - {words.name(word) for word in _LETTERS.findall(said)}


def has_same_number(one: Figure, two: Figure) -> bool:
    """Say whether two figures give the same number with the same bound."""
    return (one.value, one.low, one.high, one.relation) == (two.value, two.low, two.high, two.relation)


def group_same(articles: Sequence[Sequence[Mention]], words: CheckWords) -> list[list[Mention | None]]:
    """Lay the figures of several articles side by side: a row for each thing, a place in it for each article.

    Every figure is in one row; a row with one figure is what only that article has. Of each article only the first
    figures, many as they are, are looked for in the others.
    """
    rows: list[list[Mention | None]] = []
    for number, mentions in enumerate(articles):
        taken: set[int] = set()
        for mention in mentions[:_MOST_LAID]:
            row = _find_row(mention, rows, number, taken, words)
            if row is None:
                rows.append([None] * len(articles))
                row = len(rows) - 1
            taken.add(row)
            rows[row][number] = mention
    for number, mentions in enumerate(articles):
        rows += [
            [mention if at == number else None for at in range(len(articles))] for mention in mentions[_MOST_LAID:]
        ]
    return rows


def _find_row(
    mention: Mention, rows: Sequence[Sequence[Mention | None]], number: int, taken: set[int], words: CheckWords
) -> int | None:
    best: tuple[int, int] | None = None
    for at, row in enumerate(rows):
        others = [other for other in row[:number] if other is not None]
        if at in taken or not others or not any(is_same_thing(other, mention, words) for other in others):
            continue
        shared = max(len(find_shared(mention, other)) for other in others)
        if best is None or shared > best[0]:
            best = (shared, at)
    return None if best is None else best[1]


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
