"""Find the quantities of one sentence: numbers, their units, ranges and modifiers, without what is no figure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.designations import Designation, Designator, compile_designations, find_designations
from extractors.lexicon import Lexicon
from extractors.numbers.digits import find_digit_numbers
from extractors.numbers.multiples import find_multiples
from extractors.numbers.number import Number
from extractors.numbers.proportions import find_proportions
from extractors.numbers.words import find_digit_words, find_word_numbers
from extractors.quantities.ages import is_bare_age, read_age_suffix
from extractors.quantities.amount import Amount, Quantity
from extractors.quantities.carrying import PLUS_MINUS, carry_units, is_conversion
from extractors.quantities.modifiers import (
    ModifierGrammar,
    compile_modifiers,
    read_modifier_after,
    read_modifier_before,
)
from extractors.quantities.ranges import join_range, pair_amounts
from extractors.quantities.units import (
    MoneyContext,
    UnitGrammar,
    compile_units,
    read_money_before,
    read_unit_after,
    with_rate,
)
from extractors.report import Relation, Unit

_ANY = re.compile(
    r"\d|[½¼¾⅓⅔⅛]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty"
    r"|ninety|hundreds?|thousands?|[bmtr]+illions?|dozens?|scores?|half|halves|third|quarter|fifth|tenth|double[sd]?|doubling|tripl\w+|trebl\w+"
    r"|quadrupl\w+|halv\w+|\w+fold|twice|thrice|tens|digits)\b",
    re.I,
)
_MINUS_WORD = re.compile(r"\b(?:minus|negative)[ -]$", re.I)
_MINUS_SIGN = re.compile(r"(?:^|[\s(])-$")
_SYMBOL_AFTER = re.compile(r"[ -]?((?:[A-Za-zµμΩ°]{1,5})(?:[²³]|[/·][A-Za-z0-9µμ²³]{1,6})+|[kMGTmµμn]?(?:Wb|Pa|Sv|Bq|Hz|Wh|eV|Ω|mol|lm|lx)|[kMGmµμn][JVANT]|(?<=\d)[JVNTAΩK]|mm?BTU|ksi|kip|inHg|mmHg|denier|cP)(?![\w&-])")
_OF_A = re.compile(r"(?: of)?[ -]an?[ -]|\s?of one ", re.I)
_PER_BEFORE = re.compile(r"(?:\bper|\bevery single|\bin every) $", re.I)
_FEET_INCHES = re.compile(r"(?:\s?(?:ft|feet|foot)\.?,?[ -]?|')(?P<inches>\d{1,2})(?:\.\d)?\s?(?:in\b\.?|inch(?:es)?\b|\"|(?<=')(?!\w))", re.I)


@dataclass(frozen=True, slots=True)
class QuantityGrammar:
    """Everything the finder reads with, made once from the vocabulary."""

    lexicon: Lexicon
    designator: Designator
    units: UnitGrammar
    modifiers: ModifierGrammar


def compile_quantities(lexicon: Lexicon) -> QuantityGrammar:
    """Make the grammar from the vocabulary."""
    return QuantityGrammar(
        lexicon,
        compile_designations(lexicon.designations, lexicon.currencies),
        compile_units(lexicon),
        compile_modifiers(lexicon.modifiers),
    )


def may_hold_quantity(text: str) -> bool:
    """Say quickly whether a folded sentence can hold a quantity at all."""
    return _ANY.search(text) is not None


def find_quantities(
    text: str, grammar: QuantityGrammar, context: MoneyContext, read_symbol: Callable[[str], Unit | None]
) -> list[Quantity]:
    """Give the quantities of one folded sentence in order, none overlapping.

    ``read_symbol`` names a unit symbol that the vocabulary lacks. "one" is given wherever it may count something:
    whether it does is for the parse to say.
    """
    if not may_hold_quantity(text):
        return []
    out = find_designations(text, grammar.designator, grammar.units.by_word)
    amounts: list[Amount] = []
    for number in _without(out, find_numbers(text, grammar.lexicon)):
        if amounts and number.start < amounts[-1].end:
            continue
        amount = _read_amount(text, number, grammar, context, read_symbol)
        if amount is not None:
            amounts.append(amount)
    return list(_with_modifiers(text, amounts, grammar))


def find_numbers(text: str, lexicon: Lexicon) -> list[Number]:
    """Give every number of a folded sentence in order; where two readings overlap, the longer one that starts first."""
    found = [
        *find_proportions(text),
        *find_digit_words(text),
        *find_multiples(text),
        *find_word_numbers(text, lexicon.magnitudes),
        *find_digit_numbers(text, lexicon.magnitudes, lexicon.glued),
    ]
    kept: list[Number] = []
    for number in sorted(found, key=lambda n: (n.start, -n.end)):
        if not kept or number.start >= kept[-1].end:
            kept.append(number)
    return kept


def _without(designations: list[Designation], numbers: list[Number]) -> Iterator[Number]:
    for number in numbers:
        if not any(d.start < number.end and number.start < d.end for d in designations):
            yield number


def _read_amount(
    text: str, number: Number, grammar: QuantityGrammar, context: MoneyContext, read_symbol: Callable[[str], Unit | None]
) -> Amount | None:
    if _PER_BEFORE.search(text, max(0, number.start - 14), number.start):
        return None
    if number.form in ("multiple",):
        return Amount(number.start, number.end, number, Unit("times", text[number.start : number.end], number.rule), "multiple")
    start, negative = _read_sign(text, number)
    plain = _unscaled(text, number, grammar)
    money = read_money_before(text, start, grammar.units, context)
    if money:
        match, minus = money
        match = with_rate(text, replace(match, edge=number.end), grammar.units)
        sign, _ = money
        surface = match.unit.surface
        return Amount(sign.edge, match.edge, number, Unit(match.unit.name, surface, match.unit.rule), "money", prefixed=True, hyphened=text[match.edge : match.edge + 1] == "-", negative=minus or negative)
    if number.form == "digits" and (height := _read_height(text, number)):
        return height
    if (age := read_age_suffix(text, number.end)) and number.form in ("digits", "words"):
        unit, edge = age
        return Amount(start, edge, number, Unit(unit, text[number.end : edge].strip(" -"), "age-suffix"), "age", hyphened=True)
    number = plain or number
    after = None
    if number.form not in ("ratio",):
        value = number.value or number.low or Decimal(0)
        after = read_unit_after(text, number.end, grammar.units, context, scaled=number.scale is not None, large=value >= 1000)
        if after is None and number.form == "fraction" and (link := _OF_A.match(text, number.end)):
            after = read_unit_after(text, link.end() - 1, grammar.units, context, scaled=False, large=False)
    if after is not None:
        return Amount(start, after.edge, number, after.unit, after.kind, hyphened=after.hyphened or text[after.edge : after.edge + 1] == "-", negative=negative)
    if (symbol := _SYMBOL_AFTER.match(text, number.end)) and (unit_read := read_symbol(symbol[1])):
        return Amount(start, symbol.end(), number, unit_read, "measure", negative=negative)
    if number.glued and number.rule == "digits":
        return None
    return _read_bare(text, start, number, negative=negative)


def _read_bare(text: str, start: int, number: Number, *, negative: bool) -> Amount:
    hyphened = text[number.end : number.end + 1] == "-"
    if number.form in ("fraction", "ratio"):
        return Amount(start, number.end, number, None, "ratio", hyphened=hyphened)
    value = number.value
    if value is not None and number.scale is None and value == value.to_integral_value() and is_bare_age(text, start, number.end, int(min(value, Decimal(999)))):
        return Amount(start, number.end, number, Unit("year", "", "age-bare"), "age")
    return Amount(start, number.end, number, None, "count", hyphened=hyphened, negative=negative)


def _read_sign(text: str, number: Number) -> tuple[int, bool]:
    """Read a minus before the number; "plus or minus" is none."""
    window = max(0, number.start - 16)
    if PLUS_MINUS.search(text, window, number.start):
        return number.start, False
    word = _MINUS_WORD.search(text, window, number.start)
    sign = None if word else _MINUS_SIGN.search(text, max(0, number.start - 2), number.start)
    if word:
        return word.start(), True
    return (number.start - 1, True) if sign else (number.start, False)


def _unscaled(text: str, number: Number, grammar: QuantityGrammar) -> Number | None:
    """Take a glued letter for a unit, not for a magnitude, where no money and no noun makes it one: "100m hurdles", "5.2 T"."""
    if number.rule != "digits-glued" or number.glued not in ("m", "b", "T", "K", "B") or number.value is None or number.scale is None:
        return None
    after = text[number.end : number.end + 20]
    small = number.value / number.scale
    length_word = re.match(r"[ -](?:long|tall|high|wide|deep|across|from|above|below|away|off|in (?:length|height)|sprint|hurdles|race|freestyle|final|dash|relay|butterfly|medley|breaststroke|backstroke|x|run|swim|pool|tower|wall|yacht|boat|by)\b|[.,;)]|\s?$|-", after)
    if number.glued == "m" and length_word and not re.match(r"[.,;)]|\s?$", after):
        return replace(number, value=small, end=number.end - 1, scale=None, rule="digits", glued="m")
    if number.glued in ("K", "T", "B", "b") and small == small.to_integral_value() and re.match(r"\s(?:race|run|video|resolution|TV|display|screen|walk|cells?)\b|-", after):
        return replace(number, value=small, end=number.end - 1, scale=None, rule="digits", glued=number.glued + "?")
    return None


def _read_height(text: str, number: Number) -> Amount | None:
    """Read feet and inches as one measure in feet: "6ft 2in", "5'11\\"".

    The value is exact to four decimals of a foot.
    """
    found = _FEET_INCHES.match(text, number.end)
    if not found or number.value is None or number.value > 99:
        return None
    value = number.value + (Decimal(found["inches"]) / 12).quantize(Decimal("0.0001"))
    whole = replace(number, end=found.end(), value=value, rule="feet-inches")
    return Amount(number.start, found.end(), whole, Unit("foot", text[number.end : found.end()].strip(), "feet-inches"), "measure")


def _with_modifiers(text: str, amounts: list[Amount], grammar: QuantityGrammar) -> Iterator[Quantity]:
    """Join ranges and scores, carry units between neighbours, and read the modifiers around."""
    floor, at = 0, 0
    last: Quantity | None = None
    amounts = carry_units(text, amounts)
    while at < len(amounts):
        first = amounts[at]
        second = amounts[at + 1] if at + 1 < len(amounts) else None
        pairing = pair_amounts(text, first, second) if second else "apart"
        low = high = None
        whole, core = first, (first.start, first.end)
        if second is not None and pairing in ("range", "score"):
            whole, low, high = join_range(first, second)
            core, at = (first.start, second.end), at + 1
        elif second is not None and pairing == "pair" and first.unit is None and second.unit is not None:
            amounts[at] = first = whole = replace(first, unit=second.unit, kind=second.kind)
        if low is None:
            value, low, high = first.value, first.number.low, first.number.high
        else:
            value = None
        quantity = _bounded(text, whole, (value, low, high), floor, grammar)
        if pairing == "score":
            quantity = replace(quantity, kind="score", unit=None, rule="score")
        if last is not None and quantity.relation == "=" and is_conversion(text, last, quantity):
            quantity = replace(quantity, relation=last.relation)
        floor = quantity.end
        last = replace(quantity, core=core)
        yield last
        at += 1


def _bounded(
    text: str, amount: Amount, values: tuple[Decimal | None, Decimal | None, Decimal | None], floor: int, grammar: QuantityGrammar
) -> Quantity:
    start, end = amount.start, amount.end
    relation: Relation = "="
    before = read_modifier_before(text, start, grammar.modifiers)
    if amount.end > amount.start and text[max(0, start - 9) : start].lower() == "between ":
        outer = read_modifier_before(text, start - 8, grammar.modifiers)
        start = outer.edge if outer and outer.relation != "=" else start - 8
        relation = outer.relation if outer else "="
    elif before and before.edge >= floor:
        start, relation = (before.edge, before.relation) if before.relation != "=" else (start, "=")
    if relation == "=":
        after = read_modifier_after(text, end, grammar.modifiers)
        if after:
            relation = after.relation
            end = after.edge if text[end : after.edge].count(" ") <= 2 and not re.search(r"[a-z]{4,}", text[end : after.edge].replace("more", "").replace("plus", "").replace("less", "").replace("fewer", "")) else end
    value, low, high = values
    return Quantity(start, end, (amount.start, amount.end), value, low, high, relation, amount.unit, amount.kind, amount.number.rule, amount.hyphened)

