"""Multiples: doubled, threefold, twice as many, 1.5 times, halved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from extractors.lexicon import SMALL
from extractors.numbers.number import Number

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
