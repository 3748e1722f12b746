"""One measure given in two units that do not agree: 45C (113F), 10 miles (16 km), 6ft 2in (1.88m)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from extractors.candidates.modifiers import LOOSE
from extractors.findings.quoting import quote, show_number
from extractors.findings.view import View, find
from extractors.relations.rounding import Spread, spread_of
from extractors.relations.surroundings import Mention, between
from extractors.types import Finding

_OPENS = re.compile(rf" ?(?:\(|\[| / |/|, or |—|– )(?:(?:{LOOSE}|or|up to) )*")
_CLOSES = re.compile(r" ?[)\],.;/—–]| (?:in|of|long|high|tall|wide|deep|away|per|an?|from)\b|$")
_ADJOINS = re.compile(r",? ?(?:and )?")
_BY = re.compile(
    rf"""
    \b(?:
        by|warmed|warming[ ](?:to|of|at|by|above)
        |(?:rise|increase|drop|fall|difference|jump|warming|cooling|margin)[ ]of
        |risen|limit(?:ed|ing)?[ ](?:\w+[ ]){{0,3}}to
    )
    (?:[ ](?:{LOOSE}|up[ ]to|an?|average|of|below|well|the))*[ ]?$
    """,
    re.VERBOSE | re.I,
)
_THAN = re.compile(
    r"[^.;(]{0,3}(?:\)|\])? ?(?:warmer|cooler|hotter|colder|higher|lower|(?:above"
    r"|below) (?:the )?(?:\w+[- ])?(?:average|normal|usual|pre|levels))",
    re.I,
)
_ANY_CHANGE = re.compile(
    r"\b(?:warm|cool|ris|rose|fall|fell|drop|increas|above|below|higher|lower|hotter|colder)", re.I
)
_MOST_ROOM = Decimal("0.12")
_IMPERIAL = Decimal("1.20095")
"""American gallons in an imperial one: either may be meant."""
_FREEZING = Decimal(32)


def check_units(view: View) -> Iterator[Finding]:
    """Yield a finding for each pair whose second number is not the first in the other unit, rounding allowed for."""
    at = 0
    mentions = view.mentions
    while at < len(mentions) - 1:
        first = [mentions[at]]
        if at + 2 < len(mentions) and _goes_on(mentions[at], mentions[at + 1], view):
            first.append(mentions[at + 1])
        second = mentions[at + len(first)]
        if said := _judge(first, second, view):
            yield find("unit-pair", f"{said} ({quote(second.figure)}).", *first, second)
        at += len(first)


def _goes_on(one: Mention, two: Mention, view: View) -> bool:
    """Say whether the second is the smaller unit of one length or weight: "6ft 2in"."""
    if one.figure.sentence_span != two.figure.sentence_span or not one.unit or not two.unit:
        return False
    return (one.unit, two.unit) in {("foot", "inch"), ("stone", "pound"), ("pound", "ounce")} and bool(
        _ADJOINS.fullmatch(between(one, two))
    )


def _judge(first: list[Mention], second: Mention, view: View) -> str | None:
    last = first[-1]
    if last.figure.sentence_span != second.figure.sentence_span or last.unit == second.unit:
        return None
    if not _OPENS.fullmatch(between(last, second)) or not _CLOSES.match(second.after):
        return None
    here, there = (view.conversions.find(m.unit) for m in (last, second))
    if (
        here is None
        or there is None
        or here[0] != there[0]
        or second.value is None
        or any(m.value is None for m in first)
    ):
        return None
    ranges = [_range(m) for m in (*first, second)]
    low = high = value = Decimal(0)
    for mention, spread in zip(first, ranges, strict=False):
        unit = view.conversions.find(mention.unit)
        if unit is None or mention.value is None:
            return None
        low, high, value = low + spread.low * unit[1], high + spread.high * unit[1], value + mention.value * unit[1]
    results = [(Spread(low / there[1], high / there[1]), value / there[1])]
    if "gallon" in (last.unit, second.unit):
        by = _IMPERIAL if last.unit == "gallon" else 1 / _IMPERIAL
        results.append((Spread(results[0][0].low * by, results[0][0].high * by), results[0][1] * by))
    if here[0] == "temperature":
        results = _choose(results[0], last, second)
    if any(spread.meets(ranges[-1]) for spread, _ in results):
        return None
    text = " ".join(m.figure.text for m in first)
    made = f"{_round(results[0][1])} {second.figure.unit.surface if second.figure.unit else ''}".strip()
    return f"{text} is about {made}; the article says {second.figure.text}"


def _range(mention: Mention) -> Spread:
    value = mention.value or Decimal(0)
    spread = spread_of(mention.figure) or Spread(value, value)
    room = (
        max(abs(value) * _MOST_ROOM, Decimal("0.05"))
        if mention.unit not in ("degree Celsius", "degree fahrenheit")
        else Decimal(2)
    )
    half = min(room, spread.high - value)
    return Spread(value - half, value + half)


def _choose(change: tuple[Spread, Decimal], last: Mention, second: Mention) -> list[tuple[Spread, Decimal]]:
    """Give the readings of a pair of temperatures: a change by so much, a temperature, or either."""
    spread, value = change
    if second.unit == "degree fahrenheit":
        moved = Spread(spread.low + _FREEZING, spread.high + _FREEZING), value + _FREEZING
    else:
        move = _FREEZING * Decimal(5) / Decimal(9)
        moved = Spread(spread.low - move, spread.high - move), value - move
    if _BY.search(last.before) or _THAN.match(second.after):
        return [change]
    return [moved, change] if _ANY_CHANGE.search(last.figure.sentence) else [moved]


def _round(value: Decimal) -> str:
    digits = 1 if abs(value) < 10 else 0
    if abs(value) >= 1000:
        digits = 2 - value.adjusted()
    return show_number(round(value, digits))
