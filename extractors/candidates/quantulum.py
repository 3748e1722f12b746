"""The one door to quantulum3: it names the unit beside a number, on a short clean fragment, and finds no numbers."""

from __future__ import annotations

import re
import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from extractors.errors import UnitReaderError
from extractors.types import Unit

LONGEST_FRAGMENT = 24
"""Code points; a longer surface is no unit, and quantulum3 slows down on long ones."""

_LOOKS_LIKE_UNIT = re.compile(r"[A-Za-zµμΩ°]{1,5}(?:[²³]|[/·*^-][A-Za-z0-9µμ²³]{1,6}){0,3}")


@dataclass(slots=True)
class UnitReader:
    """Asks quantulum3 for units and remembers its answers; loads it at the first question.

    ``budget`` is the processor time in seconds after which it is asked no more, so that no text can make it slow.
    """

    budget: float = 5.0
    ask: Callable[[str], list[Any]] | None = None
    _known: dict[str, str | None] = field(default_factory=dict)
    _spent: float = 0.0

    def read_unit(self, surface: str) -> Unit | None:
        """Name a unit written as a symbol ("kV/cm"); None when quantulum3 knows none, fails or is out of time."""
        if len(surface) > LONGEST_FRAGMENT or not _LOOKS_LIKE_UNIT.fullmatch(surface):
            return None
        if surface not in self._known:
            if self._spent > self.budget or len(self._known) > 5000:
                return None
            started = time.process_time()
            try:
                self._known[surface] = self._ask(surface)
            except UnitReaderError:
                self._known[surface] = None
            self._spent += time.process_time() - started
        name = self._known[surface]
        return Unit(name, surface, "quantulum3") if name else None

    def _ask(self, surface: str) -> str | None:
        """Believe the answer only when it is one quantity that covers the whole fragment and has a dimension."""
        parse = self.ask or _load()
        try:
            found = parse(f"7 {surface}")
            if len(found) != 1 or found[0].value != 7 or tuple(found[0].span) != (0, len(surface) + 2):
                return None
            unit = found[0].unit
            entity = unit.entity.name
        except Exception as error:
            raise UnitReaderError(f"The unit {surface!r} could not be read.") from error
        return None if entity in ("dimensionless", "unknown", "currency") or "unknown" in entity else str(unit.name)


def _load() -> Callable[[str], list[Any]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from quantulum3 import parser
    parse: Callable[[str], list[Any]] = parser.parse
    return parse
