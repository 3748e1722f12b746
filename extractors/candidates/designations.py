"""Spans of a sentence that hold digits or number words but make no claim: dates, times, names, references, codes."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

from extractors.candidates.date_patterns import DATES
from extractors.candidates.reference_patterns import REFERENCES
from extractors.lexicon import Currencies, Designations, YearWords

_FOUR = re.compile(r"(?<![\d.,$€£¥#/:\w-])(1[0-9]\d\d|2[01]\d\d)(?![\d%\w]|[,.:]\d|-\w)")
_BEFORE = re.compile(r"((?<![A-Za-z.])[A-Za-z.]++|\d{4})[\s,(\"'-]*+$")
_ABOUT = frozenset(["c", "ca"])
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
    plural = _is_plural(following, words)
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
    if word in words.calendar or (word in _ABOUT and not plural):
        return not (following in words.people and word not in ("in", "since"))
    if word in words.counting:
        return False
    if word in words.open or word.isdigit():
        return (modern and following not in words.people) or (not plural and year < 2060)
    if not modern:
        return False
    return not (plural and year % 50 == 0) or word == "new"


def _is_plural(word: str, words: YearWords) -> bool:
    return (word.islower() and len(word) > 3 and word.endswith("s")) or word in words.people


_NUMERAL = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen)"
_NAMED = (
    r"(?:\d{1,6}(?:\.\d+)*(?:\([a-z0-9]\))*[A-Za-z]?(?:'s)?"
    r"(?![\d%A-Za-z]|,\d{3}|\s?(?:per ?cent|million|billion|thousand|percent)\b)"
    r"|(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve)\b)"
)

_LIST_MARK = re.compile(r"^[\s\"'(]*\d{1,3}[.)](?=\s)|(?<=[.!?;] )\d{1,2}[.)] (?=[A-Z])")
# The bounds here are longer than any name, and keep a text of nothing but initials from being read once for each.
_LETTER_DIGIT = re.compile(r"(?<![\w$€£¥&])([A-Za-z][A-Za-z.]{0,60}+)(=?)(\d[\d.,]*)([A-Za-z]*)(\w*(?:[-./]\w+)*)")
_LETTER_HYPHEN = re.compile(r"(?<![\w-])((?:[A-Za-z]\w*+-)*?[A-Za-z][\w'.]{0,60}+)-\d\w*(?:[-/.]\w+)*")
_LOOSE_PREFIX = re.compile(
    r"(?:^|-)(?:[Ss]ub|[Mm]inus|[Pp]lus|to|then|now|roughly|nearly|about|around|some|almost|or|and|of|a|an|up|than"
    r"|at|by|is|was|from|with|just|until|-)$"
)
_NAME_NUMBER = re.compile(
    r"(?<=[a-z,] )(?:(?:[A-Z][\w']++|of|the) ){0,16}?(?P<word>[A-Z][a-z]++)\s\d{1,4}"
    r"(?=[,;:)](?!\d| [A-Z][a-z]+ \d)|\.(?:\s|$)|$| (?:and|or) (?!\d)|(?P<verb> (?:in|on|at|is|was|has|had|as|with"
    r"|by|when|which|while|that) ))"
)
# "a Bell 429 to follow them": a thing of a name.
_MODEL = re.compile(
    r"(?:(?<=\b[Aa] )|(?<=\b[Aa]n ))[A-Z][a-z]{2,} \d{2,4}\b"
    r"(?![\d,.%-]\d|%|-| [a-z]+s\b| ?(?:[mb]illion|per ?cent)\b)"
)
# "R12 million", and "R640 000" with its digits in groups.
_NUMBER_GOES_ON = re.compile(r" (?:(?:thousand|million|billion|trillion|bn|tn|crore|lakh)\b|\d{3}(?![\w,.]*\d))")
_WORDS = re.compile(r"[A-Za-z][\w'-]+")
_SMALL = frozenset("the and for but nor or of in on at to by as is an with from into over after amid says".split())
_SPAN_TITLE = re.compile(r"\b(?:\d{1,3}|[A-Z][a-z]+) (?:Seconds|Minutes|Hours|Days|Weeks|Months|Years)\b'?")
_STARTS = re.compile(r"(?:^|[.?!:;\"(—–|]\s*|\s-\s)$")
_NUMBER_WORD = re.compile(
    r"\b(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|Thirteen|Fourteen|Fifteen|Sixteen"
    r"|Seventeen|Eighteen"
    r"|Nineteen|Twenty|Thirty|Forty|Fifty|Sixty|Seventy|Eighty|Ninety|Hundred|Thousand|Million|Billion|Dozens?|Half"
    r"|Third)\b"
)


@dataclass(frozen=True, slots=True)
class Designator:
    """The patterns of designations, made once from the vocabulary."""

    patterns: tuple[tuple[str, re.Pattern[str]], ...]
    signs: frozenset[str]
    no_name: frozenset[str]
    years: YearWords
    capitals: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Designation:
    """A span that is no figure, in the sentence's own offsets, and the rule that says so."""

    start: int
    end: int
    rule: str


def compile_designations(words: Designations, currencies: Currencies) -> Designator:
    """Make the patterns; ``currencies`` tell "R12m" (money) from "B12" (a name)."""
    capitalised = "|".join(re.escape(w) for w in sorted(words.capitalised, key=len, reverse=True))
    lower = "|".join(re.escape(w) for w in sorted(words.lower, key=len, reverse=True))
    names = "|".join(re.escape(n) for n in sorted(words.names, key=len, reverse=True))
    streets = "|".join(re.escape(s) for s in sorted(words.streets, key=len, reverse=True))
    sequence = rf"(?:\s?(?:-|–|to|and|or|&|,)\s?{_NAMED}(?! [a-z]+s\b))*"
    patterns = [(rule, re.compile(pattern)) for rule, pattern in (*DATES, *REFERENCES)]
    patterns += [
        ("name", re.compile(rf"(?<![\w.,])(?:{names})(?!\w)")),
        ("model-behind-article", _MODEL),
        ("designator", re.compile(rf"(?<![\w-])(?:{capitalised})(?:'s)?\s{_NAMED}(?:{sequence})")),
        ("designator-lower", re.compile(rf"(?<![\w-])(?:{lower})\s(?:{_NAMED}|{_NUMERAL}\b)(?:{sequence})")),
        (
            "address",
            re.compile(
                rf"""
                (?<![\d.,$€£])\b\d{{1,5}}[A-Z]?
                (?:\s(?:[NSEW]|North|South|East|West)\.?)?
                (?:\s(?:[A-Z][\w'.]*|\d+(?:st|nd|rd|th))){{1,4}}?
                \s(?:{streets})(?![\w])
                """,
                re.X,
            ),
        ),
    ]
    bodies = "|".join(sorted(words.bodies))
    capitals = re.compile(
        rf"(?<![\w.-])(?!(?:{bodies})\b)([A-Z]{{1,4}})\s\d{{2,4}}"
        r"(?![\w%]|[,.]\d|-\w| ?(?:per ?cent|million|billion)\b| [a-z]{2,}s\b| people\b)"
    )
    return Designator(tuple(patterns), frozenset(currencies.signs), words.no_name, words.years, capitals)


def find_designations(text: str, designator: Designator, units: Container[str]) -> list[Designation]:
    """Find what is no figure in one folded sentence, sorted by start; ``units`` are singular unit words."""
    found = [
        Designation(*m.span(), rule)
        for rule, pattern in designator.patterns
        for m in pattern.finditer(text)
        if not (rule == "designator" and _is_order(text, m))
    ]
    found += [Designation(a, b, "year") for a, b in find_years(text, units, designator.years)]
    found += [Designation(*m.span(), "list-mark") for m in _LIST_MARK.finditer(text)]
    found += _find_letter_codes(text, designator)
    if not is_title_case(text):
        found += [Designation(*m.span(), "title") for m in _SPAN_TITLE.finditer(text)]
        found += [
            Designation(*m.span(), "name-number")
            for m in _NAME_NUMBER.finditer(text)
            if m["word"] not in designator.no_name and not (m["verb"] and m.start() < m.start("word"))
        ]
    found += _find_capitalised(text)
    return sorted((d for d in found if d.end > d.start), key=lambda d: (d.start, d.end))


def _is_order(text: str, found: re.Match[str]) -> bool:
    """Say whether a first word only looks like a designator: "Seat 60 guests", "Line 12 walls"."""
    return bool(
        _STARTS.search(text, 0, found.start()) and re.match(r"\s[a-z]{2,}s\b", text[found.end() : found.end() + 24])
    )


def _find_letter_codes(text: str, designator: Designator) -> Iterator[Designation]:
    """Find "B12", "PM2.5", "F-16" and "COVID-19", but not "R12m", "RM23.50" or "sub-7"."""
    signs = designator.signs
    for m in _LETTER_DIGIT.finditer(text):
        letters, digits, tail = m[1], m[3], m[4]
        known = letters in signs or letters + m[2] in signs or letters.rstrip(".") in signs
        if known and (
            len(letters) > 1
            or m[2]
            or tail in ("m", "bn", "k", "tn", "mn", "b")
            or "," in digits
            or "." in digits
            or _NUMBER_GOES_ON.match(text, m.end())
        ):
            continue
        yield Designation(*m.span(), "letter-code")
    for m in designator.capitals.finditer(text):
        if m[1] not in signs:
            yield Designation(*m.span(), "capitals-number")
    for m in _LETTER_HYPHEN.finditer(text):
        if not _LOOSE_PREFIX.search(m[1]):
            yield Designation(*m.span(), "letter-hyphen-code")


def _find_capitalised(text: str) -> Iterator[Designation]:
    """Find number words that a capital in mid-sentence makes a name ("the Big Three"); in a headline it makes none."""
    candidates = [m for m in _NUMBER_WORD.finditer(text) if not _STARTS.search(text, max(0, m.start() - 4), m.start())]
    if not candidates or is_title_case(text):
        return
    for m in candidates:
        yield Designation(*m.span(), "capitalised-word")


"""Words that a headline in capitals may leave small."""


def is_title_case(text: str) -> bool:
    """Say whether most longer words start with a capital, as in a headline.

    >>> is_title_case("Police Say Four Held After Heist"), is_title_case("Police say the Big Four met")
    (True, False)
    """
    words = [w for w in _WORDS.findall(text[:300]) if w not in _SMALL]
    return len(words) >= 2 and sum(w[0].isupper() for w in words) >= 0.8 * len(words)
