"""Shares whose per cent stands with the one before: "Support is at 38 percent. In April it stood at 44."."""

from __future__ import annotations

import re

from extractors.candidates.quantity import Quantity

_FAR = 140
"""Code points between two shares: a sentence may lie between them."""
_LONGEST = 40
_WHOLE = 100
_ENDS = re.compile(r"""\s*(?:[.,;:)!?”"](?!\d)|$)""")
# Of he and she it would be an age.
_AGED = re.compile(r"\b(?:age|aged)\b", re.I)
_SAID = re.compile(
    r"""
    \b(?:
        (?<!\b[Hh]e[ ])(?<!\b[Ss]he[ ])(?<!\bwho[ ])(?<!\bI[ ])(?:is|was|been|be|stands|stood|stays|stayed)
        | (?:gives?|gave|given)[ ](?:him|her|it|them)
        | offer(?:s|ed)? | puts?[ ]it
    )
    (?:[ ](?:at|still|now|then|only|just|nearer|closer[ ]to|more[ ]like|about|around|nearly|almost|some|over|under))*
    [ ]$
    """,
    re.VERBOSE,
)


def is_share_of_before(text: str, quantity: Quantity, last: Quantity, gap: int) -> bool:
    """Say whether a bare number in a sentence goes on with the share before it, ``gap`` code points away.

    It is said of a share ("it was", "it stood at", "gives her"), and nothing that it could count stands behind it.
    """
    if quantity.unit is not None or quantity.kind != "count" or last.unit is None or last.unit.name != "%":
        return False
    if quantity.value is None or not 0 <= quantity.value <= _WHOLE or not 0 <= gap <= _FAR:
        return False
    start, end = quantity.core
    before = text[max(0, min(quantity.start, start) - _LONGEST) : min(quantity.start, start)]
    return bool(_ENDS.match(text, end) and _SAID.search(before) and not _AGED.search(before))
