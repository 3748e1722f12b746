"""When figures of two articles speak of the same thing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors import Figure
from extractors.checks.mentions import Mention
from extractors.checks.same import do_heads_agree, find_difference, is_same_measure
from extractors.checks.words import CheckWords

_WORD = re.compile(r"[^\W\d_]+")
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
    return mention.names - {words.name(word) for word in _WORD.findall(said)}


def has_same_number(one: Figure, two: Figure) -> bool:
    """Say whether two figures give the same number with the same bound."""
    return (one.value, one.low, one.high, one.relation) == (two.value, two.low, two.high, two.relation)


def group_same(articles: Sequence[Sequence[Mention]], words: CheckWords) -> list[list[Mention | None]]:
    """Lay the figures of several articles side by side: a row for each thing, a place in it for each article.

    Every figure is in one row; a row with one figure is what only that article has.
    """
    rows: list[list[Mention | None]] = []
    for number, mentions in enumerate(articles):
        taken: set[int] = set()
        for mention in mentions:
            row = _find_row(mention, rows, number, taken, words)
            if row is None:
                rows.append([None] * len(articles))
                row = len(rows) - 1
            taken.add(row)
            rows[row][number] = mention
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
