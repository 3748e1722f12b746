"""The codes of the checks, by which each can be switched off."""

from __future__ import annotations

CODES = (
    "no-source",
    "headline",
    "hedge-drift",
    "conflict",
    "arithmetic",
    "percent-or-points",
    "unit-pair",
    "magnitude",
    "same-number",
    "age-or-date",
    "seen-before",
    "source-differs",
    "fact-check",
)
