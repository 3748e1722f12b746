"""Which figures of two articles are of one thing, whatever their numbers: what a chat holds against what it saw.

How alike two figures are is learned (`across`). Two articles, unlike a draft and its source, may have nothing to do
with each other, so that what sets figures apart is looked at first: a name that both have, one state, one time, numbers
that can be of one thing. Whoever is told of a meeting that is none stops reading: what cannot be told does not meet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from extractors.relations.across import Setting, Text, compare_across, open_setting
from extractors.relations.differences import do_heads_agree
from extractors.relations.likeness import give_number
from extractors.relations.measures import are_comparable, meets
from extractors.relations.relate import RelationKnowledge
from extractors.relations.rounding import half_step, significant
from extractors.relations.surroundings import Mention
from extractors.relations.words import CheckWords
from extractors.types import Figure

MOST = 120
"""Figures of an article that are laid beside those of others; each is held against all of them."""
SAME_HEADS, OTHER_HEADS, OTHER_COUNTS = 0.45, 0.5, 0.7
"""How alike two figures must be: of one head noun, of two, and counts of two things, such as passengers and crew."""
PART = 0.6
"""How alike, where a word beside one of them says that it is a part or another one, and none beside the other."""
_FURTHEST = 10
"""How many times the smaller number the larger is at most; the same digits may be a slip of thousands."""
_DIGITS = 2
_SMALL = 100
_UNNAMED = 2
"""Words that two sentences must share, besides what is counted, where one article has no name in it."""
_WORD = re.compile(r"[^\W\d_]+")
_STOP = re.compile(r"[.,;:!?–—\d]")
_SHARES = frozenset(["percentage", "ratio"])


@dataclass(frozen=True, slots=True)
class Laid:
    """An article ready to be held against others: its text, what it is compared in, its words and its names."""

    text: Text
    setting: Setting
    words: frozenset[str]
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Meeting:
    """A figure and one of another article that is of the same thing, and how likely that is."""

    one: Mention
    two: Mention
    chance: float


def lay_out(text: Text, words: CheckWords) -> Laid:
    """Read an article once for all comparisons with it."""
    told = frozenset(word for mention in text.mentions for word in (*mention.sentence, *mention.phrase))
    names = frozenset(name for mention in text.mentions for name in mention.names)
    return Laid(text, open_setting(text, words), told, names)


def find_meetings(one: Laid, two: Laid, knowledge: RelationKnowledge) -> list[Meeting]:
    """Give the figures of two articles that are of one thing, each in at most one pair, in the order of the first."""
    if one.names and two.names and not (one.names & two.words or two.names & one.words):
        return []
    taken: tuple[set[int], set[int]] = set(), set()
    found: list[Meeting] = []
    for each in sorted(_find_likely(one, two, knowledge), key=lambda meeting: -meeting.chance):
        if each.one.index not in taken[0] and each.two.index not in taken[1]:
            taken[0].add(each.one.index)
            taken[1].add(each.two.index)
            found.append(each)
    return sorted(found, key=lambda meeting: meeting.one.index)


def lay_side_by_side(texts: Sequence[Text], knowledge: RelationKnowledge) -> list[list[Mention | None]]:
    """Lay the figures of several articles side by side: a row for each thing, a place in it for each article.

    Every figure is in one row; a row with one figure is what only that article has. Of each article only the first
    figures, many as they are, are looked for in the others.
    """
    laid = [lay_out(text, knowledge.words) for text in texts]
    width = len(texts)
    rows: dict[tuple[int, int], list[Mention | None]] = {
        (number, mention.index): [mention if at == number else None for at in range(width)]
        for number, text in enumerate(texts)
        for mention in text.mentions
    }
    found = [
        (meeting.chance, (first, meeting.one.index), (second, meeting.two.index))
        for first, second in combinations(range(width), 2)
        for meeting in find_meetings(laid[first], laid[second], knowledge)
    ]
    for _, here, there in sorted(found, key=lambda each: -each[0]):
        _join(rows, here, there)
    return list({id(row): row for row in rows.values()}.values())


def _join(rows: dict[tuple[int, int], list[Mention | None]], here: tuple[int, int], there: tuple[int, int]) -> None:
    """Make one row of two, unless both have a figure of one article."""
    kept, other = rows[here], rows[there]
    if kept is other or any(one and two for one, two in zip(kept, other, strict=True)):
        return
    for number, mention in enumerate(other):
        if mention is not None:
            kept[number] = mention
            rows[number, mention.index] = kept


def has_same_number(one: Figure, two: Figure) -> bool:
    """Say whether two figures give the same number with the same bound."""
    return (*give_number(one), one.relation) == (*give_number(two), two.relation)


def may_be_one_number(one: Figure, two: Figure) -> bool:
    """Say whether two figures may be one number told in two ways: rounded, or with a bound and without."""
    if give_number(one) == give_number(two):
        return True
    first, second = one.value, two.value
    if first is None or second is None:
        return meets(one, two)
    if one.kind == "count" and max(first, second) < _SMALL:
        # Small numbers of things are not rounded.
        return False
    return abs(first - second) <= max(half_step(one.text, first), half_step(two.text, second))


def _find_likely(one: Laid, two: Laid, knowledge: RelationKnowledge) -> Iterator[Meeting]:
    words, named = knowledge.words, bool(one.names & two.words or two.names & one.words)
    for first in one.text.mentions[:MOST]:
        for second in two.text.mentions[:MOST]:
            if not named and len((first.sentence & second.sentence) - {first.head, second.head}) < _UNNAMED:
                continue
            if not _may_meet(first, second, words) or _are_names_apart(first, one, second, two):
                continue
            needed = _find_needed(first, second, words)
            chance = knowledge.weights.across.judge(compare_across(first, second, two.setting, words))
            if chance >= needed:
                yield Meeting(first, second, chance)


def _may_meet(one: Mention, two: Mention, words: CheckWords) -> bool:
    """Say whether nothing but how alike they are keeps two figures from being of one thing."""
    if not are_comparable(one.figure, two.figure) or not one.sentence & two.sentence:
        return False
    if one.state and two.state and one.state != two.state:
        return False
    return _are_near(one, two) and not _are_times_apart(one, two, words) and _share_enough(one, two, words)


def _are_near(one: Mention, two: Mention) -> bool:
    first, second = _read_size(one.figure), _read_size(two.figure)
    if first is None or second is None or first == second:
        return True
    low, high = sorted((first, second))
    digits = significant(low)
    return low > 0 and (high <= low * _FURTHEST or (digits == significant(high) and len(digits) >= _DIGITS))


def _read_size(figure: Figure) -> Decimal | None:
    return figure.value if figure.value is not None else figure.high


def _are_times_apart(one: Mention, two: Mention, words: CheckWords) -> bool:
    """Say whether figures are of two years or months, or one of an earlier time than the article's own."""
    if bool(_read_near(one) & words.then) != bool(_read_near(two) & words.then):
        return True
    months = words.calendar - words.weekdays
    scales = [({t for t in m.times if t.isdigit()}, m.times & months) for m in (one, two)]
    return any(first and second and not first & second for first, second in zip(*scales, strict=True))


def _read_near(mention: Mention) -> frozenset[str]:
    """Give the words around a figure up to the next mark or number."""
    before, after = _STOP.split(mention.before)[-1], _STOP.split(mention.after)[0]
    return frozenset(_WORD.findall(f"{before} {after}".lower()))


def _share_enough(one: Mention, two: Mention, words: CheckWords) -> bool:
    """Say whether two shares are of one question: those of one group, "54% of voters", are of as many as are asked."""
    if one.figure.kind not in _SHARES:
        return True
    shared = (one.clause & two.clause) - one.names - two.names - {one.head, two.head} - words.poll - words.other
    of_people = bool({one.head, two.head} & words.people)
    return bool(shared - words.calendar) or (not of_people and bool(one.times & two.times or one.head == two.head))


def _are_names_apart(one: Mention, first: Laid, two: Mention, second: Laid) -> bool:
    """Say whether each of two figures stands with a name that the other article has nowhere."""
    return bool(one.names - second.words) and bool(two.names - first.words)


def _find_needed(one: Mention, two: Mention, words: CheckWords) -> float:
    agree = do_heads_agree(one, two)
    counts = one.figure.kind == "count"
    needed = SAME_HEADS if agree else OTHER_COUNTS if counts and agree is False else OTHER_HEADS
    if bool(_read_near(one) & words.other) != bool(_read_near(two) & words.other):
        needed = max(needed, PART)
    return needed
