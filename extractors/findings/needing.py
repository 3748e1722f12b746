"""Which figures could need a source at all: no ages, scores, times, samples, margins of error and small bare counts."""

from __future__ import annotations

import re
from decimal import Decimal

from extractors.candidates.modifiers import LOOSE
from extractors.relations.surroundings import find_head, read_words, tell
from extractors.relations.words import CheckWords
from extractors.types import Figure

_NEVER = frozenset(["age", "score", "duration", "multiple"])
_SMALL = Decimal(10)
_BESIDE = 30
"""Code points beside a figure in which a word says what has happened to those it counts."""
_AROUND = 80
"""Code points on either side of a figure in which it is said to be a sample or a margin of error."""
_WORD = re.compile(r"[^\W\d_]+")
_SHOT_DOWN = re.compile(r"\b(?:shot|shoot|shoots|shooting)\s(?:\w+\s)?down\b", re.I)
"""What air defences do to drones is no crime."""
_POLL = r"(?:polls?|surveys?|samples?|sample[ ]size|panels?|studies|study|trials?|focus[ ]groups?)"
_OF_POLL = re.compile(
    rf"""
    # "a separate poll by Marlow & Co of about", "a sample size of"
    \b{_POLL}(?:[ ](?:by|for|from|conducted[ ]by|carried[ ]out[ ]by|commissioned[ ]by)[ ][^,.;\d]{{1,60}})?
        [ ](?:of|among|was|with)[ ](?:{LOOSE}[ ])*$
    # "surveyed almost", "which polled"
    |\b(?:polled|surveyed|sampled|interviewed)[ ](?:{LOOSE}[ ]|a[ ]total[ ]of[ ])*$
    """,
    re.VERBOSE | re.I,
)
_POLLED = re.compile(
    r"""
    (?:[ ][^\W\d_]+){0,5}?[ ](?:(?:who[ ])?(?:were|was)[ ])?(?:polled|surveyed|sampled|interviewed)\b
    |-(?:person|strong)[ ](?:poll|survey|sample|panel)\b
    """,
    re.VERBOSE | re.I,
)
_TOLERANCE = re.compile(
    r"""
    (?:plus[ ]or[ ]minus|plus/minus|±|\+/[-−–])[ ]?$
    |\b(?:margin[ ](?:of|for)[ ](?:sampling[ ])?error|error[ ]margin)\b[^.;\d]{0,60}$
    """,
    re.VERBOSE | re.I,
)
_OF_ERROR = re.compile(r"[- ](?:margin[ ](?:of|for)[ ](?:sampling[ ])?error|error[ ]margin)\b", re.I)


def could_need_source(figure: Figure, words: CheckWords) -> bool:
    """Say whether a figure is one that a reader could ask the source of; the article's own lists go by this too."""
    if figure.kind in _NEVER or _is_possible(figure, words) or is_of_method(figure) or _is_charge(figure, words):
        return False
    if figure.kind != "count" or figure.relation != "=" or figure.value is None or figure.value >= _SMALL:
        return True
    # Of those killed, injured or robbed a few are a claim as well.
    return is_doubted(figure, words) or bool(name_near(figure, words) & find_harm(words))


def is_doubted(figure: Figure, words: CheckWords) -> bool:
    """Say whether the article itself doubts a figure: "supposedly"."""
    return any(hedge.lower() in words.doubt for hedge in figure.hedges)


def find_harm(words: CheckWords) -> frozenset[str]:
    """Give the names of what casualties and crimes are told with."""
    return words.casualty | words.crime


def name_near(figure: Figure, words: CheckWords) -> frozenset[str]:
    """Name the words right beside a figure, and those of what it counts."""
    before, after = _cut_around(figure, _BESIDE)
    near = _WORD.findall(_SHOT_DOWN.sub("", f"{before} {after}"))
    return frozenset(tell(read_words(figure.counted or "", words), words)) | {words.name(word) for word in near}


def _is_possible(figure: Figure, words: CheckWords) -> bool:
    """Say whether it only could happen: "could face"."""
    return any(words.might.intersection(_WORD.findall(hedge.lower())) for hedge in figure.hedges)


def is_of_method(figure: Figure) -> bool:
    """Say whether it is how many were asked, or how far the answers may be off."""
    before, after = _cut_around(figure, _AROUND)
    if _TOLERANCE.search(before) or _OF_ERROR.match(after):
        return True
    return figure.kind == "count" and bool(_OF_POLL.search(before) or _POLLED.match(after))


def _is_charge(figure: Figure, words: CheckWords) -> bool:
    """Say whether it counts charges in a sentence that names the plea or the verdict: a court has it on record."""
    if figure.kind != "count" or find_head(figure, words) not in words.charge:
        return False
    return any(words.name(word) in words.plea for word in _WORD.findall(figure.sentence))


def _cut_around(figure: Figure, reach: int) -> tuple[str, str]:
    start, end = (place - figure.sentence_span.start for place in figure.span)
    return figure.sentence[max(0, start - reach) : start], figure.sentence[end : end + reach]
