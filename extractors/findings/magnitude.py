"""The same digits with another magnitude, said of what looks like the same thing: millions that were billions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, islice

from extractors.findings.quoting import quote
from extractors.findings.view import View, find
from extractors.relations.differences import do_heads_agree, find_difference, is_same_measure
from extractors.relations.rounding import significant
from extractors.relations.surroundings import Mention
from extractors.types import Finding

_KINDS = ("count", "money", "measure", "age", "duration")
_LARGE = Decimal(1000)
_SMALL = Decimal(20)
_MOST = 30
_ENOUGH = 3


def check_magnitudes(view: View) -> Iterator[Finding]:
    """Yield a finding for each pair of figures with the same digits, another magnitude and much else in common."""
    by_digits: defaultdict[tuple[int, ...], list[Mention]] = defaultdict(list)
    for mention in view.mentions:
        if mention.value and mention.figure.kind in _KINDS and "dozen" not in mention.figure.text.lower():
            by_digits[significant(mention.value)].append(mention)
    for digits, group in by_digits.items():
        for one, two in islice(combinations(group, 2), _MOST):
            if _is_slip(one, two, digits, view):
                said = f"{one.figure.text} here, {two.figure.text} there, the same digits"
                yield find("magnitude", f"{said}: {quote(one.figure)} and {quote(two.figure)}", one, two)
                break


def _is_slip(one: Mention, two: Mention, digits: tuple[int, ...], view: View) -> bool:
    if one.value is None or two.value is None or one.value == two.value:
        return False
    if one.figure.sentence_span == two.figure.sentence_span or not is_same_measure(one, two):
        return False
    if one.figure.kind == "count" and min(abs(one.value), abs(two.value)) < _SMALL:
        return False
    if max(abs(one.value), abs(two.value)) < _LARGE or find_difference(one, two, view.words, named=False, strict=False):
        return False
    agree = do_heads_agree(one, two)
    if one.figure.kind == "count" and agree is False:
        return False
    score = len(view.find_shared(one, two)) + len(digits) - 2
    score += 2 if agree or one.head in two.sentence or two.head in one.sentence else 0
    score += 1 if two.points_back else 0
    return score >= (_ENOUGH if len(digits) > 1 else _ENOUGH + 2)
