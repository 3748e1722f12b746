"""How a text may twist a number that it took over rightly: its direction, its bound, its unit, what it is for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from extractors.candidates.modifiers import LOOSE
from extractors.relations.differences import do_heads_agree
from extractors.relations.likeness import give_number
from extractors.relations.surroundings import Mention
from extractors.types import Change

Twist = Literal["bound", "direction", "points", "unit", "rate", "thing"]

_EACH = re.compile(r"\b(?:each|every|apiece|per|an?)\b", re.I)
_AROUND = 40
_TO = re.compile(rf"\b(?:to|at)(?: (?:{LOOSE}|an?|the|as much as|as little as|record|new))* ?[$£€]?$", re.I)
_WITHIN = re.compile(r"(?:within|beyond)\b", re.I)
_MINUS = re.compile(r"(?:^|[\s(])[-–−][$£€]?$")
_MINUSES = ("-", "–", "−")
_PER_CENT = 100
_SCALES = {"thousand": 1_000, "million": 1_000_000}


@dataclass(frozen=True, slots=True)
class TwistWords:
    """Words behind and ahead of a number that say which way it goes, and words for stretches of time."""

    behind: Mapping[str, Change]
    ahead: Mapping[str, Change]
    periods: Mapping[str, str]
    often: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TwistGrammar:
    """The words, and the patterns made of them: those over the text after a number, and those up to it."""

    words: TwistWords
    behind: re.Pattern[str]
    ahead: re.Pattern[str]
    each: re.Pattern[str]
    often: re.Pattern[str]
    of: re.Pattern[str]
    in_every: re.Pattern[str]


def compile_twists(words: TwistWords) -> TwistGrammar:
    """Make the patterns."""
    unit = r"(?:[ ]?(?:%|per[ ]?cent\b|percentage[ ]points?\b|points?\b))?"
    often = "|".join(words.often)
    scale = r"(?P<scale>thousand|million|\d[\d,]{2,})\b"
    return TwistGrammar(
        words,
        behind=re.compile(rf"{unit}\)?,?[ ](?:[a-z]+[ ])?(?P<way>{'|'.join(words.behind)})\b", re.VERBOSE | re.I),
        ahead=re.compile(
            rf"\b(?P<way>{'|'.join(words.ahead)})(?:[ ](?:of|by))?(?:[ ](?:{LOOSE}|an?))*[ ][$£€]?$", re.VERBOSE | re.I
        ),
        # "40 cases of wine a month", "per week", "each year", "annually"
        each=re.compile(
            rf"""
            (?:[ ][a-z-]+){{0,3}}[ ]?
            (?: (?:/|\b(?:per|an?|each|every)[ ])(?P<period>{"|".join(words.periods)}) | (?P<often>{often}) )\b
            """,
            re.VERBOSE | re.I,
        ),
        often=re.compile(rf"\b(?P<often>{often})\b[^.;\d]{{0,40}}$", re.I),
        # "161 per 1,000", "53 firms in every thousand"
        of=re.compile(rf"(?:[ ][a-z-]+){{0,4}}[ ](?:per|(?:in|for|out[ ]of)[ ]every)[ ]{scale}", re.VERBOSE | re.I),
        in_every=re.compile(rf"\b(?:(?:in|of|for)[ ]every|per)[ ]{scale}[^.;\d]{{0,40}}$", re.VERBOSE | re.I),
    )


def find_twist(one: Mention, two: Mention, grammar: TwistGrammar) -> Twist | None:
    """Give what ``one``, with the number of ``two``, says otherwise than that."""
    first, second = one.figure, two.figure
    if _go_apart(one, two, grammar):
        return "direction"
    if {one.unit, two.unit} == {"%", "percentage point"}:
        return "points"
    if _are_rates_apart(one, two, grammar):
        return "rate"
    if one.unit != two.unit and first.kind == second.kind and give_number(first) == give_number(second):
        return _tell_units(one, two, grammar)
    if _is_bound_lost(one, two):
        return "bound"
    states = one.state and two.state and one.state != two.state
    return "thing" if states and do_heads_agree(one, two) is False else None


def _go_apart(one: Mention, two: Mention, grammar: TwistGrammar) -> bool:
    """Say whether one number goes up and the other down; a level that moves says nothing of a step, nor this of it."""
    first, second = one.figure.change, two.figure.change
    if first and second:
        return first != second
    if any(m.figure.change and _TO.search(m.before) for m in (one, two)):
        return False
    ways = [find_direction(mention, grammar) for mention in (one, two)]
    return bool(all(ways)) and ways[0] != ways[1]


def find_direction(mention: Mention, grammar: TwistGrammar) -> Change | None:
    """Say which way a number goes: by its change, its sign, or the word right behind or before it."""
    figure = mention.figure
    if figure.change or figure.kind == "age":
        return figure.change
    text = figure.text.lstrip("$£€ (")
    if text.startswith("+") or mention.before.rstrip("$£€ ").endswith("+"):
        return "up"
    if text.startswith(_MINUSES) or _MINUS.search(mention.before):
        return "down"
    if found := grammar.behind.match(mention.after):
        return grammar.words.behind[found["way"].lower()]
    if found := grammar.ahead.search(mention.before):
        return grammar.words.ahead[found["way"].lower()]
    return None


def _are_rates_apart(one: Mention, two: Mention, grammar: TwistGrammar) -> bool:
    rates = zip(find_rate(one, grammar), find_rate(two, grammar), strict=True)
    return any(here and there and here != there for here, there in rates)


def find_rate(mention: Mention, grammar: TwistGrammar) -> tuple[str | None, int | None]:
    """Give the stretch of time that a number is for, "a month", and of how many it is, "per 1,000"."""
    return _find_period(mention, grammar), _find_scale(mention, grammar)


def _find_period(mention: Mention, grammar: TwistGrammar) -> str | None:
    periods = grammar.words.periods
    for part in (mention.unit or "").split(" per ")[1:]:
        if part in periods:
            return periods[part]
    found = grammar.each.match(mention.after) or grammar.often.search(mention.before)
    if found is None:
        return None
    told = found.groupdict()
    return periods[told["period"].lower()] if told.get("period") else grammar.words.often[told["often"].lower()]


def _find_scale(mention: Mention, grammar: TwistGrammar) -> int | None:
    if mention.unit == "%":
        return _PER_CENT
    found = grammar.of.match(mention.after) or grammar.in_every.search(mention.before)
    if found is None:
        return None
    told = found["scale"].lower().replace(",", "")
    return _SCALES.get(told) or int(told)


def _is_bound_lost(one: Mention, two: Mention) -> bool:
    """Say whether a limit or one end of a range is told as the number, or a bound from the other side.

    "Within ten minutes" frames as often as it bounds ("the ten-minute standard"), so that nothing is said of it.
    """
    first, second = one.figure, two.figure
    if second.value is None:
        return first.relation == "=" and first.value in (second.low, second.high)
    if any(_WITHIN.match(figure.text) for figure in (first, second)):
        return False
    sides = first.relation[0], second.relation[0]
    return set(sides) == {"<", ">"} or (sides == ("=", "<") and give_number(first) == give_number(second))


def _tell_units(one: Mention, two: Mention, grammar: TwistGrammar) -> Twist | None:
    """Give what sets two units apart: one is by the head, the day or the like, or they are of two measures."""
    if not one.unit or not two.unit:
        return None
    first, second = one.unit.partition(" per "), two.unit.partition(" per ")
    if bool(first[1]) != bool(second[1]):
        said = one if second[1] else two
        each = _EACH.search(f"{said.before[-_AROUND:]} {said.after[:_AROUND]}") or _find_period(said, grammar)
        return None if each else "rate"
    return "unit" if first[0] != second[0] and one.figure.kind in ("measure", "money") else None
