"""Times of races with their decimals, "1:44.31" and "2:04:05.7": lengths of time, which no clock shows so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from extractors.candidates.number import Number

RULE = "race-time"
_TIMES = re.compile(
    r"(?<![\d:.,])(?:(?P<hours>\d{1,2}):)?(?P<minutes>[0-5]?\d):(?P<seconds>[0-5]\d\.\d{1,3})(?![\d:]|\.\d)"
)


def find_race_times(text: str) -> Iterator[Number]:
    """Yield the times of races, in seconds.

    >>> [str(number.value) for number in find_race_times("She won in 4:05.77, after 1:02:03.5 on skis, at 4:05.")]
    ['245.77', '3723.5']
    """
    for found in _TIMES.finditer(text):
        whole = 3600 * int(found["hours"] or 0) + 60 * int(found["minutes"])
        yield Number(*found.span(), whole + Decimal(found["seconds"]), "digits", RULE)
