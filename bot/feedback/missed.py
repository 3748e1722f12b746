"""Words that a person says were missed, found where they stand in the article."""

from __future__ import annotations

import re
from collections.abc import Set
from typing import NamedTuple

from extractors import Report, Span
from extractors.candidates.sentences import find_sentences

MOST_WORDS = 300
"""Code points: a sentence; what is longer is no figure."""
_QUOTES = re.compile(r"[\"'“”‘’«»]")
_BREAK = re.compile(r"\n")
_MOST_PLACES = 100


class Missed(NamedTuple):
    """Where the words stand, and the sentence or sentences that they stand in."""

    words: Span
    sentence: Span


def find_missed(report: Report, words: str, abbreviations: Set[str]) -> Missed | None:
    """Find the words, spaces and quotation marks written in any way; rather where no figure was found.

    >>> from extractors import Article
    >>> text = "It rained. Nine  boats sank. It stopped."
    >>> found = find_missed(Report(Article(text)), "nine boats", set())
    >>> found.words.of(text), found.sentence.of(text)
    ('Nine  boats', 'Nine  boats sank.')
    """
    wanted = words.split()
    if not wanted or len(words) > MOST_WORDS:
        return None
    pattern = r"\s+".join(_QUOTES.sub(f"(?:{_QUOTES.pattern})", re.escape(word)) for word in wanted)
    text = report.article.text
    places = []
    for found in re.finditer(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE):
        places.append(Span(*found.span()))
        if len(places) == _MOST_PLACES:
            break
    if not places:
        return None
    new = (each for each in places if not any(each.overlaps(figure.span) for figure in report.figures))
    place = next(new, places[0])
    return Missed(place, _find_sentence(report, place, abbreviations))


def _find_sentence(report: Report, place: Span, abbreviations: Set[str]) -> Span:
    for figure in report.figures:
        if figure.sentence_span.contains(place):
            return figure.sentence_span
    text = report.article.text
    start = text.rfind("\n", 0, place.start) + 1
    after = _BREAK.search(text, place.end)
    sentences = find_sentences(text, abbreviations, start=start, end=after.start() if after else len(text))
    held = [each for each in sentences if each.overlaps(place)]
    return Span(min(held[0].start, place.start), max(held[-1].end, place.end)) if held else place
