"""One quantity in two units, "3h 40m" and "8st 5lb"; a range whose ends have two units, "40 minutes to two hours"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from extractors.candidates.quantity import Amount
from extractors.types import Unit

# How many of a unit make each that is larger.
_SMALLER: Mapping[tuple[str, str], int] = {
    ("hour", "minute"): 60, ("minute", "second"): 60, ("day", "hour"): 24, ("week", "day"): 7,
    ("year", "month"): 12, ("stone", "pound"): 14, ("pound", "ounce"): 16, ("foot", "inch"): 12,
    ("mile", "furlong"): 8, ("mile", "yard"): 1760, ("yard", "foot"): 3, ("kilometre", "metre"): 1000,
    ("metre", "centimetre"): 100, ("kilogram", "gram"): 1000, ("tonne", "kilogram"): 1000,
    ("centimetre", "millimetre"): 10, ("degree", "minute"): 60, ("hour", "second"): 3600,
    ("kilometre", "centimetre"): 100_000, ("metre", "millimetre"): 1000,
}  # fmt: skip
_SUBUNITS = {"cent": ("USD", "EUR", "AUD", "CAD", "NZD", "SGD", "HKD", "ZAR"), "penny": ("GBP",)}
_JOINT = re.compile(r"(?:,? | and |-and-|)")
# Behind a foot or a stone the smaller unit may go without its name: "six foot two", "14 stone 3".
_NAMELESS = {"foot": 12, "stone": 14}
_STOPS = re.compile(r"\s*(?:[.,;:)]|$|(?:and|with|but|who|when|in|on|at|of|tall|or|while)\b)")
_BETWEEN_ENDS = re.compile(r"(?: to |-|–| and | or )")
_MINUTES = re.compile(r"m(?:ins?)?\Z")
_MILLION = Decimal(1_000_000)


def join_compounds(text: str, amounts: list[Amount]) -> list[Amount]:
    """Give amounts with each pair of neighbours that is one quantity in two units as one, in the larger unit.

    The value is exact to ten decimals.
    """
    out: list[Amount] = []
    for amount in amounts:
        if out and (whole := _join(text, out[-1], amount)):
            out[-1] = whole
        else:
            out.append(amount)
    return out


def _join(text: str, first: Amount, second: Amount) -> Amount | None:
    if first.unit is None or first.value is None or second.number.value is None or second.negative:
        return None
    between = text[first.end : second.start]
    if not _JOINT.fullmatch(between) or first.value != first.value.to_integral_value():
        return None
    value, factor = second.number.value, _factor(text, first, second)
    glued = not text[first.number.end : first.end].startswith(" ")
    if factor is None or value >= factor or (not between and not glued) or first.number.form == "vague":
        return None
    size = first.value + (value / factor).quantize(Decimal("1e-10")) * (-1 if first.negative else 1)
    size = size.normalize() if size != size.to_integral_value() else size.to_integral_value()
    number = replace(first.number, end=second.number.end, value=abs(size), rule=f"{first.number.rule}+smaller")
    kind = second.kind if second.kind == "age" else first.kind
    return replace(first, end=second.end, number=number, kind=kind, hyphened=second.hyphened)


def _factor(text: str, first: Amount, second: Amount) -> int | None:
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
        return _NAMELESS.get(larger) if plain and _STOPS.match(text, second.end) else None
    smaller = second.unit.name
    if larger in _SUBUNITS.get(smaller, ()):
        return 100
    return _SMALLER.get((larger, smaller))


def align_ends(text: str, first: Amount, second: Amount) -> tuple[Amount, Amount]:
    """Give the two ends of a range in one unit, the smaller; two amounts that are no such ends as they are."""
    if first.unit is None or second.unit is None or not _BETWEEN_ENDS.fullmatch(text, first.end, second.start):
        return first, second
    one, two = first.unit.name, second.unit.name
    if (factor := _SMALLER.get((two, one))) and second.number.value is not None:
        return first, _convert(second, factor, first.unit)
    if (factor := _SMALLER.get((one, two))) and first.number.value is not None:
        return _convert(first, factor, second.unit), second
    return first, second


def _convert(amount: Amount, factor: int, unit: Unit) -> Amount:
    value = amount.number.value
    assert value is not None
    return replace(amount, number=replace(amount.number, value=value * factor), unit=unit)
