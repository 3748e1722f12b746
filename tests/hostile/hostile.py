"""One hostile input: what it is called, the ending of its file's name, and how its bytes are made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Hostile:
    """An input that is made on the fly: `make` gives the same bytes every time."""

    kind: str
    name: str
    suffix: str
    make: Callable[[], bytes]
