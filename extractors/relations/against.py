"""A text held against its source documents: each figure is the same there, differs, or is not to be found.

The number is looked for first, rounded, converted or worked out of two others; then whether what it is said of is what
the source says it of. A wrong name does harm: what cannot be told is said to be absent, and is no finding.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from typing import Literal

from extractors.relations.across import Setting, Text, compare_across, open_setting
from extractors.relations.measures import are_comparable, find_range, meets
from extractors.relations.relate import RelationKnowledge, is_equal
from extractors.relations.rounding import significant
from extractors.relations.surroundings import Mention
from extractors.relations.twists import Twist, find_twist

Likeness = Literal["same", "differs", "absent", "not read"]
What = Literal[Twist, "number", "magnitude", "base", "period"]

MOST = 300
"""Figures of either text that are laid beside each other."""
ELSEWHERE = 5.0
"""How many times likelier another figure of the source must be before its number there is of another thing."""
SURE = 0.3
"""How likely a figure of the source must be the one meant before another number in the draft is a finding."""
_HUNDRED = Decimal(100)
_NEAR = 8
_CONVERTED = Decimal("0.04")
_POINT = Decimal("0.051")
_UNBOUNDED = frozenset(["=", "~"])
_ROUNDED, _ROUNDED_FAR = Decimal("0.06"), Decimal("0.25")
"""How far from a number its bound may be told, of what the number is, with two digits or more, and with one."""
_TELLING = 2
_SMALL = 20


@dataclass(frozen=True, slots=True)
class Held:
    """What a source says of a figure: ``source`` is the number of the document and ``passage`` its figure there."""

    index: int
    likeness: Likeness
    what: What | None = None
    source: int | None = None
    passage: Mention | None = None


def hold_against(mentions: Sequence[Mention], texts: Sequence[Text], knowledge: RelationKnowledge) -> tuple[Held, ...]:
    """Hold each figure of a text against those of its sources; one of a kind that none of them has is not read."""
    settings = [open_setting(text, knowledge.words) for text in texts]
    return tuple(_hold(mention, texts, settings, knowledge) for mention in islice(mentions, MOST))


@dataclass(frozen=True, slots=True)
class _Candidate:
    chance: float
    source: int
    mention: Mention


def _hold(one: Mention, texts: Sequence[Text], settings: Sequence[Setting], knowledge: RelationKnowledge) -> Held:
    candidates = list(_find_candidates(one, texts, settings, knowledge))
    if not candidates:
        return _hold_score(one, texts) if one.figure.kind == "score" else Held(one.index, "not read")
    best = max(candidates, key=lambda c: c.chance)
    equal = [c for c in candidates if has_number_of(one, c.mention) or _is_converted(one, c.mention, knowledge)]
    if not equal:
        return _judge_missing(one, candidates, best, texts)
    match = max(equal, key=lambda c: (c.mention.unit == one.unit, c.chance))
    if _is_elsewhere(one, match, best):
        return Held(one.index, "differs", _tell_thing(one, best.mention), best.source, best.mention)
    what = find_twist(one, match.mention, knowledge.twists)
    return Held(one.index, "differs" if what else "same", what, match.source, match.mention)


def _hold_score(one: Mention, texts: Sequence[Text]) -> Held:
    """Hold a score against sources that give its two numbers apart: "Yes: 5,912", "No: 2,144"."""
    counts = {two.value for text in texts for two in text.mentions[:MOST] if two.figure.kind == "count"}
    there = [end in counts for end in (one.figure.low, one.figure.high)]
    return Held(one.index, "same" if all(there) else "absent" if any(there) else "not read")


def _find_candidates(
    one: Mention, texts: Sequence[Text], settings: Sequence[Setting], knowledge: RelationKnowledge
) -> Iterator[_Candidate]:
    weights = knowledge.weights.across
    for number, (text, setting) in enumerate(zip(texts, settings, strict=True)):
        for two in islice(text.mentions, MOST):
            if _may_compare(one, two):
                chance = weights.judge(compare_across(one, two, setting, knowledge.words))
                yield _Candidate(chance, number, two)


def _may_compare(one: Mention, two: Mention) -> bool:
    kinds = {one.figure.kind, two.figure.kind}
    return are_comparable(one.figure, two.figure) or len(kinds) == 1 or kinds <= {"percentage", "ratio", "measure"}


def has_number_of(one: Mention, two: Mention) -> bool:
    """Say whether two figures give one number as written: equal, rounded, or within what a range or a bound allows."""
    if is_equal(one, two) or _is_step_down(one, two):
        return True
    if not are_comparable(one.figure, two.figure):
        return False
    small = [m.value for m in (one, two) if m.value is not None and m.figure.kind == "count"]
    if len(small) == _TELLING and max(small) < _SMALL:
        return False
    return (meets(one.figure, two.figure) and _is_near(one, two)) or _is_written_within(one, two)


def _is_step_down(one: Mention, two: Mention) -> bool:
    """Say whether one number is the other with a minus, as tables tell what fell: "-4%"."""
    return one.value is not None and two.value == -one.value and one.unit == two.unit


def _is_near(one: Mention, two: Mention) -> bool:
    """Say whether the numbers of two bounds are near enough to be one told otherwise: 340 is no "at least 312"."""
    if one.value is None or two.value is None or one.figure.kind != two.figure.kind:
        return True
    if {one.figure.relation, two.figure.relation} <= _UNBOUNDED:
        return True
    round_ = min(len(significant(m.value)) for m in (one, two) if m.value is not None) < _TELLING
    return abs(one.value - two.value) <= abs(two.value) * (_ROUNDED_FAR if round_ else _ROUNDED)


def _is_converted(one: Mention, two: Mention, knowledge: RelationKnowledge) -> bool:
    """Say whether two figures give one amount in two units."""
    here, there = knowledge.conversions.find(one.unit), knowledge.conversions.find(two.unit)
    if here is None or there is None or here[0] != there[0] or one.unit == two.unit:
        return False
    if one.value is None or two.value is None or here[0] == "temperature":
        return False
    first, second = one.value * here[1], two.value * there[1]
    return abs(first - second) <= abs(second) * _CONVERTED


def _is_written_within(one: Mention, two: Mention) -> bool:
    """Say whether the vaguer way of telling holds the other: "more than 800,000" for 811,000."""
    first, second = find_range(one.figure), find_range(two.figure)
    if first is None or second is None or one.value is None or two.value is None or one.value <= 0:
        return False
    near = abs(one.value - two.value) <= abs(two.value) * _ROUNDED
    if one.figure.relation in (">", ">="):
        return near and two.value >= first[0]
    return one.figure.relation in ("<", "<=", "~") and near


def _is_elsewhere(one: Mention, match: _Candidate, best: _Candidate) -> bool:
    """Say whether the source gives this number, but of another thing, and another number of this one."""
    if best.mention.index == match.mention.index and best.source == match.source:
        return False
    return (
        best.chance > ELSEWHERE * match.chance
        and best.chance >= SURE
        and are_comparable(one.figure, best.mention.figure)
    )


def _tell_thing(one: Mention, two: Mention) -> What:
    if one.times and two.times and not one.times & two.times:
        return "period"
    return "base" if one.figure.kind in ("percentage", "ratio") else "thing"


def _judge_missing(one: Mention, candidates: Sequence[_Candidate], best: _Candidate, texts: Sequence[Text]) -> Held:
    """Judge a number that stands nowhere in the sources: worked out of two others, another one, or not there."""
    alike = [c for c in candidates if are_comparable(one.figure, c.mention.figure)]
    if points := _find_points(one, alike):
        return Held(one.index, "differs", "points", points.source, points.mention)
    if not alike or _is_worked_out(one, texts):
        return Held(one.index, "same" if alike else "absent")
    likely = max(alike, key=lambda c: c.chance)
    value, other = one.value, likely.mention.value
    if value is None or other is None or likely.chance < SURE:
        return Held(one.index, "absent")
    magnitude = significant(value) == significant(other)
    return Held(one.index, "differs", "magnitude" if magnitude else "number", likely.source, likely.mention)


def _find_points(one: Mention, alike: Sequence[_Candidate]) -> _Candidate | None:
    """Give the second of two shares that lie so many percentage points apart as a figure says that it is per cent."""
    if one.unit != "%" or one.value is None or not one.figure.change:
        return None
    shares = [c for c in alike if c.mention.figure.kind == "percentage" and c.mention.value is not None]
    for at, first in enumerate(shares):
        for second in shares[at + 1 : at + _NEAR]:
            a, b = first.mention.value, second.mention.value
            if a and b and abs(abs(a - b) - one.value) < _POINT and abs(abs(a / b - 1) * _HUNDRED - one.value) > 1:
                return second
    return None


def _is_worked_out(one: Mention, texts: Sequence[Text]) -> bool:
    """Say whether a number is the sum, difference, share or change of two of the source that stand near each other."""
    wanted = find_range(one.figure)
    if wanted is None:
        return False
    for text in texts:
        for at, first in enumerate(text.mentions[:MOST]):
            for second in text.mentions[at + 1 : at + 1 + _NEAR]:
                if any(wanted[0] <= made <= wanted[1] for made in _work_out(first, second, one)):
                    return True
    return False


def _work_out(first: Mention, second: Mention, one: Mention) -> Iterator[Decimal]:
    a, b = first.value, second.value
    if a is None or b is None or not are_comparable(first.figure, second.figure):
        return
    if one.figure.kind in ("percentage", "ratio"):
        if first.figure.kind not in ("percentage", "ratio"):
            low, high = sorted((a, b))
            if low > 0:
                yield low / high * _HUNDRED
                yield (high - low) / high * _HUNDRED
                yield (high - low) / low * _HUNDRED
        else:
            yield abs(a - b)
            yield a + b
    elif one.unit == first.unit:
        yield a + b
        yield abs(a - b)
