"""How many of a base unit one of another is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

_PER = {"hour": Decimal(3600), "minute": Decimal(60), "second": Decimal(1), "day": Decimal(86400)}


@dataclass(frozen=True, slots=True)
class Conversions:
    """Units by name, each with what it measures and how many of the base unit one is."""

    units: Mapping[str, tuple[str, Decimal]]

    def find(self, name: str | None) -> tuple[str, Decimal] | None:
        """Give what a unit measures and its size; a rate is what it measures over time.

        >>> Conversions({"mile": ("length", Decimal("1609.344"))}).find("mile per hour")
        ('length per time', Decimal('0.44704'))
        """
        if name is None:
            return None
        over, _, under = name.partition(" per ")
        found = self.units.get(over)
        if not under or found is None:
            return found
        return (f"{found[0]} per time", found[1] / _PER[under]) if under in _PER else None
