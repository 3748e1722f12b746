"""Tell a year from a count of the same four digits by the words around it."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from extractors.lexicon import YearWords

_FOUR = re.compile(r"(?<![\d.,$€£¥#/:\w-])(1[0-9]\d\d|2[01]\d\d)(?![\d%\w]|[,.:]\d|-\w| \d{3}\b)")
_BEFORE = re.compile(r"((?<![A-Za-z.])[A-Za-z.]++|\d{4})[\s,(\"'-]*+$")
_GROUPED = re.compile(r"(?<![\w.])\d{1,3} $")
_AFTER = re.compile(r"[\s)]*([A-Za-z]+)")
_SUM = re.compile(
    r"\b(?:average|total|number|maximum|minimum|sum|price|cost|value|more|less|fewer|rate) (?:of|than|at|is|was) $",
    re.I,
)


def find_years(text: str, units: Container[str], words: YearWords) -> Iterator[tuple[int, int]]:
    """Yield the spans of four-digit years in one sentence; ``units`` are singular unit words, which make it a measure.

    >>> text = "In 2019 some 2000 people left for 1500 metres."
    >>> words = YearWords(frozenset(["in"]), frozenset(["of"]), frozenset(["some"]), frozenset(["people"]))
    >>> [text[a:b] for a, b in find_years(text, {"metre"}, words)]
    ['2019']
    """
    for found in _FOUR.finditer(text):
        if _is_year(text, found, units, words):
            yield found.span()


def _is_year(text: str, found: re.Match[str], units: Container[str], words: YearWords) -> bool:
    year = int(found[1])
    if _GROUPED.search(text, max(0, found.start() - 6), found.start()):
        return False
    before = _BEFORE.search(text, max(0, found.start() - 24), found.start())
    after = _AFTER.match(text, found.end())
    word = before[1].lower().rstrip(".") if before else ""
    following = after[1] if after else ""
    if (
        following.lower() in units
        or following.lower().rstrip("s") in units
        or following in ("million", "billion", "thousand")
    ):
        return False
    if _SUM.search(text, max(0, found.start() - 24), found.start()):
        return False
    plural = (following.islower() and len(following) > 3 and following.endswith("s")) or following in words.people
    modern = 1900 <= year <= 2059
    medieval = word in ("ad", "a.d", "bc", "in", "since", "until", "circa") or (
        word in ("after", "before") and year % 50 != 0 and not plural
    )
    if year < 1100 and not medieval:
        return (
            word.isdigit()
            or bool(re.search(r"\bA\.?D\.? $", text[: found.start()]))
            or (word == "and" and bool(re.search(r"A\.?D\.? \d+ and $", text[: found.start()])))
        )
    if word in ("around", "about"):
        return modern and not plural and year % 100 != 0
    if year >= 2060:
        return word in ("by", "in", "until", "before", "after", "since", "year") and not plural
    if word in words.calendar:
        return not (following in words.people and word not in ("in", "since"))
    if word in words.counting:
        return False
    if word in words.open or word.isdigit():
        return (modern and following not in words.people) or (not plural and year < 2060)
    if not modern:
        return False
    return not (plural and year % 50 == 0) or word == "new"
