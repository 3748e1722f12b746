"""The killed, the injured, the missing and the like: which figures count them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from extractors.relations.surroundings import Mention, read_words
from extractors.relations.words import CheckWords

_FURTHEST = 60
"""Code points between a number and the word for what has happened to those it counts."""
_APART = re.compile(r"\d|[;:]|\b(?:and|but|while|whereas)\b", re.I)


def sort_by_state(mentions: Iterable[Mention], words: CheckWords) -> dict[str, set[int]]:
    """Give the figures with a source that count people, by what has happened to these."""
    tolls: defaultdict[str, set[int]] = defaultdict(set)
    for mention in mentions:
        state = name_state(mention, words)
        if state and mention.figure.asserted_by:
            tolls[state].add(mention.index)
    return tolls


def name_state(mention: Mention, words: CheckWords) -> str | None:
    """Say what has happened to the people that a figure counts, None where it counts none, or nothing has."""
    state = _find_own_state(mention, words)
    return state if state and _counts_those(mention, words, state) else None


def _find_own_state(mention: Mention, words: CheckWords) -> str | None:
    """Give the nearest word for what has happened to those counted that no other number or clause stands before.

    In "27 people died and 96 were wounded" the wounded are 96, though "died", which ``Mention.state`` gives, stands
    nearer. The weights of relations were fitted to that one, with which a slip costs little; here it is what is said.
    """
    figure = mention.figure
    start = figure.span.start - figure.sentence_span.start
    end = start + len(figure.text)
    own: list[tuple[int, str]] = []
    behind: list[tuple[int, str]] = []
    for word in read_words(figure.sentence, words):
        if word.name not in words.states:
            continue
        low, high = (end, word.start) if word.start >= end else (word.end, start)
        if high - low > _FURTHEST:
            continue
        if not _APART.search(figure.sentence[low:high]):
            own.append((high - low, word.name))
        elif low == end:
            # "29 civilians and 11 soldiers died" is said of both.
            behind.append((high - low, word.name))
    return min(own or behind)[1] if own or behind else None


def _counts_those(mention: Mention, words: CheckWords, state: str) -> bool:
    """Say whether a figure counts people, or is a toll itself; "12 tiers of death row" are none."""
    people = mention.head in words.people or bool(mention.phrase & words.people)
    # A headline has no room for whom: "Strike on market kills 31".
    return mention.figure.kind == "count" and (people or mention.head == state or mention.is_top)
