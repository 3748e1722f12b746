"""What the article says of its own money: which dollar a bare sign means, and whether its pounds are money."""

from __future__ import annotations

import re

from extractors.quantities.units import MoneyContext

_STATED = re.compile(
    r"\b(?:in|are|all (?:figures|amounts|sums) (?:are )?in) (?P<whose>Canadian|Australian|New Zealand|Hong Kong"
    r"|Singapore|Taiwan|U\.?S\.?) (?:dollars|currency|funds)\b"
    r"|\((?P<sign>C|A|NZ|HK|S)?\$1 = ",
    re.I,
)
_CODES = {
    "canadian": "CAD",
    "australian": "AUD",
    "new zealand": "NZD",
    "hong kong": "HKD",
    "singapore": "SGD",
    "taiwan": "TWD",
}
_POUNDS = re.compile(r"£|\bsterling\b|\bPS\d")


def read_money_context(text: str, dollar: str) -> MoneyContext:
    """Read the money context of a whole article; ``dollar`` is the code of a bare "$" unless the text says otherwise.

    >>> read_money_context("All figures are in Canadian dollars. It cost $5.", "USD").dollar
    'CAD'
    """
    stated = _STATED.search(text)
    if stated and stated["whose"]:
        dollar = _CODES.get(stated["whose"].lower(), "USD")
    return MoneyContext(dollar, bool(_POUNDS.search(text)))
