"""Two numbers for what looks like the same thing: a range where the sources differ, a contradiction where not."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, pairwise

from extractors.findings.quoting import quote, quote_sentence
from extractors.findings.view import View, find
from extractors.relations.differences import do_heads_agree, find_difference, is_close, is_same_measure
from extractors.relations.rounding import spread_of
from extractors.relations.surroundings import Mention
from extractors.relations.words import CheckWords
from extractors.types import Finding

_AGAINST = re.compile(r";|\b(?:while|whereas|but|although|though)\b")
_MORE = re.compile(
    r"\b(?:another|further|other|others|extra|additional|including|of (?:them|whom|those|these|the))\b", re.I
)
_BEFORE_IT = re.compile(r"\b(?:in place of|instead of|rather than|than|from|against) (?:the )?$", re.I)
_ESTIMATE = re.compile(r"\b(?:figure|estimate|number|count|tally|toll|total)$")
# Who calls for a sum or names so many people estimates nothing.
_ASSERTS = re.compile(
    r"\b(?:say|says|said|estimat\w+|puts?|by|believes?|claims?|claimed|counts?|counted|according"
    r"|shows?|showed|finds?|found|figure|toll|number)\b",
    re.I,
)
_BESIDE = 24
_FURTHEST = Decimal(10)
_CONTRASTED = ("count", "money", "measure", "percentage")


def find_contrasts(view: View) -> Iterator[tuple[Mention, Mention]]:
    """Yield neighbouring figures of one thing that two named sources give otherwise.

    They stand in one sentence with a contrast between them and nothing else counted by the second, or the second is
    called a figure or an estimate of its own: "Damage was put at $1bn by the insurer. The bank's figure is $2bn."
    """
    for one, two in pairwise(view.rest):
        if not (_have_two_sources(one, two) and is_same_measure(one, two) and one.figure.kind in _CONTRASTED):
            continue
        if one.figure.change or two.figure.change or not _are_apart(one, two) or _MORE.search(_lead(two)):
            continue
        if any(_BEFORE_IT.search(mention.before) for mention in (one, two)):
            continue
        if _stand_against(one, two) or _is_estimate_after(one, two):
            yield one, two


def _have_two_sources(one: Mention, two: Mention) -> bool:
    first, second = one.figure.asserted_by, two.figure.asserted_by
    if not (_ASSERTS.search(one.figure.cue or "") and _ASSERTS.search(two.figure.cue or "")):
        return False
    if first is None or second is None or "unnamed" in (first.kind, second.kind):
        return False
    through = {source.name for source in (*one.figure.via, *two.figure.via)}
    return first.name.lower() != second.name.lower() and not through & {first.name, second.name}


def _are_apart(one: Mention, two: Mention) -> bool:
    if one.value is None or two.value is None or one.value == two.value:
        return False
    low, high = sorted((one.value, two.value))
    return low > 0 and high <= low * _FURTHEST


def _stand_against(one: Mention, two: Mention) -> bool:
    sentence = one.figure.sentence_span
    if sentence != two.figure.sentence_span or do_heads_agree(one, two) is False:
        return False
    if one.state and two.state and one.state != two.state:
        return False
    between = one.figure.sentence[one.figure.span.end - sentence.start : two.figure.span.start - sentence.start]
    # What the second counts must be left unsaid, or be what the first counts.
    return bool(_AGAINST.search(between)) and (two.figure.counted is None or one.head == two.head)


def _is_estimate_after(one: Mention, two: Mention) -> bool:
    """Say whether the second is an estimate without saying of what, right behind the first."""
    gap = two.figure.sentence_span.start - one.figure.sentence_span.end
    return _ESTIMATE.search(two.figure.counted or "") is not None and 0 <= gap <= 2


def _lead(mention: Mention) -> str:
    return f"{mention.before[-_BESIDE:]}{mention.figure.text}{mention.after[:_BESIDE]}"


_KINDS = ("count", "money", "measure", "duration")
_MOST = 400
"""Figures of one kind and unit that are compared; an article with more is a table."""
_FACTOR = Decimal(2)
_LEAST = Decimal(4)
_SMALL = Decimal(10)
_ENOUGH = 3
_CLAUSE = 3
_NEVER = 100
_PAIR = 2
_MANY = 3
_NEAR = Decimal("1.3")
_PARALLEL = 0.6
"""The share of words in common from which two sentences are items of one list."""
_MOVES = re.compile(r"\bfrom (?:\w+ )?[$£€]?$", re.I)


def check_conflicts(view: View) -> Iterator[Finding]:
    """Yield a finding for each two figures that give one thing two numbers."""
    alike: defaultdict[tuple[str, str | None], list[Mention]] = defaultdict(list)
    for mention in view.rest:
        if mention.figure.kind in _KINDS and mention.value is not None:
            alike[mention.figure.kind, mention.unit].append(mention)
    taken: set[int] = set()
    for one, two in find_contrasts(view):
        taken |= {one.index, two.index}
        yield find("conflict", _write(one, two), one, two)
    for group in alike.values():
        for one, two in combinations(group[:_MOST], 2):
            if one.index not in taken and _are_at_odds(one, two) and find_reason(one, two, view):
                taken |= {one.index, two.index}
                yield find("conflict", _write(one, two), one, two)


def _are_at_odds(one: Mention, two: Mention) -> bool:
    if one.value is None or two.value is None or one.value == two.value or not is_same_measure(one, two):
        return False
    if one.figure.sentence_span == two.figure.sentence_span or one.unit in ("point", "times"):
        return False
    if any(m.figure.change or _MOVES.search(m.before) for m in (one, two)):
        return False
    low, high = sorted((one.value, two.value))
    if low <= 0 or (low < _LEAST and one.figure.kind == "count") or high > low * _FACTOR:
        return False
    first, second = spread_of(one.figure), spread_of(two.figure)
    if first is None or second is None or first.meets(second):
        return False
    return not (_covers(one, two) or _covers(two, one))


def _covers(bound: Mention, exact: Mention) -> bool:
    """Say whether "at least 300" leaves room for the other number."""
    if bound.value is None or exact.value is None or bound.figure.relation == exact.figure.relation:
        return False
    above = exact.value >= bound.value
    return (bound.figure.relation in (">", ">=") and above) or (bound.figure.relation in ("<", "<=") and not above)


def find_reason(one: Mention, two: Mention, view: View) -> str | None:
    """Say in plain words why two figures are taken to be of one thing; None when they are not."""
    words = view.words
    crowd = {one.head, two.head} == {words.name("people"), words.name("crowd")}
    if not (crowd or do_heads_agree(one, two)) or find_difference(one, two, words):
        return None
    if not (is_close(one) and is_close(two)) or _is_restated(one, two, view) or _is_restated(two, one, view):
        return None
    back = two.points_back
    if not _have_one_description(one, two, words, back=back):
        return None
    shared = _find_shared_beside(one, two, view)
    told_again = _is_told_again(one, two)
    if not (back or one.state or told_again) and len(shared) > _PARALLEL * min(len(one.sentence), len(two.sentence)):
        return None
    known = one.head == two.head == words.name("people")
    state = bool(one.state and one.state == two.state)
    score = len(shared) + (2 if back else 0) + (0 if known else 1) + len(one.times & two.times) + (1 if state else 0)
    score += 2 if told_again else 0
    return (
        ", ".join(sorted({one.head} | set(shared))[:4])
        if score >= _require(one, two, view, state=state, back=back, again=told_again)
        else None
    )


def _is_told_again(one: Mention, two: Mention) -> bool:
    """Say whether one clause says nothing but what the other says, the number apart."""
    less, more = sorted((one.clause, two.clause), key=len)
    return len(less) >= _CLAUSE and less <= more and not (one.names - two.sentence and two.names - one.sentence)


def _require(one: Mention, two: Mention, view: View, *, state: bool, back: bool, again: bool) -> int:
    """Give how much two figures must have in common: more where the article counts the thing many times over."""
    low, high = sorted((one.value or Decimal(0), two.value or Decimal(0)))
    told = view.told[one.head, one.unit, one.state if state else None]
    if told.numbers > _MANY:
        return _ENOUGH + 1 if back and low >= _SMALL and high < low * _NEAR else _NEVER
    counts = one.figure.kind == "count"
    if counts and low < _SMALL and not state:
        return _NEVER
    needed = _ENOUGH + (1 if counts and low < _SMALL else 0)
    if state or back or again:
        return needed
    if _are_the_two_costs(one, two, view) and high < low * _NEAR:
        return _PAIR
    return needed + 1 if one.figure.kind != "count" and high < low * _NEAR else _NEVER


def _find_shared_beside(one: Mention, two: Mention, view: View) -> set[str]:
    """Give the words that both sentences share, less what is counted; people and a crowd are one thing."""
    heads = {one.head, two.head}
    people = heads == {view.words.name("people"), view.words.name("crowd")}
    return set(view.find_shared(one, two)) - (heads if people else {one.head})


def _are_the_two_costs(one: Mention, two: Mention, view: View) -> bool:
    """Say whether two figures alone tell of a cost: "the cost of the bridge", "a bridge with a cost of"."""
    figures = sum(view.told[head, one.unit, None].figures for head in {one.head, two.head})
    return figures == _PAIR and view.words.name("cost") in one.phrase & two.phrase


def _is_restated(one: Mention, two: Mention, view: View) -> bool:
    """Say whether the first figure's number stands in the second one's sentence too."""
    return one.value in view.stated[two.figure.sentence_span]


def _have_one_description(one: Mention, two: Mention, words: CheckWords, *, back: bool) -> bool:
    """Say whether the words of what two figures count allow one thing: no word more, or a name more on one side."""
    known = {one.head, two.head} | words.states | words.people | (one.sentence & two.sentence)
    extra = [one.phrase - two.phrase - known, two.phrase - one.phrase - known]
    if not any(extra) or (back and not extra[1]):
        return True
    return not all(extra) and extra[0] <= one.names and extra[1] <= two.names


def _write(one: Mention, two: Mention) -> str:
    low, high = sorted((one, two), key=lambda m: m.value or Decimal(0))
    names = [m.figure.asserted_by.name if m.figure.asserted_by else None for m in (low, high)]
    if names[0] and names[1] and names[0] != names[1]:
        said = f"{low.figure.text} ({names[0]}) against {high.figure.text} ({names[1]})"
    else:
        said = f"{one.figure.text} and {two.figure.text} for what looks like the same thing"
    if one.figure.sentence_span == two.figure.sentence_span:
        return f"{said}: {quote_sentence(one.figure)}"
    return f"{said}: {quote(one.figure)} and {quote(two.figure)}"
