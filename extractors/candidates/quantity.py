"""An amount: a number with the unit beside it; a quantity: an amount with its range and modifier."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from extractors.candidates.number import Number
from extractors.types import FigureKind, Relation, Unit


@dataclass(frozen=True, slots=True)
class Amount:
    """A number and its unit over ``[start, end)`` of a folded sentence, currency sign and unit included.

    ``prefixed`` says that the unit stands before the number; ``hyphened`` that a hyphen joins unit or noun to it.
    """

    start: int
    end: int
    number: Number
    unit: Unit | None = None
    kind: FigureKind = "count"
    prefixed: bool = False
    hyphened: bool = False
    negative: bool = False
    counted: str | None = None

    @property
    def value(self) -> Decimal | None:
        """The signed value, None for a vague number."""
        value = self.number.value
        return -value if value is not None and self.negative else value


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity over ``[start, end)`` of a folded sentence; ``core`` is the same without its modifiers.

    ``value`` is set for a single number, ``low`` and ``high`` for a range or a vague one. ``paired`` says that it is
    the second of two that measure the same ("from 5.4% to 4.9%").
    """

    start: int
    end: int
    core: tuple[int, int]
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    relation: Relation
    unit: Unit | None
    kind: FigureKind
    rule: str
    hyphened: bool = False
    paired: bool = False
