"""How likely two figures are of one quantity: what they have in common as numbers between 0 and 1, weighed.

The weights are learned from marked articles; what a feature is worth alone, or whether it helps, is theirs to say.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from extractors.relations.differences import do_heads_agree, find_difference
from extractors.relations.measures import allows, meets
from extractors.relations.rounding import is_transposed, significant
from extractors.relations.surroundings import Mention
from extractors.relations.words import CheckWords
from extractors.types import Figure

Features: TypeAlias = dict[str, float]

_KINDS = ("count", "money", "percentage", "duration", "age", "score", "measure")
_DIFFERENCES = ("another or a part", "another time", "another person", "another holder", "other names")
_FURTHEST = 5.0
_SMALL = 10
_FEW = 4
"""Sentences; a word that stands in more tells little."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an article says as a whole: in how many sentences a word stands, how often a number is given."""

    common: Mapping[str, int]
    given: Mapping[tuple[object, ...], int]
    measured: Mapping[str | None, int]


def compare(one: Mention, two: Mention, around: Surroundings, words: CheckWords) -> Features:
    """Give what two figures, the earlier first, have in common and what sets them apart; what is nought is left out."""
    found = _compare_numbers(one.figure, two.figure)
    found |= _compare_things(one, two, words)
    found |= _compare_places(one, two, around)
    return {name: float(value) for name, value in found.items() if value}


def _compare_numbers(one: Figure, two: Figure) -> dict[str, float | bool]:
    equal = give_number(one) == give_number(two)
    first, second = _middle(one), _middle(two)
    far = _FURTHEST
    if first is not None and second is not None and first > 0 and second > 0:
        far = min(abs(math.log(float(first) / float(second))), _FURTHEST)
    digits = max(len(significant(value)) if value is not None else 1 for value in (first, second))
    return {
        "equal": equal,
        "meets": not equal and meets(one, two),
        "allows": not equal and allows(one, two),
        "far": far,
        "near": far < math.log(1.3),
        "within twice": far < math.log(2),
        f"digits {min(digits, 4)}": True,
        "small": first is not None and first < _SMALL and one.kind in ("count", "duration", "multiple", "ratio"),
        "one": 1 in (first, second),
        "transposed": one.value is not None and two.value is not None and is_transposed(one.value, two.value),
        "same bound": one.relation == two.relation,
        "ranges": (one.value is None) + (two.value is None),
        "same kind": one.kind == two.kind,
        **{f"of {kind}": one.kind == kind for kind in _KINDS},
    }


def give_number(figure: Figure) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    """Give the number of a figure, whichever way it is written."""
    return figure.value, figure.low, figure.high


def _middle(figure: Figure) -> Decimal | None:
    if figure.value is not None:
        return figure.value
    return None if figure.low is None or figure.high is None else (figure.low + figure.high) / 2


def _compare_things(one: Mention, two: Mention, words: CheckWords) -> dict[str, float | bool]:
    agree = do_heads_agree(one, two)
    difference = find_difference(one, two, words)
    either = one.phrase | two.phrase
    clause = one.clause | two.clause
    return {
        "heads agree": agree is True,
        "heads differ": agree is False,
        "no head": agree is None,
        "one head": bool(one.head) and one.head == two.head,
        "one state": bool(one.state) and one.state == two.state,
        "two states": bool(one.state and two.state) and one.state != two.state,
        "state of one": bool(one.state) != bool(two.state),
        **{name: difference == name for name in _DIFFERENCES},
        "points back": two.points_back,
        "part": one.is_part or two.is_part,
        "phrase shared": len(one.phrase & two.phrase) / (len(either) or 1),
        "phrase apart": min(len(one.phrase - two.phrase), len(two.phrase - one.phrase)),
        "clause shared": len(one.clause & two.clause) / (len(clause) or 1),
        "clause covered": len(one.clause & two.clause) / (min(len(one.clause), len(two.clause)) or 1),
        "names shared": min(len(one.names & two.names), 3) / 3,
        "names apart": bool(one.names and two.names) and not one.names & two.names,
    }


def _compare_places(one: Mention, two: Mention, around: Surroundings) -> dict[str, float | bool]:
    first, second = one.figure, two.figure
    shared = (one.sentence & two.sentence) - {one.head, two.head}
    sources = (first.asserted_by, second.asserted_by)
    names = {source.name for source in sources if source}
    return {
        "words shared": min(len(shared), 6) / 6,
        "rare words shared": min(sum(around.common.get(word, 0) <= _FEW for word in shared), 5) / 5,
        "one source": all(sources) and len(names) == 1,
        "two sources": all(sources) and len(names) > 1,
        "no source": not any(sources),
        "one change": first.change is not None and first.change == second.change,
        "two changes": first.change != second.change,
        "on top": one.is_top,
        "both on top": one.is_top and two.is_top,
        "one sentence": first.sentence_span == second.sentence_span,
        "distance": math.log1p(abs(two.index - one.index)),
        "neighbours": abs(two.index - one.index) == 1,
        "lead": one.index < 3,
        "many alike": math.log1p(around.measured.get(one.unit, 0)),
        "given often": min(around.given.get((*give_number(first), one.unit), 0), 6),
    }
