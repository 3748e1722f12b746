"""What sets two figures apart, in plain words: another state, time, place or person, another part."""

from __future__ import annotations

import re

from extractors.relations.surroundings import Mention
from extractors.relations.words import CheckWords

_DIGIT = re.compile(r"\d")


def is_same_measure(one: Mention, two: Mention) -> bool:
    """Say whether two figures are of one kind and unit, so that their numbers can be compared."""
    if one.unit != two.unit:
        return False
    kinds = {one.figure.kind, two.figure.kind}
    return len(kinds) == 1 or (one.unit is not None and kinds <= {"age", "duration"})


def do_heads_agree(one: Mention, two: Mention) -> bool | None:
    """Say whether both count the same thing; None when one does not say what it counts."""
    if not one.head or not two.head:
        return None
    if one.head in (two.state, two.head) or two.head == one.state:
        return True
    return one.head in two.phrase or two.head in one.phrase


def find_difference(
    one: Mention, two: Mention, words: CheckWords, *, named: bool = True, strict: bool = True
) -> str | None:
    """Say what sets two figures apart, the earlier first: state, part, time, holder, names; None when nothing does."""
    if one.state and two.state and one.state != two.state:
        return f"{one.state} and {two.state}"
    if one.is_part or two.is_part:
        return "another or a part"
    if _are_times_apart(one, two, words, strict=strict):
        return "another time"
    if {one.holder, two.holder} == {"he", "she"}:
        return "another person"
    if one.holder and two.holder and one.holder != two.holder and one.holder not in two.phrase and named:
        return "another holder"
    if named and one.names and two.names and not one.names & two.names:
        return "other names"
    return None


def _are_times_apart(one: Mention, two: Mention, words: CheckWords, *, strict: bool) -> bool:
    back = two.points_back
    before, after = one.times & words.then, two.times & words.then
    if after - before or (before - after and strict and not back):
        return True
    for scale in (words.weekdays, words.calendar - words.weekdays):
        first, second = one.times & scale, two.times & scale
        if first and second and not first & second and not (back and scale is words.weekdays):
            return True
    years = [{time for time in m.times if time.isdigit()} for m in (one, two)]
    return bool(all(years) and not years[0] & years[1])


def is_close(mention: Mention) -> bool:
    """Say whether what a figure counts stands beside it, with no other figure between."""
    where, figure = mention.figure.counted_span, mention.figure
    if where is None or where.overlaps(figure.span):
        return True
    if not figure.sentence_span.contains(where):
        return False
    low, high = sorted((figure.span, where))
    inside = figure.sentence[low.end - figure.sentence_span.start : high.start - figure.sentence_span.start]
    return not _DIGIT.search(inside)
