"""A figure of the headline or standfirst that the body does not bear out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from extractors.findings.quoting import quote
from extractors.findings.view import View, find
from extractors.relations.differences import do_heads_agree, find_difference, is_same_measure
from extractors.relations.rounding import half_step, significant, spread_of
from extractors.relations.surroundings import Mention, read_words
from extractors.types import Finding

_WORD = re.compile(r"[^\W_]+")
_DIGIT = re.compile(r"\d")
_LONGEST = 8
_MOST = 40
"""Figures on top that are held against the body; a headline has two or three."""
_LARGE = 1000
_FURTHEST = 4
"""How many times the smaller of two rivals the larger is at most."""
_NEAR = 3
"""Figures of one measure in a row, among which two may be the parts of a whole."""


def check_headline(view: View) -> Iterator[Finding]:
    """Yield a finding for each figure on top that stands otherwise below."""
    for top in view.top[:_MOST]:
        if top.figure.kind == "score":
            yield from _check_score(top, view)
        if top.value is None or top.figure.kind == "score":
            continue
        message_of = _find_contradiction(top, view)
        if message_of:
            yield find("headline", *message_of)


def _find_contradiction(top: Mention, view: View) -> tuple[str, Mention, Mention] | None:
    alike = [m for m in view.rest if m.value == top.value and is_same_measure(top, m)]
    near = [m for m in view.rest if is_same_measure(top, m) and _is_rounding(top, m)]
    where = f"the {top.figure.part} says {top.figure.text}"
    for low in alike:
        if _bounds_clash(top, low):
            if any(m.figure.relation == top.figure.relation for m in alike):
                return None
            return f"{where}, the body {low.figure.text} ({quote(low.figure)}).", top, low
    if alike and all(_is_another_state(top, m, view) for m in alike):
        low = alike[0]
        return f"{where} {top.state}, the body {low.figure.text} {low.state} ({quote(low.figure)}).", top, low
    if alike and (narrow := _find_narrowing(top, alike, view)):
        low, word = narrow
        return f"{where} of all, the body only of those “{word}” ({quote(low.figure)}).", top, low
    if alike or near:
        return None
    for low in view.rest:
        if low.value == top.value and top.figure.kind == low.figure.kind == "money" and _are_currencies(top, low):
            return f"{where}, the body {low.figure.text} ({quote(low.figure)}).", top, low
    rivals = [m for m in view.rest if _is_rival(top, m, view)]
    if rivals and not _is_sum_of(top, [m for m in view.rest if is_same_measure(top, m)]):
        low = min(rivals, key=lambda m: -len(m.sentence & top.sentence))
        return f"{where}, the body {low.figure.text} ({quote(low.figure)}).", top, low
    return None


def _are_currencies(one: Mention, two: Mention) -> bool:
    """Say whether two sums are in two currencies; "$6,000 per photo" is in one."""
    first, second = ((m.unit or "").partition(" per ")[0] for m in (one, two))
    return bool(first and second) and first != second


def _check_score(top: Mention, view: View) -> Iterator[Finding]:
    """Yield a finding where the body gives one score and it is another."""
    scores = [m for m in view.rest if m.figure.kind == "score"]
    if len(scores) == 1 and (scores[0].figure.low, scores[0].figure.high) != (top.figure.low, top.figure.high):
        said = f"the {top.figure.part} says {top.figure.text}, the body {scores[0].figure.text}"
        yield find("headline", f"{said} ({quote(scores[0].figure)}).", top, scores[0])


def _is_rounding(top: Mention, low: Mention) -> bool:
    one, two = spread_of(top.figure), spread_of(low.figure)
    if one is None or two is None:
        return bool(
            low.figure.low is not None
            and low.figure.high is not None
            and top.value is not None
            and low.figure.low <= top.value <= low.figure.high
        )
    if one.meets(two) or (top.figure.part == "headline" and _is_cut(top, low)):
        return True
    above = top.value is not None and low.value is not None and low.value > top.value
    return (top.figure.relation in (">", ">=") and above) or (top.figure.relation in ("<", "<=") and not above)


def _is_another_state(top: Mention, low: Mention, view: View) -> bool:
    """Say whether the number below is of those to whom something else has happened; of ages and times nothing has."""
    if not top.state or not low.state or not top.figure.kind == low.figure.kind == "count":
        return False
    both = _is_as_near(low, top.state, view) or _is_as_near(top, low.state, view)
    return not both and _is_own_state(low, view)


def _is_as_near(mention: Mention, state: str, view: View) -> bool:
    """Say whether a number stands as near to another state as to its own: "killing six and leaving seven injured"."""
    start = mention.figure.span.start - mention.figure.sentence_span.start
    end = mention.figure.span.end - mention.figure.sentence_span.start
    far: dict[str, int] = {}
    for word in read_words(mention.figure.sentence, view.words):
        if word.name in (state, mention.state):
            away = start - word.end if word.end <= start else word.start - end
            far[word.name] = min(away, far.get(word.name, away))
    return state in far and far[state] <= far.get(mention.state or "", far[state])


def _is_own_state(mention: Mention, view: View) -> bool:
    """Say whether no other figure stands between a number and the word for what has happened to those counted."""
    figure = mention.figure
    start = figure.span.start - figure.sentence_span.start
    end = figure.span.end - figure.sentence_span.start
    for word in read_words(figure.sentence, view.words):
        if word.name == mention.state:
            between = figure.sentence[end : word.start] if word.start >= end else figure.sentence[word.end : start]
            if not _DIGIT.search(between):
                return True
    return False


def _is_cut(top: Mention, low: Mention) -> bool:
    """Say whether the headline only leaves off digits: "$388K" for $388,700."""
    if top.value is None or low.value is None:
        return False
    step = 2 * half_step(top.figure.text, top.value)
    return top.value <= low.value < top.value + step


def _bounds_clash(top: Mention, low: Mention) -> bool:
    """Say whether one is bounded from above and the other from below."""
    sides = {m.figure.relation[0] for m in (top, low)}
    return sides == {"<", ">"}


def _find_narrowing(top: Mention, alike: list[Mention], view: View) -> tuple[Mention, str] | None:
    """Give the word by which a share in the body is one of fewer people than on top."""
    if top.figure.kind not in ("percentage", "ratio"):
        return None
    narrowed: tuple[Mention, str] | None = None
    above = set(_WORD.findall(top.figure.sentence.lower()))
    for low in alike:
        if do_heads_agree(top, low) is not True:
            return None
        group = _find_group(low)
        words = [word for word in group if word in view.words.narrowing]
        if not words or above & view.words.narrowing:
            return None
        narrowed = low, " ".join(group[group.index(words[0]) :])
    return narrowed


def _find_group(mention: Mention) -> list[str]:
    """Give the words for those that a share is of: "half of teachers under 30" is "of teachers under 30"."""
    words: list[str] = []
    for word in _WORD.findall(mention.after.lower()):
        if len(words) > _LONGEST:
            break
        words.append(word)
        if word.isdigit():
            break
    last = max(
        (at for at, word in enumerate(words) if word in (mention.figure.counted or "").lower().split()), default=-1
    )
    return words[: last + 3] if last >= 0 else []


def _is_rival(top: Mention, low: Mention, view: View) -> bool:
    if top.value is None or low.value is None or not _may_be_rivals(top, low, view):
        return False
    shared = (top.sentence & low.sentence) - {top.head}
    agree = do_heads_agree(top, low)
    if top.figure.kind == "percentage" and top.figure.change:
        return len(shared) > 1 and _is_one_change(top, low)
    if agree is None and top.state and top.state == low.state:
        return bool(shared - {top.state})
    if agree is None:
        small, large = sorted((top.value, low.value))
        return bool(shared) and not top.head and small >= _LARGE and large <= 2 * small
    return bool(shared) and (agree or top.head.startswith(low.head) or low.head.startswith(top.head))


def _may_be_rivals(top: Mention, low: Mention, view: View) -> bool:
    if not is_same_measure(top, low) or low.figure.part != "body" or low.is_part:
        return False
    return not (find_difference(top, low, view.words) or _are_far_apart(top.value, low.value))


def _are_far_apart(one: Decimal | None, two: Decimal | None) -> bool:
    """Say whether two numbers are of two things, however alike their words; the same digits may be a slip."""
    if one is None or two is None:
        return False
    small, large = sorted((abs(one), abs(two)))
    return large > _FURTHEST * small and significant(one) != significant(two)


def _is_sum_of(top: Mention, parts: list[Mention]) -> bool:
    """Say whether two numbers near each other make the one on top: "75 arrested" of 51 in Spain and 24 in France."""
    return any(
        one.value is not None and two.value is not None and one.value + two.value == top.value
        for at, one in enumerate(parts)
        for two in parts[at + 1 : at + 1 + _NEAR]
    )


def _is_one_change(top: Mention, low: Mention) -> bool:
    """Say whether what rose or fell below is named on top: profit by 18% is no rival of shares by 8.7%."""
    named = do_heads_agree(top, low) is not False or low.head in top.sentence
    return named and top.figure.change == low.figure.change
