"""Numbers as terms of a sum: their range by rounding, and the sums of ranges."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from extractors.relations.rounding import Spread, spread_of
from extractors.relations.surroundings import Mention

_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Term:
    """A figure as a term of a sum; ``value`` and ``spread`` are in the figure's own unit."""

    mention: Mention
    value: Decimal
    spread: Spread


def read_term(mention: Mention) -> Term | None:
    """Give a figure as a term; None for a range or a vague number."""
    spread = spread_of(mention.figure)
    if mention.value is None or spread is None:
        return None
    return Term(mention, mention.value, spread)


def read_terms(mentions: Iterable[Mention]) -> list[Term]:
    """Give all figures that are one number each as terms."""
    return [term for mention in mentions if (term := read_term(mention))]


def add(terms: Iterable[Term]) -> Spread:
    """Give the range of a sum."""
    terms = list(terms)
    return Spread(sum((t.spread.low for t in terms), Decimal(0)), sum((t.spread.high for t in terms), Decimal(0)))


def subtract(one: Term, two: Term) -> Spread:
    """Give the range of a difference, its sign left out."""
    low, high = one.spread.low - two.spread.high, one.spread.high - two.spread.low
    return Spread(low, high) if one.value >= two.value else Spread(-high, -low)


def multiply(one: Term, two: Term) -> Spread:
    """Give the range of a product of two positive numbers."""
    return Spread(one.spread.low * two.spread.low, one.spread.high * two.spread.high)


def grow(before: Term, after: Term) -> Spread | None:
    """Give the range of a change in per cent, its sign left out; None where the change begins at nought."""
    if before.spread.low <= 0:
        return None
    low = (after.spread.low / before.spread.high - 1) * _HUNDRED
    high = (after.spread.high / before.spread.low - 1) * _HUNDRED
    return Spread(low, high) if after.value >= before.value else Spread(-high, -low)


def share(part: Term, whole: Term) -> Spread | None:
    """Give the range of a share in per cent."""
    if whole.spread.low <= 0:
        return None
    return Spread(part.spread.low / whole.spread.high * _HUNDRED, part.spread.high / whole.spread.low * _HUNDRED)


def fits(spread: Spread, term: Term) -> bool:
    """Say whether a result agrees with the number that the article gives for it, whatever bounds that number."""
    relation = term.mention.figure.relation
    if spread.meets(term.spread):
        return True
    if relation in (">", ">="):
        return spread.low >= term.spread.low and spread.low <= term.value * Decimal("1.1")
    if relation in ("<", "<="):
        return spread.high <= term.spread.high and spread.high >= term.value * Decimal("0.9")
    return False
