"""Fractions, proportions and multiples: two-thirds, half, one in five, three out of four, doubled, tenfold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from extractors.candidates.number import Number
from extractors.lexicon import SCALES, SMALL

_PARTS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "twelfth": 12, "sixteenth": 16, "twentieth": 20, "hundredth": 100, "thousandth": 1000,
}  # fmt: skip
_TOPS = {w: SMALL[w] for w in "one two three four five six seven eight nine".split()}
_LESSER = "|".join(part for part in _PARTS if not part.startswith("hal"))
_WORDED = re.compile(rf"\b({'|'.join(_TOPS)}|an?)([ -])(half|halves|(?:{_LESSER})s?)\b(?!-)", re.I)
_HALF = re.compile(r"\bhalf\b", re.I)
_NOT_HALF = re.compile(
    r"\b(?:first|second|other|latter|better|later|next|last|final|opening|top|bottom|front|back|this|left|right"
    r"|northern"
    r"|southern|eastern|western|upper|lower|previous|same|each|either|current|year|fiscal|early) $",
    re.I,
)
_NOT_AFTER_HALF = re.compile(
    r"(?:-(?!a-|percent|point|mile|hour|million|billion|century|dozen|share|stake|finished)|-?time\b|-brother"
    r"|-sister| past\b| term\b| marathon\b| mast\b"
    r"| back\b| volley| board\b| truth| measures?\b| century\b|[ -]way\b| asleep\b| full\b| empty\b| hearted)",
    re.I,
)
_SHARE_BEFORE = re.compile(
    r"\b(?:by|of (?:which|whom|them|these|those),?(?: about| some| nearly| almost| roughly| only| just| over)?) $", re.I
)
_OFTEN = re.compile(r"\b(?:times?|twice|thrice)$", re.I)
_OFTEN_BEHIND = re.compile(
    r"""
    \s*(?:[.,;:!?)”"]|$)
    | [ ](?:an?|per|each|every|this|last)[ ]
      (?:second|minute|hour|day|night|week|weekend|fortnight|month|season|year|decade)\b
    | [ ](?:since|before|during|in|on|at|by|with|when|while|between|to|and|but|already|previously)\b
    """,
    re.VERBOSE,
)
# "grew three times", "covered four times": by how much after all.
_GROWN = re.compile(
    r"\b(?:grew|grown|rose|risen|increas\w+|multiplied|\w*subscribed|covered|worth|up)\b[^.;]{0,12}$", re.I
)
_BACK = 28
"""Code points before a fraction in which such words stand."""
_OF_AFTER = re.compile(
    r"(?:\s+|-)(?:of\b|off\b|a\b|an\b|the\b|its\b|his\b|her\b|their\b|our\b|my\b|as\b|that\b|those\b|all\b"
    r"|percentage\b)|\s*[.,;:)!?]|\s*$",
    re.I,
)
_STILL = re.compile(
    r" (?:are|were|is|was|have|had|said|still|did|do|will|would|could|can|more|less|higher|lower|fewer)\b"
)
_QUARTER_POINT = re.compile(r"\bquarter(?=[ -](?:percentage[ -])?points?\b|[- ]century\b)", re.I)
# The slash of fractions (U+2044) makes one wherever it stands.
_SLASHED = re.compile(
    r"(?<![\w/.])([1-9])(?:/([2-9]|10)(?= of\b| cups?\b|[ -]inch|[ -]mile| (?:an? )?hours?\b)|⁄([2-9]|1\d)(?!\d))"
)
_NUMERAL = r"(?:\d{1,4}|" + "|".join(SMALL) + ")"
_SCALE = "(?:hundred|thousand|million|billion|trillion)"
_BOTTOM = (
    rf"(?:\d{{1,3}}(?:,\d{{3}}){{1,5}}|\d{{1,4}}(?:\.\d+)?|{'|'.join(SMALL)}|an?(?=[ -]{_SCALE})|(?={_SCALE} ))"
    rf"(?:(?:[ -]|(?<= )){_SCALE}){{0,3}}"
)
_RATIO = re.compile(
    rf"\b({_NUMERAL})(?: (?:people|women|men|adults|children|[a-z]+s)|(?<=\bone)(?: [a-z]+){{1,2}}?)?"
    r"[ -](?:(in)(?: every)?|(out of)(?: every)?"
    rf"|(of)(?: every)?)[ -]({_BOTTOM})\b"
    r"(?![.,:]\d|,\d{3}|%| ?per ?cent|-)",
    re.I,
)
_RATIO_UNIT = re.compile(
    r"\s(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|states?|countries|cities|counties|places|seats?"
    r"|games?|cases|villages|towns|provinces|regions|locations|matches|attempts|districts)\b",
    re.I,
)


def find_proportions(text: str) -> Iterator[Number]:
    """Yield fractions in words and proportions, in no order.

    "a third" counts only as a share ("a third of", "by a third"), not as an ordinal ("a third man"); "first half" and
    "third quarter" are periods. "eight of 10" is a proportion, "38 of 45" is two counts.

    >>> sorted(str(n.value) for n in find_proportions("one in five; three out of four; half of them"))
    ['0.2', '0.5', '0.75']
    """
    yield from _find_fractions(text)
    yield from _find_halves(text)
    yield from _find_ratios(text)
    for found in _QUARTER_POINT.finditer(text):
        if not text[: found.start()].lower().endswith(("three-", "three ")):
            yield Number(found.start(), found.end(), Decimal("0.25"), "fraction", "fraction-quarter")
    for found in _SLASHED.finditer(text):
        share = Decimal(found[1]) / Decimal(found[2] or found[3])
        yield Number(found.start(), found.end(), share, "fraction", "fraction-slash")


def _find_fractions(text: str) -> Iterator[Number]:
    for found in _WORDED.finditer(text):
        top, glue, part = found[1].lower(), found[2], found[3].lower()
        bottom = _PARTS.get(part) or _PARTS.get(part.rstrip("s"))
        if bottom is None:
            continue
        if top in ("a", "an", "one"):
            if part.endswith("s") or (part == "half" and top == "a"):
                continue
            if glue != "-" and not _is_share(text, found):
                continue
            if part in ("quarter", "fourth") and text[: found.start()].lower().endswith((" for ", " in ")):
                continue
        elif not part.endswith("s") and glue == " ":
            continue
        value = Decimal(_TOPS.get(top, 1)) / bottom
        yield Number(found.start(), found.end(), value, "fraction", "fraction-words")


def _is_share(text: str, found: re.Match[str]) -> bool:
    """Say whether words around "a third" show a share: "by a third", "of whom a third", "a third of", "a third are"."""
    if _SHARE_BEFORE.search(text, max(0, found.start() - _BACK), found.start()):
        return True
    return bool(_OF_AFTER.match(text, found.end()) or _STILL.match(text, found.end()))


def _find_halves(text: str) -> Iterator[Number]:
    for found in _HALF.finditer(text):
        if _NOT_AFTER_HALF.match(text, found.end()) or _NOT_HALF.search(
            text, max(0, found.start() - 12), found.start()
        ):
            continue
        if text[found.start() - 1 : found.start()] == "-":
            continue
        start = found.start() - 2 if text[max(0, found.start() - 2) : found.start()].lower() == "a " else found.start()
        if (
            start < found.start()
            and re.match(r" [a-z]+s?\b", text[found.end() :][:12])
            and not _OF_AFTER.match(text, found.end())
        ):
            start = found.start()
        yield Number(start, found.end(), Decimal("0.5"), "fraction", "fraction-half")


def _find_ratios(text: str) -> Iterator[Number]:
    at = 0
    while found := _RATIO.search(text, at):
        at = found.end(1)
        top, bottom = _numeral(found[1]), _numeral(found[5])
        if not 0 < top < bottom:
            continue
        worded = bool(found[2]) or bool(found[3])
        if found[2] and (_RATIO_UNIT.match(text, found.end()) or (bottom > 31 and bottom % 10)):
            continue
        if found[4] and bottom not in (10, 100) and "every" not in found.group():
            continue
        if worded and bottom > 12 and bottom % 10:
            continue
        if found[2] and top > 12 and bottom not in (100, 1000):
            continue
        at = found.end()
        yield Number(found.start(), found.end(), Decimal(top) / Decimal(bottom), "ratio", "ratio")


def _numeral(text: str) -> Decimal:
    value = Decimal(1)
    for word in re.split("[ -]", text.lower()):
        value *= Decimal(SCALES.get(word) or SMALL.get(word) or (1 if word in ("a", "an") else word.replace(",", "")))
    return value


_VERBS = {"doubl": "2", "tripl": "3", "trebl": "3", "quadrupl": "4", "quintupl": "5", "halv": "0.5"}
_VERB = re.compile(r"\b(doubl|tripl|trebl|quadrupl|quintupl|halv)(e|es|ed|ing)\b", re.I)
_BARE_FOLLOW = re.compile(
    r" (?:the|that|those|his|her|its|their|our|my|what|as|from|last|this|to|in|by|over|between|since|within|again"
    r"|year|for)\b"
    r"|\s*[.,;:)!?]|\s*$| [\d$£€]",
    re.I,
)
_VERBAL_BEFORE = re.compile(
    r"\b(?:to|will|would|could|can|may|might|than|nearly|almost|about|around|least|roughly|some|is|was|are|were"
    r"|over|more|not|did|helped|often|,) $",
    re.I,
)
_NOT_VERB_AFTER = re.compile(r" (?:up|down|back|as\b(?! (?:many|much|high|large|big|fast|long|likely)))\b|-", re.I)
_FOLD = re.compile(rf"\b({'|'.join(SMALL)}|hundred|(?<![\d.,])\d{{1,4}}(?:\.\d)?)-?fold\b", re.I)
_TWICE = re.compile(
    r"\b(twice|thrice)(?= (?:as\b|the\b|that\b|those\b|what\b|its\b|his\b|her\b|their\b|our\b|more\b|last\b"
    r"|normal\b|average\b))(?! the (?:day|week|month|year)s?\b)",
    re.I,
)


def tells_how_often(text: str, core: tuple[int, int], value: Decimal | None) -> bool:
    """Say whether "three times" tells how often something came about, not how much larger something is.

    >>> tells_how_often("It rang three times on Monday.", (8, 19), Decimal(3))
    True
    >>> tells_how_often("It is three times the size.", (6, 17), Decimal(3))
    False
    """
    if value is None or value != value.to_integral_value() or not _OFTEN.search(text, *core):
        return False
    return _OFTEN_BEHIND.match(text, core[1]) is not None and not _GROWN.search(text, max(0, core[0] - _BACK), core[0])


def find_multiples(text: str) -> Iterator[Number]:
    """Yield multiples in no order; "1.5 times" is a number with the unit "times" and is not among them.

    >>> [str(n.value) for n in find_multiples("Prices doubled; she earns twice as much; a double room")]
    ['2', '2']
    """
    for found in _VERB.finditer(text):
        stem, ending = found[1].lower(), found[2].lower()
        if ending == "e" and stem != "halv" and not _is_multiple(text, found):
            continue
        if _NOT_VERB_AFTER.match(text, found.end()):
            continue
        if ending == "es" and not _BARE_FOLLOW.match(text, found.end()):
            continue
        yield Number(found.start(), found.end(), Decimal(_VERBS[stem]), "multiple", "multiple-verb")
    for found in _FOLD.finditer(text):
        word = found[1].lower()
        value = Decimal(SMALL.get(word) or (100 if word == "hundred" else word))
        yield Number(found.start(), found.end(), value, "multiple", "multiple-fold")
    for found in _TWICE.finditer(text):
        value = Decimal(2 if found[1].lower() == "twice" else 3)
        yield Number(found.start(), found.end(), value, "multiple", "multiple-twice")


def _is_multiple(text: str, found: re.Match[str]) -> bool:
    """Tell "double the limit" and "will double" from "a double room" and "triple jump"."""
    after = _BARE_FOLLOW.match(text, found.end())
    if not after:
        return False
    if after.group().startswith(" ") and after.group()[1:] in (
        "the",
        "that",
        "those",
        "what",
        "last",
        "its",
        "his",
        "her",
        "their",
        "our",
    ):
        return True
    return bool(_VERBAL_BEFORE.search(text, max(0, found.start() - 12), found.start()))
