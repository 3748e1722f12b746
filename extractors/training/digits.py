"""Other digits in the place of a text's own, so that the network does not read whose a number is off its digits."""

from __future__ import annotations

import random
import re

_NUMBER = re.compile(r"\d+")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_LEADS = 0.5
"""How often the first digit of a number changes too."""


def vary_digits(text: str, rng: random.Random) -> str:
    """Give a text of the same length with other digits: years, "0" and "1" stay, and a number keeps its length.

    >>> vary_digits("In 2019 the 1,204 men of 17 left at 1.", random.Random(5))
    'In 2019 the 1,894 men of 10 left at 1.'
    """
    return _NUMBER.sub(lambda found: _vary(found.group(), rng), text)


def _vary(digits: str, rng: random.Random) -> str:
    if _YEAR.fullmatch(digits) or digits in ("0", "1"):
        return digits
    first = str(rng.randint(2 if len(digits) == 1 else 1, 9)) if rng.random() < _LEADS else digits[0]
    return first + "".join(str(rng.randint(0, 9)) for _ in digits[1:])
