"""Which figures of a text are the same quantity, which are rivals for it, and which one comes of another."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractors.lexicon import Conversions
from extractors.relations.differences import do_heads_agree
from extractors.relations.likeness import Surroundings, compare, give_number
from extractors.relations.measures import are_comparable, meets
from extractors.relations.parts import find_sums
from extractors.relations.surroundings import Mention
from extractors.relations.ties import Judge, find_ties
from extractors.relations.twists import TwistGrammar
from extractors.relations.words import CheckWords
from extractors.types import Tie
from extractors.weighing import Weights

MOST = 400
"""Figures that are laid beside each other; an article with more is a table."""
SAME, SAME_OF_OTHERS, RIVAL = 0.4, 0.7, 0.7
"""Chosen by cross-validation over articles; the second is for counts of two things, "40 mills" and "40 pupils"."""
_FURTHEST = 3
"""How many times one rival is the other at most."""


@dataclass(frozen=True, slots=True)
class RelationWeights:
    """What was learned of pairs of figures: whether they are one quantity, rivals for one, or tied by arithmetic."""

    same: Weights
    rival: Weights
    ties: Judge
    sums: Weights
    across: Weights


@dataclass(frozen=True, slots=True)
class RelationKnowledge:
    """All that relations are read with: words, units, and what was learned."""

    words: CheckWords
    conversions: Conversions
    weights: RelationWeights
    twists: TwistGrammar


def relate_figures(mentions: Sequence[Mention], knowledge: RelationKnowledge) -> tuple[Tie, ...]:
    """Give the relations between the figures of one text: the same first, then rivals, then arithmetic."""
    near = mentions[:MOST]
    around = look_around(near)
    same = list(find_same(near, around, knowledge))
    taken = {pair for tie in same for pair in _pairs(tie.figures)}
    rivals = [tie for tie in find_rivals(near, around, knowledge) if tie.figures not in taken]
    ties = find_ties(near, knowledge.weights.ties, knowledge.conversions)
    return (*same, *rivals, *ties, *find_sums(near, knowledge.weights.sums))


def _pairs(figures: Sequence[int]) -> Iterator[tuple[int, int]]:
    return ((one, two) for at, one in enumerate(figures) for two in figures[at + 1 :])


def look_around(mentions: Sequence[Mention]) -> Surroundings:
    """Count words, numbers and units over all figures of a text."""
    sentences = {mention.figure.sentence_span: mention.sentence for mention in mentions}
    return Surroundings(
        Counter(word for found in sentences.values() for word in found),
        Counter((*give_number(mention.figure), mention.unit) for mention in mentions),
        Counter(mention.unit for mention in mentions),
    )


def find_same(mentions: Sequence[Mention], around: Surroundings, knowledge: RelationKnowledge) -> Iterator[Tie]:
    """Yield each quantity that is told more than once, with all its figures."""
    likely: list[tuple[float, Mention, Mention]] = []
    for one, two in _find_meeting(mentions):
        features = compare(one, two, around, knowledge.words)
        chance = knowledge.weights.same.judge(features)
        others = one.figure.kind == "count" and "heads differ" in features
        if chance >= (SAME_OF_OTHERS if others else SAME):
            likely.append((chance, one, two))
    for group in _join(likely):
        yield Tie("same", tuple(m.index for m in group), because=_tell_same(group))


def _find_meeting(mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    for at, one in enumerate(mentions):
        for two in mentions[at + 1 :]:
            if are_comparable(one.figure, two.figure) and (is_equal(one, two) or meets(one.figure, two.figure)):
                yield one, two


def is_equal(one: Mention, two: Mention) -> bool:
    """Say whether two figures give the same number."""
    return give_number(one.figure) == give_number(two.figure)


def _join(likely: Sequence[tuple[float, Mention, Mention]]) -> list[list[Mention]]:
    """Join pairs to groups, the likeliest first; a figure joins a group only if its number fits all of them."""
    groups: dict[int, list[Mention]] = {}
    for _, one, two in sorted(likely, key=lambda pair: -pair[0]):
        first, second = groups.get(one.index, [one]), groups.get(two.index, [two])
        if first is second or not all(is_equal(a, b) or meets(a.figure, b.figure) for a in first for b in second):
            continue
        joined = sorted((*first, *second), key=lambda m: m.index)
        for mention in joined:
            groups[mention.index] = joined
    return list({id(group): group for group in groups.values()}.values())


def _tell_same(group: Sequence[Mention]) -> str:
    things = dict.fromkeys(m.figure.counted for m in group if m.figure.counted)
    return " = ".join(list(things)[:3]) or "one number of one thing"


def find_rivals(mentions: Sequence[Mention], around: Surroundings, knowledge: RelationKnowledge) -> Iterator[Tie]:
    """Yield each two figures that seem to be of one quantity and do not agree as written; each figure once or twice."""
    found: list[tuple[float, Mention, Mention]] = []
    for one, two in _find_apart(mentions):
        chance = knowledge.weights.rival.judge(compare(one, two, around, knowledge.words))
        if chance >= RIVAL:
            found.append((chance, one, two))
    told: Counter[object] = Counter()
    for _, one, two in sorted(found, key=lambda pair: -pair[0]):
        numbers = frozenset((give_number(one.figure), give_number(two.figure)))
        if told[numbers]:
            # The same two numbers told again are not another disagreement.
            continue
        told[numbers] += 1
        yield Tie("rival", (one.index, two.index), because=_tell_same([one, two]))


def _find_apart(mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    by_unit: defaultdict[object, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_unit[mention.unit, mention.figure.kind].append(mention)
    for group in by_unit.values():
        for at, one in enumerate(group):
            yield from ((one, two) for two in group[at + 1 :] if do_heads_agree(one, two) and are_apart(one, two))


def are_apart(one: Mention, two: Mention) -> bool:
    """Say whether two figures of one measure give numbers that differ, and not by far."""
    if one.unit != two.unit or one.figure.kind != two.figure.kind or is_equal(one, two):
        return False
    first, second = one.value, two.value
    if first is None or second is None:
        return not meets(one.figure, two.figure)
    low, high = sorted((first, second))
    return low > 0 and high <= low * _FURTHEST


def read_relation_weights(held: Mapping[str, object]) -> RelationWeights:
    """Read the weights as they were written by training."""
    same, rival, sums, across = (Weights.read(held[name]) for name in ("same", "rival", "sums", "across"))
    return RelationWeights(same, rival, Judge.read(held["ties"]), sums, across)
