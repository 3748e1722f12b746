"""The vocabulary of the checks of sizes, forms, polls, ranks and open questions, as values."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Limit:
    """More of something than there can be: figures of a kind, in one of the units or of one of the heads.

    ``holds`` says how much there is; beside a word of ``unless`` there can be more.
    """

    kind: str
    units: frozenset[str]
    heads: frozenset[str]
    most: Decimal
    holds: str
    unless: frozenset[str]


@dataclass(frozen=True, slots=True)
class Opposite:
    """Two answers of which one person gives one."""

    one: frozenset[str]
    other: frozenset[str]


@dataclass(frozen=True, slots=True)
class ClaimWords:
    """Words by what they tell, lower-cased; ``persons`` and ``locals`` are names as `CheckWords.name` gives them."""

    limits: tuple[Limit, ...]
    opposites: tuple[Opposite, ...]
    persons: frozenset[str]
    places: frozenset[str]
    locals: frozenset[str]
    rising: frozenset[str]
    falling: frozenset[str]
    ranked: frozenset[str]
    balance: frozenset[str]
    lakh: frozenset[str]
    lead: frozenset[str]
    tied: frozenset[str]
    yearly: frozenset[str]
    superlative: frozenset[str]
    scope: frozenset[str]
    owners: frozenset[str]
    risk: frozenset[str]
    forecast: frozenset[str]
