"""Ages: "34-year-old", "aged 34", "34 years old", "Smith, 44, said", and limits such as "over 21"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from extractors.candidates.number import Number
from extractors.lexicon import TENS, AgeWords

_REACH = 50
"""Code points before a number that tell an age; no repeat of the patterns below is longer."""

_NAME_BEFORE = re.compile(
    r"(?:[A-Z][\w'.-]{0,48}[^\W\dA-Z_]|\b(?:Jr|Sr|II|III)\.?)(?: \((?:left|right|cent(?:re|er))\))?,\s$"
)
_TWO_NAMES_BEFORE = re.compile(
    r"\b[A-Z][^\W\dA-Z_]*(?:['-]\w+)*(?: [A-Z]\.)? [A-Z][\w'-]*[^\W\dA-Z_](?: \((?:left|right|cent(?:re|er))\))?,? $"
)
# At the end of a sentence one name is enough where it speaks, or ends a list of such: "said Moss, 52."
_ENDS_WITH_AGE = re.compile(r"\b(?:said|says|added|told|asked|\d{1,2},(?: and)?) [A-Z][\w'-]{1,40}, $")
_AFTER_NAMES = re.compile(r"(?:,? (?:of|from|has|was|is|who|said)\b|,)")
_AFTER_APPOSITION = re.compile(r"(?:,|\)|;|\.(?:\s|$)|$)")
_OLD = re.compile(r"(?:[ -](?:years?|months?|weeks?|days?|yrs?)[ -](?:olds?|of[ -]age)\b|\s?y/?o\b)", re.I)
_AGED = re.compile(
    r"\b(?:aged|ages?|ages? of|turning|turned|turns)"
    r"(?: (?:at least|about|around|just|only|over|under|between|from|as young as|as old as|up to))? $",
    re.I,
)
_LIMIT_BEFORE = re.compile(r"\b(?:be|is|are|were|was|and) (?:over|under|above|below|older than|younger than) $", re.I)
_LIMIT_AFTER_NUMBER = re.compile(r" (?:and|or) (?:over|under|older|younger|above|below)\b")
_WHO_IS = re.compile(
    r"\b(?:who|he|she|I) (?:is|was|will be|had been|had just turned|had turned|would be|had|were) (?:only |just "
    r"|then |now )?$"
)
_NAME_IS = re.compile(r"\b[A-Z][\w'’-]{0,40}[a-z] (?:was|is|turned|turns|had been) (?:only |just )?$")
_NAME_IS_AFTER = re.compile(r"(?: (?:when|at the time)\b)")
_AT_FIRST = re.compile(r"(?:^|[.!?\"“] )At $")
_AT_FIRST_AFTER = re.compile(r", (?:he|she|the|his|her|[A-Z])")
_SIBLINGS = re.compile(r"^ and (\d{1,2})(?=\s?(?:[,;.)–—-]|$))")
# Results and prices: names of one word, each with its number. People of one name are listed with commas as well, so
# only what no list of people has tells them apart: a semicolon after each, a small letter, "the".
_RESULTS = re.compile(
    r"""
    [A-Z][\w'’]{1,30},\s\d{1,3};\s[A-Z][\w'’]{1,30},\s\d{1,3}\b(?![\w,]\w)
    | \b(?:the\s[A-Z]\w{1,30} | and\s(?!(?:the|an?|his|her)\s)[a-z]{1,30}),\s\d[\d,.]{0,8}\b
    """,
    re.X,
)
_WHO_IS_AFTER = re.compile(r"\s*(?:[.,;)](?!\d)|$|(?:when|at the time|then|and (?:had|was|has|is))\b)")
_AT = re.compile(r"\b(?:([a-z]+) )?([a-z]+) at (?:just |only )?$")
_TO_AGE = re.compile(r"(?: to |-|–)\d\d(?=[,.;)](?!\d)|$| (?:and|who|were|was|are|said|say|had|have|in|she|he|the)\b)")
_AT_AFTER = re.compile(r"\s*(?:[.,;)](?!\d)|$|(?:and|in|from|of|to|on|with|after|but|when|while)\b)")
_IN_BRACKETS = re.compile(r"\b[A-Z][a-z'-]+ [A-Z][\w'-]*[a-z] \($")
_LIMIT_AFTER = re.compile(
    r"(?:\s(?:and|or|to)\b|[.,;:)]|\s?$|\swho\b|\swith\b|\swere\b|\sare\b|\shave\b|\shad\b|\swill\b|\sin\b)"
)


_DECADE = re.compile(
    r"""
    \b(?:his|her|their|my|our)\s
    (?P<age>
        (?:(?P<part>early|mid|late)[- ]?(?:to\slate[- ])?)?
        (?P<tens>[2-9]0s|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)
    )\b
    """,
    re.I | re.X,
)


@dataclass(frozen=True, slots=True)
class AgeGrammar:
    """The patterns of the words beside an age, made once from the vocabulary."""

    events: frozenset[str]
    limit: re.Pattern[str]
    people: re.Pattern[str]
    person: re.Pattern[str]
    opener: re.Pattern[str]


def compile_ages(words: AgeWords) -> AgeGrammar:
    """Make the patterns from the vocabulary."""
    people, none, openers = ("|".join(sorted(w)) for w in (words.people, words.no_people, words.openers))
    return AgeGrammar(
        events=words.events,
        limit=re.compile(rf"\b(?:{people}) (?:over|under|above|below|older than|younger than) $", re.I),
        people=re.compile(rf"\b(?:{people}) $", re.I),
        person=re.compile(
            rf"\b(?:the|an?|his|her|their|another|two) (?:[a-z-]+ ){{0,3}}(?!(?:{none})\b)[a-z-]+, $", re.I
        ),
        opener=re.compile(rf"\b(?:{openers})[.,]* $"),
    )


def find_decade_ages(text: str) -> Iterator[Number]:
    """Yield ages by their decade, "a man in his late 20s", as a range.

    >>> [(int(n.low), int(n.high)) for n in find_decade_ages("in her fifties; in his late 20s") if n.low and n.high]
    [(50, 59), (27, 29)]
    """
    for found in _DECADE.finditer(text):
        named = found["tens"].lower()
        low = int(named[:2]) if named[0].isdigit() else TENS[named[:-3] + "y"]
        first, last = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get((found["part"] or "").lower(), (0, 9))
        start, end = found.span("age")
        yield Number(start, end, None, "vague", "age-decade", low=Decimal(low + first), high=Decimal(low + last))


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
    return ("year" if unit in ("y", "yr", "yo") else unit), found.end()


def is_bare_age(text: str, start: int, end: int, value: int, grammar: AgeGrammar) -> bool:
    """Say whether a bare whole number is an age by where it stands: "Smith, 44," or "aged 18" or "must be over 21".

    >>> text = "Ann Moss, 44, left; the boy, aged 9, stayed; room for 44."
    >>> sets = [frozenset([word]) for word in ("retired", "men", "total", "May")]
    >>> words = compile_ages(AgeWords(*sets))
    >>> [is_bare_age(text, 10, 12, 44, words), is_bare_age(text, 58, 60, 44, words)]
    [True, False]
    """
    if not 0 <= value <= 115:
        return False
    window = max(0, start - _REACH)
    before = text[window:start]
    if _is_clause_of_age(text, end, value, before):
        return True
    if _is_result(text, start, before):
        return False
    if _AGED.search(before) or (_WHO_IS.search(before) and _WHO_IS_AFTER.match(text, end)):
        return True
    if (at := _AT.search(before)) and value >= 10 and grammar.events & set(at.groups()) and _AT_AFTER.match(text, end):
        return True
    if 12 <= value <= 99 and (
        grammar.limit.search(before) or (grammar.people.search(before) and _TO_AGE.match(text, end))
    ):
        return True
    if 5 <= value <= 99 and grammar.person.search(before) and _is_aside(text, end, value):
        return True
    if grammar.people.search(before) and _LIMIT_AFTER_NUMBER.match(text, end):
        return True
    if value >= 16 and _IN_BRACKETS.search(before) and text[end : end + 1] == ")":
        return True
    if value >= 5 and not grammar.opener.search(before):
        two = _TWO_NAMES_BEFORE.search(before) is not None
        if _NAME_BEFORE.search(before) and _AFTER_APPOSITION.match(text, end):
            return two or _may_end(text, end, before)
        if two and _AFTER_NAMES.match(text, end):
            return not before.endswith(", ") or text.startswith(",", end)
    return 12 <= value <= 100 and bool(_LIMIT_BEFORE.search(before) and _LIMIT_AFTER.match(text, end))


def _is_clause_of_age(text: str, end: int, value: int, before: str) -> bool:
    """Say whether a clause is about an age: "Norden was 91 when", "At 103, she"."""
    if _NAME_IS.search(before) and _NAME_IS_AFTER.match(text, end):
        return True
    return value >= 16 and bool(_AT_FIRST.search(before) and _AT_FIRST_AFTER.match(text, end))


def _may_end(text: str, end: int, before: str) -> bool:
    """Say whether an age behind one name may stand here: at a sentence's end only behind a speaker, or in a list."""
    return not re.match(r"\.\s*$", text[end:]) or _ENDS_WITH_AGE.search(before) is not None


def _is_aside(text: str, end: int, value: int) -> bool:
    """Say whether an age behind a noun stands by itself: "the driver, 44, left", "two sisters, 19 and 22,"."""
    if _SIBLINGS.match(text[end : end + 12]):
        return True
    return value >= 14 and re.match(r", (?!\d)", text[end:]) is not None


def _is_result(text: str, start: int, before: str) -> bool:
    """Say whether a number behind a name of one word is one of a list of such: "Arnsey, 12; Belwick, 7"."""
    if not before.endswith(", ") or _TWO_NAMES_BEFORE.search(before):
        return False
    return _RESULTS.search(text, max(0, start - 60), start + 60) is not None
