"""Find the quantities of one sentence: numbers, their units, ranges and modifiers, without what is no figure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.candidates.ages import find_decade_ages
from extractors.candidates.amounts import read_amount
from extractors.candidates.carrying import carry_units, is_conversion
from extractors.candidates.compounds import align_ends, join_compounds, join_sides
from extractors.candidates.designations import Designation, Designator, compile_designations, find_designations
from extractors.candidates.digits import find_digit_numbers
from extractors.candidates.fractions import find_multiples, find_proportions, tells_how_often
from extractors.candidates.modifiers import (
    ModifierGrammar,
    compile_modifiers,
    read_modifier_after,
    read_modifier_before,
    spans_time,
    tells_depth,
    tells_place,
)
from extractors.candidates.number import Number
from extractors.candidates.number_words import (
    find_digit_words,
    find_figure_words,
    find_parts_of_scales,
    find_spoken_decimals,
    find_unit_and_a_half,
    find_word_numbers,
)
from extractors.candidates.quantity import Amount, Quantity
from extractors.candidates.race_times import find_race_times
from extractors.candidates.ranges import PairGrammar, compile_pairs, join_range, pair_amounts, share_measure
from extractors.candidates.unit_grammar import UnitGrammar, compile_units
from extractors.candidates.usage import Usage
from extractors.lexicon import Lexicon
from extractors.types import Relation, Unit

# What these take is left to be read: one end of a figure, which is then none, or an age by its decade.
_READ_ON = frozenset(["code", "slash", "phone", "decade", "decade-words"])
# "Level 3 out of 5": the second number is of the name as well.
_OF_DESIGNATED = re.compile(r"# (?:out of|of) $")
# A designation that begins inside a number is none.
_INSIDE = re.compile(r"\d[.,'_]\d")
_ANY = re.compile(
    r"\d|[½¼¾⅓⅔⅛]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty"
    r"|ninety|hundreds?|thousands?|[bmtr]+illions?|dozens?|scores?|half|halves|third|quarter|fifth|tenth|double[sd]?|doubling|tripl\w+|trebl\w+"
    r"|quadrupl\w+|halv\w+|\w+fold|twice|thrice|tens|digits|nought|zero|fifties|sixties|seventies|eighties|nineties|twenties|thirties|forties)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class QuantityGrammar:
    """Everything the finder reads with, made once from the vocabulary."""

    lexicon: Lexicon
    designator: Designator
    units: UnitGrammar
    modifiers: ModifierGrammar
    pairs: PairGrammar


def compile_quantities(lexicon: Lexicon) -> QuantityGrammar:
    """Make the grammar from the vocabulary."""
    return QuantityGrammar(
        lexicon,
        compile_designations(lexicon.designations, lexicon.currencies),
        compile_units(lexicon),
        compile_modifiers(lexicon.modifiers),
        compile_pairs(lexicon.pairs, lexicon.change),
    )


def may_hold_quantity(text: str) -> bool:
    """Say quickly whether a folded sentence can hold a quantity at all."""
    return _ANY.search(text) is not None


def find_quantities(
    text: str, grammar: QuantityGrammar, context: Usage, read_symbol: Callable[[str], Unit | None]
) -> list[Quantity]:
    """Give the quantities of one folded sentence in order, none overlapping.

    ``read_symbol`` names a unit symbol that the vocabulary lacks. "one" is given wherever it may count something:
    whether it does is for the parse to say.
    """
    if not may_hold_quantity(text):
        return []
    out = find_designations(text, grammar.designator, grammar.units.by_word)
    masked, amounts = _mask(text, out), list[Amount]()
    for number in _without(out, find_numbers(masked, grammar.lexicon, continental=context.continental)):
        if _OF_DESIGNATED.search(masked, max(0, number.start - 12), number.start):
            continue
        if amounts and number.start < amounts[-1].end:
            continue
        amount = read_amount(text, number, grammar.units, context, read_symbol)
        if amount is not None:
            if amounts and amount.start < amounts[-1].end:
                # "0$ 0": the sign is the one before's.
                amount = replace(amount, start=number.start, unit=None, kind="count", prefixed=False)
            amounts.append(amount)
    return list(_with_modifiers(text, join_compounds(text, amounts, grammar.lexicon.conversions), grammar))


def find_numbers(text: str, lexicon: Lexicon, *, continental: bool = False) -> list[Number]:
    """Give every number of a folded sentence in order; where two readings overlap, the longer one that starts first.

    ``continental`` says that the article groups digits by full stops.
    """
    found = [
        *find_proportions(text),
        *find_digit_words(text),
        *find_figure_words(text),
        *find_decade_ages(text),
        *find_parts_of_scales(text),
        *find_spoken_decimals(text),
        *find_unit_and_a_half(text),
        *find_multiples(text),
        *find_race_times(text),
        *find_word_numbers(text, lexicon.magnitudes),
        *find_digit_numbers(text, lexicon.magnitudes, lexicon.glued, continental=continental),
    ]
    kept: list[Number] = []
    for number in sorted(found, key=lambda n: (n.start, -n.end)):
        if not kept or number.start >= kept[-1].end:
            kept.append(number)
    return kept


def _mask(text: str, designations: list[Designation]) -> str:
    """Blot out the digits of what is no figure, so that a number beside it is not read on from it: "On day 12 300"."""
    spans = [d for d in designations if d.rule not in _READ_ON and " " not in text[d.end - 1 : d.end]]
    at, out = 0, []
    for span in spans:
        if span.start >= at and not _INSIDE.match(text, max(0, span.start - 2)):
            out += [text[at : span.start], re.sub(r"\d", "#", text[span.start : span.end])]
            at = span.end
    return "".join(out) + text[at:]


def _without(designations: list[Designation], numbers: list[Number]) -> Iterator[Number]:
    for number in numbers:
        # "the late 20s" are years, "his late 20s" an age.
        is_age = number.rule == "age-decade"
        if is_age or not any(d.start < number.end and number.start < d.end for d in designations):
            yield number


def _with_modifiers(text: str, amounts: list[Amount], grammar: QuantityGrammar) -> Iterator[Quantity]:
    """Join ranges and scores, carry units between neighbours, and read the modifiers around."""
    floor, at = 0, 0
    last: Quantity | None = None
    paired = False
    amounts = join_sides(text, carry_units(text, amounts))
    while at < len(amounts):
        first = amounts[at]
        second = amounts[at + 1] if at + 1 < len(amounts) else None
        ends = align_ends(text, first, second, grammar.lexicon.conversions) if second else None
        pairing = pair_amounts(text, *ends, grammar.pairs) if ends else "apart"
        low = high = None
        whole, core = first, (first.start, first.end)
        if ends is not None and pairing in ("range", "score"):
            whole, low, high = join_range(*ends)
            core, at = (first.start, ends[1].end), at + 1
        elif second is not None and pairing == "pair":
            amounts[at] = first = whole = share_measure(first, second)
        if low is None:
            value, low, high = first.value, first.number.low, first.number.high
        else:
            value = None
        quantity = _bounded(text, whole, (value, low, high), floor, grammar)
        if pairing == "score":
            # What stands before bounds no score: "passed 52-48".
            quantity = replace(quantity, start=core[0], relation="=", kind="score", unit=None, rule="score")
        if last is not None and quantity.relation == "=" and is_conversion(text, last, quantity):
            quantity = replace(quantity, relation=last.relation)
        floor = quantity.end
        last = _tell_often(text, replace(quantity, core=core, paired=paired))
        paired = pairing == "pair"
        yield last
        at += 1


def _tell_often(text: str, quantity: Quantity) -> Quantity:
    """Give a multiple that tells how often as the count that it is."""
    often = quantity.kind == "multiple" and tells_how_often(text, quantity.core, quantity.value)
    return replace(quantity, kind="count") if often else quantity


def _bounds(text: str, edge: int, amount: Amount, grammar: QuantityGrammar) -> bool:
    """Say whether the modifier from ``edge`` to an amount bounds it, and tells no time, place or ruler."""
    words = grammar.modifiers.words
    if amount.kind == "duration" and spans_time(text, edge, words):
        return False
    if amount.unit is not None and not amount.hyphened:
        return not tells_depth(text, edge, amount.end)
    return not tells_place(text, edge, amount.value, words)


def _bounded(
    text: str,
    amount: Amount,
    values: tuple[Decimal | None, Decimal | None, Decimal | None],
    floor: int,
    grammar: QuantityGrammar,
) -> Quantity:
    start, end = amount.start, amount.end
    relation: Relation = "~" if amount.number.loose else "="
    before = read_modifier_before(text, start, grammar.modifiers)
    joined = values[0] is None and amount.number.form != "vague"
    if joined and text[max(0, start - 8) : start].lower() == "between ":
        start -= 8
        before = read_modifier_before(text, start, grammar.modifiers)
    if before and before.edge >= floor and before.relation != "=" and _bounds(text, before.edge, amount, grammar):
        start, relation = before.edge, before.relation
    after = read_modifier_after(text, end, grammar.modifiers)
    if after and relation in ("=", after.relation):
        relation, end = after.relation, after.edge if after.adjoins else end
    value, low, high = values
    return Quantity(
        start,
        end,
        (amount.start, amount.end),
        value,
        low,
        high,
        relation,
        amount.unit,
        amount.kind,
        amount.number.rule,
        amount.hyphened,
    )
