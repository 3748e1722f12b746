"""One thing that was looked at, and how it stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Mark(Enum):
    """How it stands: right, worth knowing, or broken."""

    RIGHT = "✓"
    NOTED = "!"
    BROKEN = "✗"


@dataclass(frozen=True, slots=True)
class Check:
    """What was looked at, what was seen, and what to do about it."""

    name: str
    mark: Mark
    seen: str
    todo: str = ""

    def print(self) -> str:
        """Write it on one line.

        >>> Check("clock", Mark.NOTED, "90 seconds off", "set it by NTP").print()
        '! clock: 90 seconds off: set it by NTP'
        """
        return f"{self.mark.value} {self.name}: {self.seen}" + (f": {self.todo}" if self.todo else "")


def right(name: str, seen: str) -> Check:
    """Make a check of something that is as it should be."""
    return Check(name, Mark.RIGHT, seen)


def noted(name: str, seen: str, todo: str = "") -> Check:
    """Make a check of something that is worth knowing and keeps nothing from working."""
    return Check(name, Mark.NOTED, seen, todo)


def broken(name: str, seen: str, todo: str) -> Check:
    """Make a check of something that keeps the bot from working."""
    return Check(name, Mark.BROKEN, seen, todo)


def read_refusal(name: str, message: str) -> Check:
    """Make a check of an error, whose message says what to do.

    >>> read_refusal("model", "There is none: install it.").print()
    '✗ model: There is none: install it.'
    """
    return Check(name, Mark.BROKEN, message)
