"""The way a number goes in words and in numbers: "rose to 5 from 7", "5.8%, up from 6.1", "fell 120%"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Literal

from extractors.candidates.modifiers import LOOSE
from extractors.findings.quoting import quote
from extractors.findings.view import View, find
from extractors.relations.claim_words import ClaimWords
from extractors.relations.differences import do_heads_agree, is_same_measure
from extractors.relations.rounding import spread_of
from extractors.relations.surroundings import Mention, between
from extractors.types import Finding

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LOOSE = rf"(?: (?:{LOOSE}|a|an|the|its|as low as|as high as))*"
_TO = re.compile(rf"\bto{_LOOSE} [$£€]?$", re.I)
_FROM = re.compile(rf"\bfrom{_LOOSE} [$£€]?$", re.I)
_THEN_FROM = re.compile(rf"(?: [^\W\d_]+){{0,4}},? from{_LOOSE} [$£€]?", re.I)
_THEN_TO = re.compile(rf"(?: [^\W\d_]+){{0,4}},? to{_LOOSE} [$£€]?", re.I)
_UP_FROM = re.compile(
    rf"(?P<other>[^.;:]{{0,60}}?)[,(—–-] ?(?P<way>up|down)(?: [^\W\d_]+ly| slightly)? from{_LOOSE} [$£€]?", re.I
)
_NOT = re.compile(r"\b(?:not|never|without|no|neither|nor|hardly|fail\w*|instead|rather|\w+n['’]t)\b", re.I)
_BREAK = re.compile(r"[;:()—–]|, (?:and|but|while|though|although|when|as|after|before|with)\b")
_SIGN = re.compile(r"[-−–]\s?[$£€]?$|\b(?:minus|negative) $")
_CENTS = re.compile(r"\b(?:cents?|pence|p|kopecks)\b|¢", re.I)
_REACH = 60
"""Code points from a verb to its first number."""
_MOST_TIMES = 8
"""Numbers further apart were hardly meant to be compared as they stand: "from $7.1 to $6.9 billion"."""
_SINKING = frozenset({"loss", "losses", "deficit", "deficits"})
_RISING = frozenset({"profit", "profits", "surplus", "gain", "gains"})


def check_directions(view: View) -> Iterator[Finding]:
    """Yield a finding for each rise to less and each fall to more."""
    for _, group in groupby(view.mentions, key=lambda m: m.figure.sentence_span):
        mentions = [m for m in group if m.figure.kind != "score"]
        if len(mentions) < 2 or _is_of_ranks(mentions[0], view.words.claims):
            continue
        for one, two in _find_pairs(mentions):
            found = _read_verb(one, two, view.words.claims) or _read_from(one, two, view.words.claims)
            if found and _goes_wrong(*found):
                way, before, after, words = found
                other = "less" if way == "up" else "more"
                said = f"{before.figure.text} to {after.figure.text} is {other}; the article says “{words}”"
                yield find("form", f"{said} ({quote(after.figure)}).", before, after)


def _find_pairs(mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Yield figures that follow each other, a duration between them skipped: "the most in 20 years"."""
    for at, one in enumerate(mentions[:-1]):
        two = mentions[at + 1]
        yield one, two
        if two.figure.kind == "duration" and one.figure.kind != "duration" and at + 2 < len(mentions):
            yield one, mentions[at + 2]


def _is_of_ranks(mention: Mention, words: ClaimWords) -> bool:
    return not words.ranked.isdisjoint(word.lower() for word in _WORD.findall(mention.figure.sentence))


_Move = tuple[Literal["up", "down"], Mention, Mention, str]


def _read_verb(one: Mention, two: Mention, words: ClaimWords) -> _Move | None:
    """Read "rose to 5 from 7" and "rose from 7 to 5": the way, the number before and the one after."""
    if _TO.search(one.before) and _THEN_FROM.fullmatch(between(one, two)):
        before, after = two, one
    elif _FROM.search(one.before) and _THEN_TO.fullmatch(between(one, two)):
        before, after = one, two
    else:
        return None
    lead = _BREAK.split(one.before[-_REACH:])[-1]
    moves = [w.group().lower() for w in _WORD.finditer(lead) if w.group().lower() in words.rising | words.falling]
    if len(moves) != 1 or _NOT.search(lead):
        return None
    return ("up" if moves[0] in words.rising else "down"), before, after, moves[0]


def _read_from(one: Mention, two: Mention, words: ClaimWords) -> _Move | None:
    """Read "5.8%, the highest in 20 years, up from 6.1%"."""
    found = _UP_FROM.fullmatch(between(one, two))
    if found is None or _FROM.search(one.before) or " and " in found["other"]:
        return None
    lead = _BREAK.split(one.before[-_REACH:])[-1]
    # "fell 2%, down from 1%": the first was no fall.
    if not words.falling.isdisjoint(word.lower() for word in _WORD.findall(lead)):
        return None
    way: Literal["up", "down"] = "up" if found["way"].lower() == "up" else "down"
    return way, two, one, f"{found['way']} from"


def _goes_wrong(way: str, before: Mention, after: Mention, _: str) -> bool:
    if before.value is None or after.value is None or before.value == after.value or not _are_compared(before, after):
        return False
    return after.value < before.value if way == "up" else after.value > before.value


def _are_compared(before: Mention, after: Mention) -> bool:
    """Say whether two numbers can be one thing before and after, as they are written."""
    if not is_same_measure(before, after) or (before.unit is None and do_heads_agree(before, after) is False):
        return False
    if bool(_CENTS.search(before.figure.text)) != bool(_CENTS.search(after.figure.text)):
        return False
    said = {word.lower() for word in _WORD.findall(after.figure.sentence)}
    return not (said & _SINKING and said & _RISING) and _are_near(before, after)


def _are_near(before: Mention, after: Mention) -> bool:
    first, second = spread_of(before.figure), spread_of(after.figure)
    if first is None or second is None or first.low <= 0 or second.low <= 0 or _is_below(before) or _is_below(after):
        return False
    return max(first.high, second.high) <= min(first.low, second.low) * _MOST_TIMES


def _is_below(mention: Mention) -> bool:
    return bool(_SIGN.search(mention.before)) or mention.figure.text.startswith(("-", "−"))


_HUNDRED = Decimal(100)
_LESS = re.compile(
    r"\s?(?:less|fewer|lower|cheaper|smaller|reduction|cut|drop|decline|decrease|fall|slump|plunge)\b",
    re.I,
)
_EXACTLY = re.compile(rf"\bby(?: (?:{LOOSE}|a|as much as))* $", re.I)
_BY = re.compile(rf"\b(?P<verb>[^\W\d_]+)(?: by)?(?: (?:{LOOSE}|a|an|as much as)){{0,4}} $", re.I)


def check_falls(view: View) -> Iterator[Finding]:
    """Yield a finding for each fall by more than all there was."""
    words = view.words.claims
    for mention in view.mentions:
        figure = mention.figure
        if figure.kind != "percentage" or mention.unit != "%" or mention.value is None or mention.value <= _HUNDRED:
            continue
        verb = _BY.search(mention.before)
        falls = figure.change == "down" and _EXACTLY.search(mention.before)
        if not falls and not _LESS.match(mention.after) and not (verb and verb["verb"].lower() in words.falling):
            continue
        if words.balance.isdisjoint(word.lower() for word in _WORD.findall(figure.sentence)):
            said = f"{figure.text} less would be less than nothing"
            yield find("form", f"{said} ({quote(figure)}).", mention)
