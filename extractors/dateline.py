"""The dateline in front of a news story's first sentence: "PORT ALDERY, March 4 (Quay News) - A new bridge …"."""

from __future__ import annotations

import re

from extractors.types import Span

_PLACE = r"[A-Z][A-Z.'’-]+(?: [A-Z.'’/-]{2,}){0,4}"
_DATELINE = re.compile(
    rf"\s*{_PLACE}(?:, [A-Z][\w. ]{{1,24}})?(?:, (?:[A-Z][a-z]{{2,8}}\.? \d{{1,2}}|\d{{1,2}} [A-Z][a-z]{{2,8}}))?"
    r"(?:,? ?\([A-Z][\w .&]{1,24}\))?\s(?:[-–—]|--)\s(?=[“\"'‘]?[A-Z0-9])"
)
_LONGEST = 90


def skip_dateline(text: str, sentence: Span) -> Span:
    """Give a sentence without its dateline; one without is given as it is.

    >>> text = "PORT ALDERY, March 4 - A new bridge will cost $3bn."
    >>> skip_dateline(text, Span(0, len(text))).of(text)
    'A new bridge will cost $3bn.'
    """
    found = _DATELINE.match(text, sentence.start, min(sentence.end, sentence.start + _LONGEST))
    return Span(found.end(), sentence.end) if found else sentence
