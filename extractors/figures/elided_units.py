"""Whether a bare number has the unit of a number near it: "51 per cent to Labor's 49", "nearer 90 than 300 metres".

A log-linear model of one bare number and one number with a unit, over what can be seen of both; its weights were fitted
to marked articles (`extractors.training.elided_units`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import log10

from extractors.candidates.quantity import Quantity
from extractors.figures.parse import Parse, Token
from extractors.types import Span, Unit
from extractors.weighing import Weights

LIKELY = 0.7
"""Below this probability a bare number stays bare."""
REACH = 260
"""Code points between a bare number and one with a unit."""
_MOST = 6
_NEAR = 40
_RIGHT_BEHIND = 3
_NEVER = frozenset(("age", "ratio", "multiple", "score"))
_WORD = re.compile(r"[A-Za-z]+|[^\sA-Za-z]")


@dataclass(frozen=True, slots=True)
class Placed:
    """A quantity in its folded and parsed sentence; ``core`` and ``counted`` are spans of the article."""

    text: str
    parse: Parse
    quantity: Quantity
    core: Span
    counted: Span | None = None
    is_age: float = 0.0
    is_cell: bool = False

    @property
    def is_bare(self) -> bool:
        """Say whether it is a number without a unit that might have one; a cell of a table has that of its heading."""
        quantity = self.quantity
        return not self.is_cell and quantity.unit is None and quantity.kind == "count" and quantity.value is not None

    @property
    def lends(self) -> bool:
        """Say whether its unit may be that of another."""
        return self.quantity.unit is not None and self.quantity.kind not in _NEVER


def lend_units(quantities: Sequence[Placed], weights: Weights) -> list[Quantity]:
    """Give the quantities with the units that bare ones take from those before them; one that has taken may lend.

    The unit's rule is "elided".
    """
    out = list(quantities)
    for at, bare in enumerate(out):
        if not bare.is_bare:
            continue
        lenders = find_lenders(out, at)
        chances = share_chances([weights.judge(describe(out, at, lender)) for lender in lenders])
        chance, lender = max(zip(chances, lenders, strict=True), default=(0.0, at))
        unit = out[lender].quantity.unit
        if chance >= LIKELY and unit is not None:
            taken = Unit(unit.name, "", "elided")
            quantity = replace(bare.quantity, unit=taken, kind=out[lender].quantity.kind)
            out[at] = replace(bare, quantity=quantity)
    return [one.quantity for one in out]


def share_chances(chances: Sequence[float]) -> list[float]:
    """Give how likely each of several units is, as at most one of them is right.

    >>> share_chances([0.5, 0.5]), share_chances([0.75])
    ([0.3333333333333333, 0.3333333333333333], [0.75])
    """
    odds = [chance / max(1 - chance, 1e-9) for chance in chances]
    return [each / (1 + sum(odds)) for each in odds]


def find_lenders(quantities: Sequence[Placed], at: int) -> list[int]:
    """Give the indices of the numbers whose unit the bare one at ``at`` may have, the nearest first; each unit once."""
    bare, found, units = quantities[at], [], set()
    for index in range(at - 1, max(-1, at - 1 - _MOST), -1):
        one = quantities[index]
        if bare.core.start - one.core.end > REACH:
            break
        if one.lends and one.quantity.unit is not None and one.quantity.unit.name not in units:
            units.add(one.quantity.unit.name)
            found.append(index)
    return found


def describe(quantities: Sequence[Placed], at: int, lender: int) -> dict[str, float]:
    """Give what can be seen of a bare number and one that may lend it its unit."""
    bare, one = quantities[at], quantities[lender]
    kind = one.quantity.kind
    features = {f"kind {kind}": 1.0}
    if one.quantity.unit is not None and one.quantity.unit.name in ("%", "percentage point", "point"):
        features[f"unit {one.quantity.unit.name}"] = 1.0
    features |= _describe_place(quantities, at, lender)
    around = _describe_words(bare)
    features |= around
    features |= {f"{kind}, {name}": value for name, value in around.items()}
    features |= _describe_likeness(bare, one)
    features |= _describe_numbers(bare.quantity, one)
    return features | _describe_counted(bare, one)


def _describe_counted(bare: Placed, one: Placed) -> dict[str, float]:
    """Give where the words stand that the network takes for what the bare number counts, and whether it is an age."""
    features = {"age": bare.is_age}
    if bare.counted is None:
        return features | {"counts nothing": 1.0}
    behind = bare.counted.start - bare.core.end
    place = "behind" if 0 <= behind <= _RIGHT_BEHIND else "later" if behind > 0 else "before"
    if place == "before" and bare.counted.start < one.core.start:
        place = "before the lender"
    features[f"counted {place}"] = 1.0
    if one.counted is not None:
        features["counts the same" if bare.counted == one.counted else "counts another"] = 1.0
    return features


def _describe_place(quantities: Sequence[Placed], at: int, lender: int) -> dict[str, float]:
    bare, one = quantities[at], quantities[lender]
    gap = bare.core.start - one.core.end
    here = bare.parse is one.parse
    between = quantities[lender + 1 : at]
    return {
        "same sentence" if here else "other sentence": 1.0,
        f"between {min(len(between), 3)}": 1.0,
        "bare between": float(any(q.quantity.unit is None for q in between)),
        "other unit between": float(any(q.lends for q in between)),
        f"gap {0 if gap < 15 else 1 if gap < 40 else 2 if gap < 90 else 3}": 1.0,
    }


def _describe_words(bare: Placed) -> dict[str, float]:
    """Give the words before and after the bare number, and what it modifies."""
    start, end = bare.quantity.core
    begin = min(start, bare.quantity.start)
    before = [w.lower() for w in _WORD.findall(bare.text[max(0, begin - _NEAR) : begin])]
    after = [w.lower() for w in _WORD.findall(bare.text[end : end + _NEAR])]
    features = {
        f"before {before[-1] if before else '^'}": 1.0,
        f"before that {before[-2] if len(before) > 1 else '^'}": 1.0,
        f"after {after[0] if after else '$'}": 1.0,
    }
    tokens = bare.parse.over(start, end)
    if tokens:
        last = tokens[-1]
        head = bare.parse.tokens[last.head]
        following = bare.parse.tokens[last.i + 1] if last.i + 1 < len(bare.parse.tokens) else None
        features[f"is {last.dep}"] = 1.0
        features["counts a noun"] = float(_is_noun_after(head, last))
        features[f"then {following.tag if following else '$'}"] = 1.0
        if head.tag.startswith("VB"):
            features[f"verb {head.text.lower()}"] = 1.0
    return features


def _describe_likeness(bare: Placed, one: Placed) -> dict[str, float]:
    """Give whether both stand behind the same word, and before the same."""
    ahead, before = (_word_before(each) for each in (bare, one))
    behind, after = (_word_after(each) for each in (bare, one))
    return {
        "before alike": float(ahead == before),
        "after alike": float(behind == after),
        "both alike": float(ahead == before and behind == after),
    }


def _word_before(one: Placed) -> str:
    begin = min(one.quantity.core[0], one.quantity.start)
    words = _WORD.findall(one.text[max(0, begin - _NEAR) : begin])
    return words[-1].lower() if words else "^"


def _word_after(one: Placed) -> str:
    end = one.quantity.core[1]
    words = _WORD.findall(one.text[end : end + _NEAR])
    return words[0].lower() if words else "$"


def _is_noun_after(head: Token, token: Token) -> bool:
    return head.is_noun and head.i > token.i


def _describe_numbers(bare: Quantity, one: Placed) -> dict[str, float]:
    """Give how the two numbers compare: their ratio, their decimals, their magnitude words."""
    first, second = bare.value, one.quantity.value if one.quantity.value is not None else one.quantity.high
    features: dict[str, float] = {}
    if first and second:
        apart = abs(log10(abs(float(first)) / abs(float(second))))
        features[f"apart {0 if apart < 0.15 else 1 if apart < 0.5 else 2 if apart < 1 else 3 if apart < 2 else 4}"] = (
            1.0
        )
    if first is not None:
        features["over 100"] = float(abs(first) > 100)
        features["has decimals"] = float(first != first.to_integral_value())
        if second is not None:
            both = (first != first.to_integral_value()) == (second != second.to_integral_value())
            features["decimals alike"] = float(both)
    features["modified"] = float(bare.relation != "=")
    features["lender modified"] = float(one.quantity.relation != "=")
    return features
