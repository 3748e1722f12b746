"""Ages: "34-year-old", "aged 34", "34 years old", "Smith, 44, said", and limits such as "over 21"."""

from __future__ import annotations

import re

_NAME_BEFORE = re.compile(r"(?:[A-Z][\w'.-]*[a-z]|\b(?:Jr|Sr|II|III)\.?),\s$")
_TWO_NAMES_BEFORE = re.compile(r"\b[A-Z][a-z'-]+(?: [A-Z]\.)? [A-Z][\w'-]*[a-z],? $")
_AFTER_APPOSITION = re.compile(r"(?:,|\)|;|\.(?:\s|$)|$)")
_OLD = re.compile(r"(?:[ -](?:years?|months?|weeks?|days?|yrs?)[ -](?:olds?|of[ -]age)\b|\s?y/?o\b)", re.I)
_AGED = re.compile(
    r"\b(?:aged|age|ages|ages of|age of|aged between|turning|turned|turns|at the age of|under the age of|over the age of|above the age of|below the age of)(?: (?:at least|about|around|just|only|over|under|between|from|as young as|as old as|up to))? $",
    re.I,
)
_LIMIT_BEFORE = re.compile(
    r"\b(?:be|is|are|were|was|those|people|anyone|women|men|adults|residents|drivers|applicants|and|children|everyone|voters|patients|pensioners|workers) (?:over|under|above|below|older than|younger than) $",
    re.I,
)
_LIMIT_AFTER = re.compile(
    r"(?:\s(?:and|or|to)\b|[.,;:)]|\s?$|\swho\b|\swith\b|\swere\b|\sare\b|\shave\b|\shad\b|\swill\b|\sin\b)"
)
_MONTH_NAMES = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|On|In|At|But|And|The|However|Meanwhile|Yet|Then|Now)[.,]* $"
)


def read_age_suffix(text: str, end: int) -> tuple[str, int] | None:
    """Read "-year-old", " years old" or " years of age" at ``end``; gives the unit and where it ends.

    >>> read_age_suffix("34-year-old", 2), read_age_suffix("34 years", 2)
    (('year', 11), None)
    """
    found = _OLD.match(text, end)
    if not found:
        return None
    word = re.search(r"[a-z]+", found.group(), re.I)
    unit = word.group().lower().rstrip("s") if word else "year"
    return ("year" if unit in ("y", "yr") else unit), found.end()


def is_bare_age(text: str, start: int, end: int, value: int) -> bool:
    """Say whether a bare whole number is an age by where it stands: "Smith, 44," or "aged 18" or "must be over 21".

    >>> text = "Ann Moss, 44, left; the boy, aged 9, stayed; room for 44."
    >>> [is_bare_age(text, text.index("44"), text.index("44") + 2, 44), is_bare_age(text, 58, 60, 44)]
    [True, False]
    """
    if not 0 <= value <= 115:
        return False
    window = max(0, start - 50)
    before = text[window:start]
    if _AGED.search(before):
        return True
    if (
        value >= 5
        and _NAME_BEFORE.search(before)
        and not _MONTH_NAMES.search(before)
        and _AFTER_APPOSITION.match(text, end)
    ):
        return not re.match(r"\.\s*$", text[end:]) or bool(_TWO_NAMES_BEFORE.search(before))
    if (
        value >= 5
        and _TWO_NAMES_BEFORE.search(before)
        and re.match(r"(?:,? (?:of|from|has|was|is|who|said)\b|,)", text[end:])
        and not _MONTH_NAMES.search(before)
    ):
        return not before.endswith(", ") or bool(re.match(r",", text[end:]))
    return 12 <= value <= 100 and bool(_LIMIT_BEFORE.search(before) and _LIMIT_AFTER.match(text, end))
