"""Spans of a sentence that hold digits or number words but make no claim: dates, times, names, references, codes."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

from extractors.lexicon import Currencies, Designations
from extractors.years import find_years

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?![a-z])"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_NOT_MORE = r"(?![\d%]|[,.:]\d|\s?(?:per ?cent|million|billion|thousand)\b)"
_CLOCK_END = r"\s?(?:[ap]\.?m\b\.?|[AP]\.?M\b\.?|o'clock\b)"
_ZONE = r"(?:GMT|UTC|BST|EST|EDT|CET|CEST|ET|PT|PST|PDT|IST|JST|local time|hours GMT|hours local)"
_NUMERAL = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen)"
_NAMED = r"(?:\d{1,4}(?:\.\d+)*(?:\([a-z0-9]\))*[A-Za-z]?(?:'s)?(?![\d%A-Za-z]|,\d{3}|\s?(?:per ?cent|million|billion|thousand|percent)\b)|(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve)\b)"

_FIXED: tuple[tuple[str, str], ...] = (
    ("url", r"(?:https?://|www\.)\S+|\b[\w.+-]+@[\w-]+\.[\w.]+|(?<!\w)@\w+|(?<!\w)#\w+|\b[\w-]+\.(?:com|org|net|gov|edu|co\.uk|io)\b\S*"),
    ("date-month-day", rf"\b{_MONTH}\s+{_DAY}(?!\d){_NOT_MORE}(?:\s?(?:-|–|to|through|until|or)\s?(?:{_MONTH}\s)?{_DAY}{_NOT_MORE}\b(?! [a-z]+s\b)|\sand\s{_DAY}\b(?=\s*(?:[,.;)]|$|in\b|at\b|of\b)))*(?:,?\s+(?:1[5-9]|20)\d\d\b)?"),
    ("date-day-month", rf"\b(?:{_DAY}\s?(?:-|–|to|and|,)\s?)?{_DAY}\s+(?:of\s+)?{_MONTH}(?:,?\s+(?:1[5-9]|20)\d\d\b)?"),
    ("date-month-year", rf"\b{_MONTH},?\s+(?:of\s+)?(?:1[5-9]|20)\d\d\b(?![,.]\d|%)"),
    ("date-numeric", r"\b\d{4}-\d\d-\d\d(?:T[\d:.+]+Z?)?\b|\b\d{1,2}[/.]\d{1,2}[/.](?:19|20)?\d\d\b"),
    ("season", r"(?<![\d,.$])\b(?:1[5-9]|20)\d\d\s?[-–/]\s?(?:(?:1[5-9]|20)\d\d|\d\d)\b(?![,.]\d|%|\s?(?:per ?cent|million|billion))"),
    ("clock", rf"\b(?:\d{{1,2}}(?:[:.]\d\d)?\s?(?:-|–|to|and)\s?)?\d{{1,2}}(?:[:.]\d\d)?(?::\d\d)?{_CLOCK_END}|\b{_NUMERAL} o'clock\b|\b\d{{1,2}}:\d\d(?::\d\d)?\b|\b[0-2]\d[0-5]\d\s?{_ZONE}\b|\bhalf past {_NUMERAL}\b|\b\d{{1,2}}(?:\.\d\d)? {_ZONE}\b"),
    ("clock-at", r"\b[Aa]t (?:\d|1[0-2]|" + _NUMERAL + r")(?=\s*(?:[,.;)](?!\d)|$|on (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)|in the (?:morning|afternoon|evening)|tonight|tomorrow))"),
    ("decade", r"(?<![\d,.$])\b(?:1\d|20)?\d0'?s\b|(?<!\w)'\d\ds?\b|\b(?:mid|early|late)[- ]\d0s\b"),
    ("ordinal", r"\b\d[\d,]*(?:st|nd|rd|th)\b(?:-\w+)?"),
    ("quarter", r"\b(?:Q[1-4]|H[12]|FY)\s?(?:'?\d\d(?:\d\d)?)?\b|\b[1-4]Q(?:\d\d)?\b|\bfiscal (?:year )?\d{4}\b"),
    ("reference", r"\[\d{1,3}(?:[,-]\s?\d+)*\]|(?:\bpp?\.|§+|\bNos?\.|\bVol\.)\s?\d[\d.]*(?:\([a-z0-9]\))*(?:\s?[-–]\s?\d+)?|#\s?\d+|\bISBN[\s:]*[\d-]+"),
    ("number-sign", r"\b[Nn](?:umber|o)\s(?:\d{1,3}|" + _NUMERAL + r")(?![\d,]*\d|\s?%|\s[a-z]{3,}s\b)"),
    ("phone", r"\+\d{1,3}(?:[ -]\(?\d{1,4}\)?){2,5}|\(?\b\d{3}\)?[ .-]\d{3}[-.]\d{4}\b|(?<![\d.,])\b0\d{2,4}[ -]\d{3,4}(?:[ -]\d{3,4})?\b|\b1-\d{3}-\d{3}-\d{4}\b|\b\d{3}-\d{4}\b"),
    ("code", r"\b[A-Z]{2,}\s-\d+\b|(?<![\d.,])\b0\d+\b(?![.,]\d)|\b0x[0-9a-fA-F]+\b|(?<![\d.,$€£¥])\b\d{10,}\b(?!\.\d|,\d)|\b\d+[A-Za-z]+\d\w*\b|\b\d+\.\d+\.\d[\d.]*"),
    ("slash", r"(?<![\w.])\d{1,4}/\d{1,4}(?:/\d+)?\b(?!\s(?:cups?|miles?|inch(?:es)?|of|hours?)\b)(?![ -](?:inch|mile))"),
    ("formation", r"\b\d-\d-\d(?:-\d)?\b|\b(?:four-by-four|two-by-four|4[x×]4)\b|\b\d+ [Uu]nder \d+\b"),
    ("model", r"\b7[0-8]7(?:-\d+)?[xX]?s?(?= (?:Max|MAX|Dreamliner|jets?|planes?|aircraft|airliners?|fleet|series)\b|s\b|[xX]\b)|\b\d{1,4}(?= (?:Pro|Max|Plus|Ultra|Mini|Lite|SE|XL|MAX|GT|GTI|Series)\b)|\b\d+-\d+(?=s?\s[A-Z][a-z])(?! [A-Z]\w+ (?:win|loss|victory|defeat|lead))"),
    ("compound-one", r"\bone-(?:on-one|to-one|way|time|off|sided|stop|man|woman|dimensional|size|liner|handed|eyed|another)\b|\bone (?:another|day|by one|thing|way or|of)\b|\b(?:no|any|every|some|this|that|which|another|each|the) one\b(?!-)(?! [a-z]+ (?:person|man|woman))|\b(?:zero|two|three)-(?:sum|faced|dimensional)\b|\bone's\b|\b(?:[Tt]wenty|[Tt]hirty|[Ff]orty)-?somethings?\b"),
    ("decade-words", r"\b(?:[Tt]wenties|[Tt]hirties|[Ff]orties|[Ff]ifties|[Ss]ixties|[Ss]eventies|[Ee]ighties|[Nn]ineties)\b"),
)  # fmt: skip
_LIST_MARK = re.compile(r"^[\s\"'(]*\d{1,3}[.)](?=\s)|(?<=[.!?;] )\d{1,2}[.)] (?=[A-Z])")
_LETTER_DIGIT = re.compile(r"(?<![\w$€£¥&])([A-Za-z][A-Za-z.]*)(=?)(\d[\d.,]*)([A-Za-z]*)((?:[-./]\w+)*)")
_LETTER_HYPHEN = re.compile(r"(?<![\w-])((?:[A-Za-z]\w*-)*?[A-Za-z][\w'.]*)-\d\w*(?:[-/.]\w+)*")
_CAPITALS_NUMBER = re.compile(
    r"(?<![\w.-])(?!(?:US|UK|UN|EU|USA|NATO|UAE|FBI|CIA|AP|GMT|AM|PM|BST|EST|EDT|BC|AD|IDF|IS|NHS|NFL|NBA|WHO|IMF|ISW|FDA|DC|TV|OK|A|I)\b)"
    r"([A-Z]{1,4})\s\d{2,4}(?![\w%]|[,.]\d|-\w| ?(?:per ?cent|million|billion)\b| [a-z]{2,}s\b| people\b)"
)
_LOOSE_PREFIX = re.compile(
    r"(?:^|-)(?:[Ss]ub|[Mm]inus|[Pp]lus|to|then|now|roughly|nearly|about|around|some|almost|or|and|of|a|an|up|than|at|by|is|was|from|with|just|until|-)$"
)
_STARTS = re.compile(r"(?:^|[.?!:;\"(—–|]\s*|\s-\s)$")
_NUMBER_WORD = re.compile(
    r"\b(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|Thirteen|Fourteen|Fifteen|Sixteen|Seventeen|Eighteen"
    r"|Nineteen|Twenty|Thirty|Forty|Fifty|Sixty|Seventy|Eighty|Ninety|Hundred|Thousand|Million|Billion|Dozens?|Half|Third)\b"
)


@dataclass(frozen=True, slots=True)
class Designator:
    """The patterns of designations, made once from the vocabulary."""

    patterns: tuple[tuple[str, re.Pattern[str]], ...]
    signs: frozenset[str]


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
    patterns = [(rule, re.compile(pattern)) for rule, pattern in _FIXED]
    patterns += [
        ("name", re.compile(rf"(?<![\w.,])(?:{names})(?!\w)")),
        ("designator", re.compile(rf"(?<![\w-])(?:{capitalised})(?:'s)?\s{_NAMED}(?:{sequence})")),
        ("designator-lower", re.compile(rf"(?<![\w-])(?:{lower})\s(?:{_NAMED}|{_NUMERAL}\b)(?:{sequence})")),
        (
            "address",
            re.compile(
                rf"\b\d{{1,5}}[A-Z]?(?:\s(?:[NSEW]|North|South|East|West)\.?)?(?:\s(?:[A-Z][\w'.]*|\d+(?:st|nd|rd|th))){{1,4}}?\s(?:{streets})(?![\w])"
            ),
        ),
    ]
    return Designator(tuple(patterns), frozenset(currencies.signs))


def find_designations(text: str, designator: Designator, units: Container[str]) -> list[Designation]:
    """Find what is no figure in one folded sentence, sorted by start; ``units`` are singular unit words."""
    found = [
        Designation(*m.span(), rule)
        for rule, pattern in designator.patterns
        for m in pattern.finditer(text)
        if not (rule == "designator" and _is_order(text, m))
    ]
    found += [Designation(a, b, "year") for a, b in find_years(text, units)]
    found += [Designation(*m.span(), "list-mark") for m in _LIST_MARK.finditer(text)]
    found += _find_letter_codes(text, designator.signs)
    found += _find_capitalised(text)
    return sorted((d for d in found if d.end > d.start), key=lambda d: (d.start, d.end))


def _is_order(text: str, found: re.Match[str]) -> bool:
    """Say whether a first word only looks like a designator: "Seat 60 guests", "Line 12 walls"."""
    return bool(
        _STARTS.search(text, 0, found.start()) and re.match(r"\s[a-z]{2,}s\b", text[found.end() : found.end() + 24])
    )


def _find_letter_codes(text: str, signs: frozenset[str]) -> Iterator[Designation]:
    """Find "B12", "PM2.5", "F-16" and "COVID-19", but not "R12m", "RM23.50" or "sub-7"."""
    for m in _LETTER_DIGIT.finditer(text):
        letters, digits, tail = m[1], m[3], m[4]
        known = letters in signs or letters + m[2] in signs or letters.rstrip(".") in signs
        if known and (
            len(letters) > 1 or m[2] or tail in ("m", "bn", "k", "tn", "mn", "b") or "," in digits or "." in digits
        ):
            continue
        yield Designation(*m.span(), "letter-code")
    for m in _CAPITALS_NUMBER.finditer(text):
        if m[1] not in signs:
            yield Designation(*m.span(), "capitals-number")
    for m in _LETTER_HYPHEN.finditer(text):
        if not _LOOSE_PREFIX.search(m[1]):
            yield Designation(*m.span(), "letter-hyphen-code")


def _find_capitalised(text: str) -> Iterator[Designation]:
    """Find number words that a capital inside a sentence makes a name ("the Big Three"), unless all of it is a headline."""
    candidates = [m for m in _NUMBER_WORD.finditer(text) if not _STARTS.search(text, max(0, m.start() - 4), m.start())]
    if not candidates or is_title_case(text):
        return
    for m in candidates:
        yield Designation(*m.span(), "capitalised-word")


def is_title_case(text: str) -> bool:
    """Say whether most longer words start with a capital, as in a headline.

    >>> is_title_case("Police Say Four Held After Heist"), is_title_case("Police say the Big Four met")
    (True, False)
    """
    words = [w for w in re.findall(r"[A-Za-z][\w'-]*", text[:300]) if len(w) > 3]
    return len(words) >= 2 and sum(w[0].isupper() for w in words) >= 0.7 * len(words)
