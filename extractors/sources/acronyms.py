"""Acronyms and what they stand for: "Institute for the Study of War (ISW)", or initials that fit a name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.sources.names import Name

_BEHIND = re.compile(r"\s\((?:the )?([A-Z][A-Za-z&.-]{1,9})\)")
_BEFORE = re.compile(r"\b([A-Z]{2,8})\s\((?:the )?([A-Z][a-z]+(?: [\w’'&-]+){1,7})\)")


def find_acronyms(text: str, names: Sequence[Name]) -> dict[str, str]:
    """Map the acronyms of an article to the names that they stand for."""
    found: dict[str, str] = {}
    for name in names:
        after = _BEHIND.match(text, name.span.end)
        if after and " " in name.text and _fits(after[1], name.text):
            found.setdefault(after[1], name.text)
    for match in _BEFORE.finditer(text):
        if _fits(match[1], match[2]):
            found.setdefault(match[1], match[2])
    spelled = {_initials(n.text): n.text for n in names if len(n.text.split()) > 2 and not n.loose}
    for name in names:
        if name.text.isupper() and 2 < len(name.text) < 7 and name.text in spelled:
            found.setdefault(name.text, spelled[name.text])
    return found


def _fits(acronym: str, name: str) -> bool:
    """Say whether letters in brackets may be short for a name: they stand in it, in order, from an initial on.

    >>> _fits("ISW", "Institute for the Study of War"), _fits("R-OK", "Mary Fallin")
    (True, False)
    """
    letters = [c for c in acronym.lower() if c.isalpha()]
    rest = iter(name.lower())
    return letters[0] in {w[0].lower() for w in name.split()} and all(c in rest for c in letters)


def _initials(name: str) -> str:
    return "".join(w[0] for w in name.split() if w[0].isupper())
