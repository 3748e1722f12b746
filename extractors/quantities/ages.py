"""Ages: "34-year-old", "aged 34", "34 years old", "Smith, 44, said", and limits such as "over 21"."""

from __future__ import annotations

import re

from extractors.lexicon import AgeWords

_NAME_BEFORE = re.compile(
    r"(?:[A-Z][\w'.-]*[^\W\dA-Z_]|\b(?:Jr|Sr|II|III)\.?)(?: \((?:left|right|cent(?:re|er))\))?,\s$"
)
_TWO_NAMES_BEFORE = re.compile(
    r"\b[A-Z][^\W\dA-Z_]*(?:['-]\w+)*(?: [A-Z]\.)? [A-Z][\w'-]*[^\W\dA-Z_](?: \((?:left|right|cent(?:re|er))\))?,? $"
)
_AFTER_APPOSITION = re.compile(r"(?:,|\)|;|\.(?:\s|$)|$)")
_OLD = re.compile(r"(?:[ -](?:years?|months?|weeks?|days?|yrs?)[ -](?:olds?|of[ -]age)\b|\s?y/?o\b)", re.I)
_AGED = re.compile(
    r"\b(?:aged|ages?|ages? of|turning|turned|turns)"
    r"(?: (?:at least|about|around|just|only|over|under|between|from|as young as|as old as|up to))? $",
    re.I,
)
_LIMIT_BEFORE = re.compile(
    r"\b(?:be|is|are|were|was|those|people|anyone|women|men|adults|residents|drivers|applicants|and|children|everyone|voters"
    r"|patients|pensioners|workers|anybody|kids|boys|girls) (?:over|under|above|below|older than|younger than) $",
    re.I,
)
_LIMIT_PEOPLE = re.compile(r"\b(?:people|anyone|everyone|adults|children|women|men|those|pensioners|kids) $", re.I)
_LIMIT_AFTER_NUMBER = re.compile(r" (?:and|or) (?:over|under|older|younger|above|below)\b")
_WHO_IS = re.compile(
    r"\b(?:who|he|she|I) (?:is|was|will be|had been|had just turned|had turned|would be|had|were) (?:only |just |then |now )?$"
)
_WHO_IS_AFTER = re.compile(r"\s*(?:[.,;)](?!\d)|$|(?:when|at the time|then|and (?:had|was|has|is))\b)")
_THE_PERSON = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Aa]nother) (?:[a-z-]+ ){0,3}"
    r"(?!total|number|figure|score|tally|count|average|result|toll|mark|temperature|sum|maximum|minimum)[a-z-]+, $"
)
_AT = re.compile(r"\b(?:([a-z]+) )?([a-z]+) at (?:just |only )?$")
_PEOPLE = re.compile(
    r"\b(?:[Tt]hose|[Vv]oters|[Pp]eople|[Aa]dults|[Cc]hildren|[Ww]omen|[Mm]en|[Tt]eenagers|Americans|Britons) $"
)
_TO_AGE = re.compile(r"(?: to |-|–)\d\d(?=[,.;)](?!\d)|$| (?:and|who|were|was|are|said|say|had|have|in|she|he|the)\b)")
_ANYONE = re.compile(
    r"\b(?:[Aa]nyone|[Aa]nybody|[Ee]veryone|[Nn]o one|[Tt]hose|[Pp]eople|[Vv]oters|[Mm]en|[Ww]omen|[Aa]dults|[Cc]hildren"
    r"|[Tt]eenagers) (?:under|over|above|below) $"
)
_AT_AFTER = re.compile(r"\s*(?:[.,;)](?!\d)|$|(?:and|in|from|of|to|on|with|after|but|when|while)\b)")
_IN_BRACKETS = re.compile(r"\b[A-Z][a-z'-]+ [A-Z][\w'-]*[a-z] \($")
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


def is_bare_age(text: str, start: int, end: int, value: int, words: AgeWords) -> bool:
    """Say whether a bare whole number is an age by where it stands: "Smith, 44," or "aged 18" or "must be over 21".

    >>> text, words = "Ann Moss, 44, left; the boy, aged 9, stayed; room for 44.", AgeWords(frozenset())
    >>> [is_bare_age(text, 10, 12, 44, words), is_bare_age(text, 58, 60, 44, words)]
    [True, False]
    """
    if not 0 <= value <= 115:
        return False
    window = max(0, start - 50)
    before = text[window:start]
    if _AGED.search(before) or (_WHO_IS.search(before) and _WHO_IS_AFTER.match(text, end)):
        return True
    if (at := _AT.search(before)) and value >= 10 and words.events & set(at.groups()) and _AT_AFTER.match(text, end):
        return True
    if 12 <= value <= 99 and (_ANYONE.search(before) or (_PEOPLE.search(before) and _TO_AGE.match(text, end))):
        return True
    if 14 <= value <= 99 and _THE_PERSON.search(before) and re.match(r", (?!\d)", text[end:]):
        return True
    if _LIMIT_PEOPLE.search(before) and _LIMIT_AFTER_NUMBER.match(text, end):
        return True
    if value >= 16 and _IN_BRACKETS.search(before) and text[end : end + 1] == ")":
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
