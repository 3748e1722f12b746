"""Units and bounds that a number takes over from the one before it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from extractors.candidates.quantity import Amount, Quantity
from extractors.types import Unit

PLUS_MINUS = re.compile(r"(?:plus or minus|plus-or-minus|give or take|\+/?-|±|\+-)\s?$", re.I)
_STANDS_ALONE = re.compile(
    r"\s*(?:[.,;:)!?](?!\d)|$|(?:in|a|last|this|from|to|on|at|for|and|before|after|by|the|when|while|but|per|during"
    r"|compared|as|over|or|with|which|who|that|today|now|yesterday)\b)"
)
_COMPARING = re.compile(
    r"\b(?:up|down|from|to|than|or|versus|against|reached|hit|at)(?: (?:about|around|just|nearly|almost|some|over"
    r"|under|roughly|a|only|as \w+ as))? $",
    re.I,
)
_FROM_BEFORE = re.compile(r"\bfrom(?: \w+)? $", re.I)
_TO_BETWEEN = re.compile(
    r"\s?(?:\(.{0,30}\)\s?)?(?:,\s)?(?:[a-z]+ ){0,4}to(?: (?:about|around|just|nearly|some|over|under|only|a))? ", re.I
)
_DIMENSION = re.compile(r" (?:wide|long|high|tall|deep|thick|across|broad)\b")
_AND_LATER = re.compile(r"(?:,| and) $")
_SPENT_ON = re.compile(r" (?:for|on|to|from|in)\b")
_LENGTHS = frozenset(["foot", "inch", "yard", "mile"])
_TIMES = re.compile(r"\s?[x×]\s?|\sby\s")
_MILLION = Decimal(1_000_000)
_FAR = 60
"""Code points between two amounts; what stands further apart shares no unit."""


# "39% (+2)", "12 seats (-3)", "31 (up 4)": by how much the number before the brackets changed.
_STEP = re.compile(r"\.?(?: [A-Za-z-]+)?\s?\((?P<sign>[+–−-])?(?:(?:up|down) )?")
_STEP_ENDS = re.compile(r"\s?(?:\)|,|;)")
_POINT = Unit("percentage point", "", "carried-step")


def carry_units(text: str, amounts: list[Amount]) -> list[Amount]:
    """Give bare numbers the unit that the amount before them makes plain.

    "1.1tn kroner, up from 940bn": money. "180 metres long and 28 wide": metres. "from 208 pounds to 193": pounds.
    "66 million years old, plus or minus 0.2 million": years. "rose 64.06 points to 4,577.10": points.
    """
    out: list[Amount] = []
    for amount in amounts:
        last = out[-1] if out else None
        if last is not None and (step := _read_step(text, last, amount)):
            out.append(step)
            continue
        if (
            last is not None
            and last.unit is not None
            and amount.unit is None
            and amount.kind == "count"
            and amount.start - last.end < _FAR
        ):
            if _is_metres(text, last, amount):
                number = replace(
                    amount.number, value=amount.number.value and amount.number.value / _MILLION, scale=None
                )
                out.append(replace(amount, number=number, unit=Unit("metre", "m", "carried-metre"), kind="measure"))
                continue
            rule = next((name for name, holds in _RULES.items() if holds(text, last, amount)), None)
            if rule:
                unit = Unit(last.unit.name, "", f"carried-{rule}")
                amount = replace(amount, unit=unit, kind=last.kind)
        out.append(amount)
    return out


def _read_step(text: str, last: Amount, amount: Amount) -> Amount | None:
    """Read by how much a number changed, in brackets behind it: a share of per cent by percentage points."""
    step = _STEP.match(text, last.end) if text.startswith(("(", " (", " ", ". "), last.end) else None
    if step is None or step.end() not in (amount.start, amount.start + 1) or not _STEP_ENDS.match(text, amount.end):
        return None
    if amount.unit is not None or amount.kind != "count" or not (step["sign"] or text[step.end() - 1] == " "):
        return None
    start = step.start("sign") if step["sign"] else amount.start
    unit = _POINT if last.kind == "percentage" else last.unit
    return replace(amount, start=start, negative=False, unit=unit, kind=last.kind)


def _is_metres(text: str, last: Amount, amount: Amount) -> bool:
    """Say whether "1.96m" behind a length is metres, not millions: "6ft 5in (1.96m)", "3m x 4m"."""
    if last.unit is None or amount.number.scale != _MILLION or not text[: amount.end].endswith("m"):
        return False
    if last.unit.name == "metre":
        return _TIMES.fullmatch(text, last.end, amount.start) is not None
    brackets = text[last.end : amount.start] in (" (", "(") and text.startswith(")", amount.end)
    return last.unit.name in _LENGTHS and brackets


def _carries_money(text: str, last: Amount, amount: Amount) -> bool:
    """Say whether "940bn" goes on with the kroner before it; a small number after a sign would have its own."""
    scales = [n.number.scale is not None and n.number.scale >= 10**6 for n in (last, amount)]
    if last.kind != "money" or amount.number.form not in ("digits", "words") or amount.value == 1:
        return False
    if all(scales) and _AND_LATER.search(text, last.end, amount.start) and _SPENT_ON.match(text, amount.end):
        return True
    return (
        (not last.prefixed or scales[1])
        and scales[0] == scales[1]
        and bool(_COMPARING.search(text, max(0, amount.start - 24), amount.start))
        and bool(_STANDS_ALONE.match(text, amount.end))
    )


def _carries_dimension(text: str, last: Amount, amount: Amount) -> bool:
    return last.kind == "measure" and bool(_DIMENSION.match(text, amount.end) and _DIMENSION.match(text, last.end))


def _carries_tolerance(text: str, last: Amount, amount: Amount) -> bool:
    return bool(
        PLUS_MINUS.search(text, max(0, amount.start - 16), amount.start) and _STANDS_ALONE.match(text, amount.end)
    )


def _carries_from_to(text: str, last: Amount, amount: Amount) -> bool:
    """Say whether "to 193" goes on with "from 208 pounds", or "to 4,577.10" with "rose 64 points"."""
    if not _TO_BETWEEN.fullmatch(text, last.end, amount.start) or not _STANDS_ALONE.match(text, amount.end):
        return False
    if last.kind == "percentage" or last.kind == "duration" or last.kind == "multiple":
        return False
    if last.unit is not None and last.unit.name == "point":
        return True
    return bool(_FROM_BEFORE.search(text, max(0, last.start - 16), last.start)) and not last.prefixed


_RULES: dict[str, Callable[[str, Amount, Amount], bool]] = {
    "money": _carries_money,
    "dimension": _carries_dimension,
    "tolerance": _carries_tolerance,
    "from-to": _carries_from_to,
}


def is_conversion(text: str, last: Quantity, quantity: Quantity) -> bool:
    """Say whether a quantity in brackets only gives the one before it in another unit: "over 100 km (60 miles)"."""
    if last.unit is None or quantity.unit is None or last.kind != quantity.kind or last.unit.name == quantity.unit.name:
        return False
    between = text[last.end : quantity.start]
    if last.kind not in ("measure", "money"):
        return False
    return between in (" (", "(", " / ") or (between.startswith(" (") and len(between) < 30 and ")" not in between)
