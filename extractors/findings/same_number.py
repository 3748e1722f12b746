"""One unusual number said of two different things: one of the two may have been copied from the other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, islice

from extractors.findings.quoting import quote_sentence
from extractors.findings.view import View, find
from extractors.relations.differences import do_heads_agree
from extractors.relations.rounding import significant
from extractors.relations.surroundings import Mention
from extractors.relations.words import CheckWords
from extractors.types import Finding

_MOST = 50
_UNUSUAL = 3
_EXPLAINED = re.compile(
    r"\b(?:each|apiece|every|per|respectively|the same (?:number|amount|sum)|as many|equal|both)\b", re.I
)
_SURE = 0.9
"""From this probability on what a figure counts is known for sure: 97% of such answers are right on unseen articles."""
_SMALL = Decimal(100)


def check_same_numbers(view: View) -> Iterator[Finding]:
    """Yield a finding for each pair of figures with one unusual number and two different things."""
    by_value: defaultdict[Decimal, list[Mention]] = defaultdict(list)
    for mention in view.mentions:
        if mention.value is not None:
            by_value[mention.value].append(mention)
    for group in by_value.values():
        for one, two in islice(combinations(group, 2), _MOST):
            if _are_two_things(one, two, view.words):
                said = f"{one.figure.text} is said of two things"
                names = f"{_thing(one)} and {_thing(two)}"
                yield find(
                    "same-number",
                    f"{said}, {names}: {quote_sentence(one.figure)} and {quote_sentence(two.figure)}",
                    one,
                    two,
                )
                break


def _are_two_things(one: Mention, two: Mention, words: CheckWords) -> bool:
    value = one.value
    if value is None or any(_EXPLAINED.search(m.figure.sentence) for m in (one, two)) or one.is_top or two.is_top:
        return False
    if _is_retold(one, two) or _is_retold(two, one):
        return True
    digits = len(significant(value))
    if digits < _UNUSUAL or value < _SMALL or _is_repeated(one, two) or two.points_back:
        return False
    if one.figure.kind != two.figure.kind or one.unit != two.unit:
        return {one.figure.kind, two.figure.kind} in ({"count", "money"}, {"count", "measure"}) and digits > _UNUSUAL
    if one.figure.kind != "count" or not (_is_sure(one) and _is_sure(two)):
        return False
    if one.state and two.state and one.state != two.state:
        return True
    if do_heads_agree(one, two) is not False or one.head.endswith(two.head) or two.head.endswith(one.head):
        return False
    return not all(words.people & m.phrase for m in (one, two)) and not one.points_back


def _is_sure(mention: Mention) -> bool:
    return (mention.figure.counted_probability or 0.0) >= _SURE


def _is_repeated(one: Mention, two: Mention) -> bool:
    """Say whether the same sentence stands in the article twice."""
    return one.figure.sentence == two.figure.sentence and one.figure.sentence_span != two.figure.sentence_span


def _is_retold(told: Mention, quoted: Mention) -> bool:
    """Say whether a bounded number is quoted of things and retold of the same things described otherwise."""
    if quoted.figure.relation == "=" or quoted.figure.relation != told.figure.relation:
        return False
    if not quoted.figure.quoted or told.figure.quoted or do_heads_agree(told, quoted) is not True:
        return False
    added = quoted.phrase - told.sentence - {quoted.head}
    return bool(added) and bool(told.names & quoted.names)


def _thing(mention: Mention) -> str:
    return mention.figure.counted or (mention.figure.unit.surface if mention.figure.unit else "") or "something else"
