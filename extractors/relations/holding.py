"""Whether a sum, a change, a share or a conversion is right as written, the rounding of every number allowed for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from extractors.lexicon import Conversions
from extractors.relations.rounding import Spread
from extractors.relations.sums import Term, add, fits, grow, multiply, read_term, share, subtract
from extractors.relations.surroundings import Mention
from extractors.types import TieKind

_HUNDRED = Decimal(100)
_NEEDED = {
    "change": {"from", "to", "by"},
    "product": {"number", "each", "total"},
    "conversion": {"a", "b"},
    "share": {"part", "whole", "ratio"},
}
"""The roles that must all be there before arithmetic can be judged; a sum needs its total and two parts."""
POINTS = ("percentage point", "point")


def does_hold(kind: TieKind, members: Sequence[tuple[Mention, str]], conversions: Conversions) -> bool | None:
    """Say whether the numbers do what their roles say; None where one is missing or no single number."""
    terms: dict[str, Term] = {}
    parts: list[Term] = []
    for mention, role in members:
        term = read_term(mention)
        if term is None:
            return None
        if role == "part" and kind == "sum":
            parts.append(term)
        else:
            terms[role] = term
    if kind == "sum":
        return fits(add(parts), terms["total"]) if "total" in terms and len(parts) > 1 else None
    return _judge(kind, terms, conversions) if terms.keys() == _NEEDED.get(kind) else None


def _judge(kind: TieKind, terms: Mapping[str, Term], conversions: Conversions) -> bool | None:
    if kind == "change":
        return _does_change(terms["from"], terms["to"], terms["by"])
    if kind == "product":
        return fits(multiply(terms["number"], terms["each"]), terms["total"])
    if kind == "conversion":
        return _does_convert(terms["a"], terms["b"], conversions)
    made = share(terms["part"], terms["whole"])
    return None if made is None else fits(made, as_percent(terms["ratio"]))


def _does_change(before: Term, after: Term, by: Term) -> bool | None:
    kind, unit = by.mention.figure.kind, by.mention.unit
    if kind == "percentage":
        rate = grow(before, after)
        if rate is None:
            return None
        both = before.mention.figure.kind == "percentage"
        return fits(rate, by) or (both and fits(subtract(after, before), by))
    if kind == "multiple":
        if before.spread.low <= 0:
            return None
        times = Spread(after.spread.low / before.spread.high, after.spread.high / before.spread.low)
        return fits(times, by)
    if unit in POINTS or kind == after.mention.figure.kind:
        return fits(subtract(after, before), by)
    return None


def as_percent(term: Term) -> Term:
    """Give a ratio as per cent; a percentage stays as it is."""
    if term.mention.figure.kind != "ratio":
        return term
    spread = Spread(term.spread.low * _HUNDRED, term.spread.high * _HUNDRED)
    return Term(term.mention, term.value * _HUNDRED, spread)


def _does_convert(one: Term, two: Term, conversions: Conversions) -> bool | None:
    first, second = conversions.find(one.mention.unit), conversions.find(two.mention.unit)
    if first is None or second is None or first[0] != second[0] or first[0] == "temperature":
        return None
    low, high = one.spread.low * first[1] / second[1], one.spread.high * first[1] / second[1]
    room = abs(two.value) * Decimal("0.05")
    return Spread(low, high).widen(room).meets(two.spread)
