"""One quantity in two units, "3h 40m" and "8st 5lb"; a range whose ends have two units, "40 minutes to two hours"."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from extractors.candidates.quantity import Amount
from extractors.lexicon import Conversions
from extractors.types import Unit

_SUBUNITS = {"cent": ("USD", "EUR", "AUD", "CAD", "NZD", "SGD", "HKD", "ZAR"), "penny": ("GBP",)}
_COINED = frozenset(code for codes in _SUBUNITS.values() for code in codes)
_JOINT = re.compile(r"(?:,? | and |-and-|)")
# Behind a foot or a stone the smaller unit may go without its name: "six foot two", "14 stone 3".
_NAMELESS = {"foot": "inch", "stone": "pound"}
_STOPS = re.compile(
    r"\s*(?:[.,;:)]|$|(?:and|with|but|who|when|in|on|at|of|tall|or|while|now|each|an?|per|apiece|for|from|to)\b)"
)
_SMALL_CHANGE = 100
_TIMES = re.compile(r"(?P<sign>\s?[x×]\s?)| by |-by-")
_FEW, _LEAST_CHANGE = 4, 5
_LENGTHS = frozenset(["millimetre", "centimetre", "metre", "kilometre", "inch", "foot", "yard", "mile"])
_BETWEEN_ENDS = re.compile(r"(?: to |-|–| and | or )")
_MINUTES = re.compile(r"m(?:ins?)?\Z")
_MILLION = Decimal(1_000_000)


def join_compounds(text: str, amounts: list[Amount], conversions: Conversions) -> list[Amount]:
    """Give amounts with each pair of neighbours that is one quantity in two units as one, in the larger unit.

    The value is exact to ten decimals.
    """
    out: list[Amount] = []
    # From the right: "2 hours 7 minutes 34 seconds" is two hours and seven and a half minutes.
    for amount in reversed(amounts):
        if out and (whole := _join(text, amount, out[-1], conversions)):
            out[-1] = whole
        else:
            out.append(amount)
    return out[::-1]


def join_sides(text: str, amounts: list[Amount]) -> list[Amount]:
    """Give amounts with the sides of one thing as one, the first side its value: "4m x 6m", "70 x 74 x 132 cm"."""
    out: list[Amount] = []
    for amount in reversed(amounts):
        second = out[-1] if out else None
        if second is not None and _is_side(text, amount, second):
            number = replace(amount.number, end=second.number.end)
            out[-1] = replace(amount, end=second.end, number=number, unit=second.unit, kind=second.kind)
        else:
            out.append(amount)
    return out[::-1]


def _is_side(text: str, first: Amount, second: Amount) -> bool:
    """Say whether the second of two is another side of what the first measures: a length in the same unit."""
    times = _TIMES.fullmatch(text, first.end, second.start)
    if times is None or second.unit is None or second.unit.name not in _LENGTHS or first.value is None:
        return False
    if first.unit is not None:
        return first.unit.name == second.unit.name
    # "4 x 100m", "2 x 4ft": how many, not how long.
    return first.kind == "count" and not (times["sign"] and first.value <= _FEW)


def _join(text: str, first: Amount, second: Amount, conversions: Conversions) -> Amount | None:
    if first.unit is None or first.value is None or second.number.value is None or second.negative:
        return None
    between = text[first.end : second.start]
    if not _JOINT.fullmatch(between) or first.value != first.value.to_integral_value():
        return None
    value, factor = second.number.value, _factor(text, first, second, conversions)
    glued = not text[first.number.end : first.end].startswith(" ")
    if factor is None or value >= factor or (not between and not glued) or first.number.form == "vague":
        return None
    size = first.value + (value / factor).quantize(Decimal("1e-10")) * (-1 if first.negative else 1)
    size = size.normalize() if size != size.to_integral_value() else size.to_integral_value()
    number = replace(first.number, end=second.number.end, value=abs(size), rule=f"{first.number.rule}+smaller")
    kind = second.kind if second.kind == "age" else first.kind
    return replace(first, end=second.end, number=number, kind=kind, hyphened=second.hyphened)


def _factor(text: str, first: Amount, second: Amount, conversions: Conversions) -> int | None:
    """Give how many of the second's unit make one of the first's; None where they do not go together."""
    assert first.unit is not None
    larger = first.unit.name
    if second.unit is None:
        if second.kind != "count" or text[first.end : second.start] != " ":
            return None
        if larger == "hour" and second.number.scale == _MILLION and _MINUTES.search(text[second.start : second.end]):
            # "3h 40m": read by itself it is 40 million.
            return 60 * int(_MILLION)
        plain = second.number.scale is None and second.number.form in ("digits", "words")
        if first.kind == "money":
            return _SMALL_CHANGE if plain and _is_small_change(text, first, second) else None
        return conversions.count(_NAMELESS.get(larger), larger) if plain and _STOPS.match(text, second.end) else None
    smaller = second.unit.name
    if larger in _SUBUNITS.get(smaller, ()):
        return 100
    return conversions.count(smaller, larger)


def _is_small_change(text: str, first: Amount, second: Amount) -> bool:
    """Say whether the second is of the hundredth part of the first's money: "two pounds fifty", "3 dollars 15"."""
    coined = first.unit is not None and first.unit.name in _COINED and first.number.scale is None
    enough = second.number.value is not None and second.number.value >= _LEAST_CHANGE
    return coined and enough and not first.prefixed and _STOPS.match(text, second.end) is not None


def align_ends(text: str, first: Amount, second: Amount, conversions: Conversions) -> tuple[Amount, Amount]:
    """Give the two ends of a range in one unit, the smaller; two amounts that are no such ends as they are."""
    if first.unit is None or second.unit is None or not _BETWEEN_ENDS.fullmatch(text, first.end, second.start):
        return first, second
    one, two = first.unit.name, second.unit.name
    if (factor := conversions.count(one, two)) and second.number.value is not None:
        return first, _convert(second, factor, first.unit)
    if (factor := conversions.count(two, one)) and first.number.value is not None:
        return _convert(first, factor, second.unit), second
    return first, second


def _convert(amount: Amount, factor: int, unit: Unit) -> Amount:
    value = amount.number.value
    assert value is not None
    return replace(amount, number=replace(amount.number, value=value * factor), unit=unit)
