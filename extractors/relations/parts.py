"""Parts that make a total, in neighbouring sentences or a list: numbers that add up, and what says that they do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.relations.differences import do_heads_agree
from extractors.relations.likeness import Features
from extractors.relations.measures import are_comparable
from extractors.relations.rounding import significant
from extractors.relations.sums import add, fits, read_term, read_terms
from extractors.relations.surroundings import Mention
from extractors.types import Tie
from extractors.weighing import Weights

SUMMED = 0.4
"""Chosen by cross-validation over articles."""
_FURTHEST = 600
"""Code points between a total and its parts: about three sentences."""
_AROUND, _MOST_PARTS = 10, 6
_SUMMED = ("count", "money", "measure", "duration", "percentage")
_TOTAL = re.compile(
    r"\b(?:total|all|altogether|combined|overall|together|sum|tally|brings?|bringing|makes?|making)\b", re.I
)
_OTHER = re.compile(r"\b(?:other|others|another|rest|remaining|more|further|additional|also|plus)\b", re.I)
_NOT_ALL = re.compile(r"\b(?:including|among them|at least|such as|mostly)\b", re.I)


def find_sums(mentions: Sequence[Mention], weights: Weights) -> Iterator[Tie]:
    """Yield each total with the figures that make it, where more than their sum says so."""
    for total, parts in find_candidates(mentions):
        if weights.judge(describe(total, parts)) >= SUMMED:
            roles = ("total", *("part" for _ in parts))
            figures = (total.index, *(part.index for part in parts))
            yield Tie("sum", figures, roles, holds=True, because="the parts make the total")


def find_candidates(mentions: Sequence[Mention]) -> Iterator[tuple[Mention, list[Mention]]]:
    """Yield each total with figures of its measure, right before or behind it, that add up to it."""
    for at, total in enumerate(mentions):
        term = read_term(total)
        if term is None or total.figure.kind not in _SUMMED or abs(term.value) < 3:
            continue
        before = [m for m in mentions[max(0, at - _AROUND) : at] if _may_be_part(m, total)]
        after = [m for m in mentions[at + 1 : at + _AROUND + 1] if _may_be_part(m, total)]
        for parts in _find_runs(before, after):
            terms = read_terms(parts)
            if len(terms) == len(parts) and fits(add(terms), term):
                yield total, parts
                break


def _may_be_part(part: Mention, total: Mention) -> bool:
    figure = part.figure
    if figure.kind != total.figure.kind or figure.value is None or not are_comparable(figure, total.figure):
        return False
    return abs(figure.span.start - total.figure.span.start) <= _FURTHEST and 0 < figure.value < (total.value or 0)


def _find_runs(before: list[Mention], after: list[Mention]) -> Iterator[list[Mention]]:
    for length in range(_MOST_PARTS, 1, -1):
        if length <= len(before):
            yield before[-length:]
        if length <= len(after):
            yield after[:length]
    if before and after:
        yield [before[-1], after[0]]
    for near in (after, before):
        # "Of the 12 ships, two … A week later three …, and seven": others may stand between.
        yield from ([near[at], near[at + 1]] for at in range(1, min(len(near) - 1, 4)))


def describe(total: Mention, parts: Sequence[Mention]) -> Features:
    """Give what speaks for and against a sum that adds up, as features."""
    found = _describe_things(total, parts) | _describe_places(total, parts)
    return {name: float(value) for name, value in found.items() if value}


def _describe_things(total: Mention, parts: Sequence[Mention]) -> dict[str, float | bool]:
    agree = [do_heads_agree(part, total) for part in parts]
    among = [do_heads_agree(one, two) for one, two in pairwise(parts)]
    digits = min(len(significant(part.value)) for part in parts if part.value is not None)
    return {
        "heads agree": agree.count(True) / len(agree),
        "heads differ": agree.count(False) / len(agree),
        "parts agree": among.count(True) / (len(among) or 1),
        "parts differ": among.count(False) / (len(among) or 1),
        f"digits {min(digits, 3)}": True,
        "digits of total": min(len(significant(total.value)) if total.value is not None else 0, 5) / 5,
        "small": (total.value or 0) < 10,
        "with one": any(part.value == 1 for part in parts),
        "alike": len({part.value for part in parts}) == 1,
        "many": len(parts) > 2,
        f"of {total.figure.kind}": True,
    }


def _describe_places(total: Mention, parts: Sequence[Mention]) -> dict[str, float | bool]:
    sentences = {m.figure.sentence_span for m in (total, *parts)}
    indices = sorted(m.index for m in (total, *parts))
    return {
        "one sentence": len(sentences) == 1,
        "one sentence of parts": len({m.figure.sentence_span for m in parts}) == 1,
        "side by side": indices[-1] - indices[0] == len(indices) - 1,
        "total first": total.index == indices[0],
        "says total": bool(_TOTAL.search(f"{total.before[-40:]} {total.after[:40]}")),
        "says other": any(_OTHER.search(f"{m.before[-30:]} {m.after[:30]}") for m in parts),
        "says not all": any(_NOT_ALL.search(m.before[-40:]) for m in parts),
        "loose": any(m.figure.relation != "=" for m in (total, *parts)),
        "state apart": len({m.state for m in parts if m.state}) > 1,
    }
