"""Two numbers that are one quantity ("10 to 20 billion", "between 300 and 400"), a score, or two of a change."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from extractors.candidates.quantity import Amount
from extractors.lexicon import ChangeWords, PairWords

_VOTES_TO = re.compile(r" votes? to ")
_JOINT = re.compile(r"(?:-(?= ))?\s?(?P<word>-|–|to|and|or|-to-|through)(?P<then>\s?-?)")
_BETWEEN = re.compile(r"\bbetween(?: (?:about|around|an estimated|roughly|some))? $", re.I)
_FROM = re.compile(r"\bfrom(?: (?:about|around|an estimated|roughly|some|just|a|the|its|up to))? $", re.I)
_BY = re.compile(r"\bby(?: (?:about|around|roughly|some|nearly|almost|more than))? $", re.I)
_FORECAST = re.compile(
    r"\b(?:will|would|could|may|might|to|can|should|forecasts?|expect\w*"
    r"|predict\w*) (?:\w+ )?(?:\w+ )?(?:by )?(?:\w+ )?$",
    re.I,
)
_NEXT_WORD = re.compile(r" ([A-Za-z'-]+)")
_NOT_COUNTED = frozenset(
    "in on at to by for after with against over and but as when while who which before against thanks from".split()
)

Pairing = Literal["range", "score", "pair", "apart"]


@dataclass(frozen=True, slots=True)
class PairGrammar:
    """The patterns of the words around two numbers, made once from the vocabulary."""

    contest: re.Pattern[str]
    voted: re.Pattern[str]
    spread: re.Pattern[str]
    change: re.Pattern[str]
    going: re.Pattern[str]


def compile_pairs(words: PairWords, change: ChangeWords) -> PairGrammar:
    """Make the patterns; words of rising and falling come from ``change``."""
    moves = _any([*change.verbs, *change.adverbs])
    return PairGrammar(
        contest=re.compile(rf"\b(?:{_any(words.contest)})\b", re.I),
        voted=re.compile(rf"\b(?:{_any(words.voted)})[^.;\d]{{0,24}}[ ,](?:by )?$", re.I),
        spread=re.compile(rf"\b(?:{_any(words.spread)}) (?:(?!(?:{moves})\b)\w+ )?from ", re.I),
        change=re.compile(rf"\b(?:{moves})\b[^.;]{{0,60}}$", re.I),
        going=re.compile(rf"\b(?:{_any(words.going)}) (?:up |down |back )?from ", re.I),
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


def pair_amounts(text: str, first: Amount, second: Amount, grammar: PairGrammar) -> Pairing:
    """Judge two neighbours: one ``range``, a ``score``, a ``pair`` of figures that share a unit, or ``apart``.

    "from 5.4% to 4.9%" after a change verb and "51.2% to 48.8%" are pairs; "rose 12% to 300" is apart.
    """
    if _VOTES_TO.fullmatch(text, first.end, second.start):
        return "score" if _are_bare(first, second) else "apart"
    return _pair_joint(text, first, second, grammar)


def _pair_joint(text: str, first: Amount, second: Amount, grammar: PairGrammar) -> Pairing:
    """Judge two neighbours by the word that joins them."""
    if first.end > second.start:
        return "apart"
    joint = _JOINT.fullmatch(text, first.end, second.start) if second.start - first.end <= 6 else None
    if joint is None or not _same_measure(first, second):
        return "apart"
    if first.number.form == "vague" or second.number.form == "vague" or first.number.form in ("ratio", "multiple"):
        return "apart"
    word, before = joint["word"].lower(), text[max(0, first.start - 40) : first.start]
    low, high = carried(first, second), second.value
    if low is None or high is None:
        return "apart"
    rising = low < high or (high < low < 0)
    if word in ("-", "–"):
        return _pair_dash(text, first, second, grammar, rising=rising)
    if word in ("and", "or"):
        return _pair_joined(word, before, first, second, rising=rising)
    if _FROM.search(before):
        goes = grammar.change.search(before) or grammar.going.search(before)
        spread = rising and (grammar.spread.search(before) or not goes) and not _bounded(before)
        return "range" if spread else "pair"
    if word == "to" and not rising and _is_vote(before, first, second, grammar):
        return "score"
    if not rising or (_BY.search(before) and first.unit is None and second.unit is None):
        return "pair"
    if first.number.scale is None and second.number.scale is not None and first.prefixed:
        return "range"
    both, neither = first.unit is not None and second.unit is not None, first.unit is None and second.unit is None
    if both and grammar.change.search(before):
        return "range" if _FORECAST.search(before) else "pair"
    close = text[max(0, first.start - 14) : first.start]
    return "pair" if neither and second.kind == "count" and grammar.change.search(close) else "range"


def _pair_joined(word: str, before: str, first: Amount, second: Amount, *, rising: bool) -> Pairing:
    """Judge two neighbours with "and" or "or" between them: "between 3 and 4", "5 and 6 mg", "two or three million"."""
    bare = first.unit is None and second.unit is not None and not second.prefixed and first.number.scale is None
    if word == "and":
        if _BETWEEN.search(before):
            return "range"
        return "pair" if bare and rising and first.kind == "count" else "apart"
    return "range" if rising and first.prefixed == second.prefixed and _is_step(first, second) else "apart"


def _is_step(first: Amount, second: Amount) -> bool:
    """Say whether two small numbers, or two of one magnitude, follow each other: "16 or 17", "two or three million"."""
    low, high, scale = carried(first, second), second.value, second.number.scale or Decimal(1)
    return low is not None and high is not None and high - low == scale and high <= 20 * scale


def _is_vote(before: str, first: Amount, second: Amount, grammar: PairGrammar) -> bool:
    """Say whether "5 to 4" is a score: both bare, after "voted" or "won", or "by 54 to 46"."""
    if not _are_bare(first, second):
        return False
    if grammar.voted.search(before):
        return True
    small = all(n.value is not None and n.value < 1000 for n in (first, second))
    return small and bool(_BY.search(before)) and not grammar.change.search(before)


def _are_bare(first: Amount, second: Amount) -> bool:
    """Say whether both are whole numbers of nothing that is said."""
    return all(
        n.unit is None and n.kind == "count" and n.value is not None and n.value == n.value.to_integral_value() >= 0
        for n in (first, second)
    )


def _bounded(before: str) -> bool:
    return before.lower().endswith("up to ")


def _pair_dash(text: str, first: Amount, second: Amount, grammar: PairGrammar, *, rising: bool) -> Pairing:
    bare = (
        first.unit is None and second.unit is None and first.number.form == "digits" and second.number.form == "digits"
    )
    spaced = text[first.end : first.end + 1] == " "
    whole = all(
        n.value is not None and n.value == n.value.to_integral_value() and abs(n.value) < 1000 for n in (first, second)
    )
    plain = bare and whole and not spaced and first.number.scale is None and second.number.scale is None
    if plain and not (rising and (second.hyphened or not _is_contest(text, first.start, second.end, grammar))):
        return "score"
    if spaced and not rising:
        return "apart"
    return "range" if rising else "apart" if first.unit is None else "pair"


def _is_contest(text: str, start: int, end: int, grammar: PairGrammar) -> bool:
    """Say whether the words around make a rising pair a score.

    A contest word stands behind it, or one before it and no noun behind.
    """
    following = _NEXT_WORD.match(text, end)
    if following and grammar.contest.fullmatch(following[1]):
        return True
    if following and following[1].lower() not in _NOT_COUNTED:
        return False
    return bool(grammar.contest.search(text, max(0, start - 40), start))


def carried(first: Amount, second: Amount) -> Decimal | None:
    """Give the first value with the second's magnitude where it goes without ("10 to 20 billion")."""
    low, high = first.value, second.value
    scale = second.number.scale
    if low is None or high is None or scale is None or first.number.scale is not None:
        return low
    return low * scale if low < 1000 and low * scale <= high else low


def _same_measure(first: Amount, second: Amount) -> bool:
    """Say whether the two can share a unit: the same one, or only one of them has it and it may serve both."""
    if (first.number.form == "fraction") != (second.number.form == "fraction"):
        # "rose by a third to 40,000"
        return False
    if first.unit is None and second.unit is None:
        return first.counted is None
    if first.unit is None:
        return first.counted is None and not (second.prefixed and first.number.scale is not None)
    if second.unit is None:
        return first.prefixed or first.kind == "age"
    return first.unit.name.split(" per ")[0] == second.unit.name.split(" per ")[0]


def join_range(first: Amount, second: Amount) -> tuple[Amount, Decimal, Decimal]:
    """Give the amount that covers both, with its low and its high bound."""
    low, high = carried(first, second), second.value
    assert low is not None
    assert high is not None
    unit, kind = (second.unit, second.kind) if second.unit is not None else (first.unit, first.kind)
    whole = replace(second, start=first.start, unit=unit, kind=kind, prefixed=first.prefixed, hyphened=second.hyphened)
    return whole, min(low, high), max(low, high)


def share_measure(first: Amount, second: Amount) -> Amount:
    """Give the first of a pair with the unit or the magnitude that only the second has: "from $2 to $3 million"."""
    if first.unit is None and second.unit is not None:
        first = replace(first, unit=second.unit, kind=second.kind)
    value = carried(first, second)
    if value is not None and value != first.value and first.unit is not None:
        first = replace(first, number=replace(first.number, value=abs(value), scale=second.number.scale))
    return first
