"""A number as it stands in a text, before anybody asks what it counts."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Form = Literal["digits", "words", "vague", "fraction", "ratio", "multiple"]


@dataclass(frozen=True, slots=True)
class Number:
    """A number over ``[start, end)`` of a folded text; ``value``, or ``low`` and ``high`` for a vague one.

    ``scale`` is the magnitude that was read into the value (1,000,000 for "3 million"), ``rule`` the rule that read it;
    ``loose`` says that its own words leave it open ("a couple of thousand").
    """

    start: int
    end: int
    value: Decimal | None
    form: Form
    rule: str
    low: Decimal | None = None
    high: Decimal | None = None
    scale: Decimal | None = None
    glued: str = ""
    loose: bool = False
