"""Figures tied by arithmetic: what changed from what to what, one amount in two units, parts, shares and totals."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from extractors.lexicon import Conversions
from extractors.relations.holding import does_hold
from extractors.relations.neighbours import describe, find_neighbours
from extractors.relations.surroundings import Mention
from extractors.types import Tie, TieKind

TIED = 0.3
"""Chosen by cross-validation over articles."""
NONE = "none"
_ORDER = ("total", "part", "from", "to", "by", "whole", "ratio", "number", "each", "amount", "per", "rate", "a", "b")
_BECAUSE = {
    "change": "one comes of the other by a rise or fall",
    "conversion": "one amount in two units",
    "sum": "the parts make the total",
    "share": "a part, or its share, of a whole",
    "product": "so many at this amount",
    "rate": "an amount for each",
    "difference": "what lies between two numbers",
}


@dataclass(frozen=True, slots=True)
class Judge:
    """What features of two neighbours say of how they are tied: for each class a bias and what each feature is worth.

    A class is a kind and the roles of the two, "change:from:to", or "none".
    """

    classes: tuple[str, ...]
    bias: tuple[float, ...]
    each: Mapping[str, tuple[float, ...]]

    def judge(self, features: Mapping[str, float]) -> dict[str, float]:
        """Give the probability of each class."""
        odds = list(self.bias)
        for name, value in features.items():
            for at, worth in enumerate(self.each.get(name, ())):
                odds[at] += worth * value
        top = max(odds)
        powers = [math.exp(each - top) for each in odds]
        whole = sum(powers)
        return {name: power / whole for name, power in zip(self.classes, powers, strict=True)}

    @staticmethod
    def read(held: object) -> Judge:
        """Read the weights as they were written by training."""
        assert isinstance(held, dict)
        return Judge(
            tuple(held["classes"]), tuple(held["bias"]), {name: tuple(worth) for name, worth in held["weights"].items()}
        )


def find_ties(mentions: Sequence[Mention], judge: Judge, conversions: Conversions) -> Iterator[Tie]:
    """Yield the figures that are tied by arithmetic, as the words around them say, in reading order."""
    pairs: list[tuple[float, str, Mention, Mention]] = []
    for one, two in find_neighbours(mentions):
        chances = judge.judge(describe(one, two))
        kinds: defaultdict[str, float] = defaultdict(float)
        for name, chance in chances.items():
            kinds[name.partition(":")[0]] += chance
        kind = max((name for name in kinds if name != NONE), key=lambda name: kinds[name])
        if kinds[kind] >= TIED:
            best = max((name for name in chances if name.partition(":")[0] == kind), key=lambda name: chances[name])
            pairs.append((kinds[kind], best, one, two))
    ties = [_write(group, conversions) for group in _join(pairs)]
    yield from sorted(ties, key=lambda tie: min(tie.figures))


def _join(pairs: Sequence[tuple[float, str, Mention, Mention]]) -> list[dict[int, tuple[Mention, str, str]]]:
    """Join pairs of one kind that share a figure in one role, the surest first; each role but parts is there once."""
    groups: list[dict[int, tuple[Mention, str, str]]] = []
    for _, name, one, two in sorted(pairs, key=lambda pair: -pair[0]):
        kind, first, second = name.split(":")
        new = {one.index: (one, kind, first), two.index: (two, kind, second)}
        home = next((group for group in groups if _fits(group, new)), None)
        if home is None:
            groups.append(new)
        else:
            home.update(new)
    # What a larger tie says of the same figures is enough.
    return [group for group in groups if not any(group.keys() < other.keys() for other in groups)]


def _fits(group: Mapping[int, tuple[Mention, str, str]], new: Mapping[int, tuple[Mention, str, str]]) -> bool:
    shared = group.keys() & new.keys()
    if not shared or any(group[index][1:] != new[index][1:] for index in shared):
        return False
    roles = {held[2] for held in group.values()}
    kind = next(iter(new.values()))[1]
    if kind == "conversion":
        return False
    return all(new[index][2] not in roles or new[index][2] == "part" for index in new.keys() - shared)


def _write(group: Mapping[int, tuple[Mention, str, str]], conversions: Conversions) -> Tie:
    ordered = sorted(group.values(), key=lambda held: (_ORDER.index(held[2]), held[0].index))
    kind = cast("TieKind", ordered[0][1])
    terms = tuple((mention, role) for mention, _, role in ordered)
    return Tie(
        kind,
        tuple(mention.index for mention, _ in terms),
        tuple(role for _, role in terms),
        holds=does_hold(kind, terms, conversions),
        because=_BECAUSE[kind],
    )
