"""Split a text into sentences by punctuation, abbreviations and line ends; a dateline is no part of one."""

from __future__ import annotations

import re
from collections.abc import Set

from extractors.types import Span

LONGEST = 1500
"""A longer stretch is cut at a space: no sentence of an article is longer, and the parse stays linear."""

# A run of stops is tried once, from its start: what follows it is the same from each of them.
_END = re.compile(r"(?<![.?!…])[.?!…]++[\"'”’)\]]*+(?=\s++[\"'“‘(\[]*+[^\s\"'“‘(\[a-z])|\n++")
_LAST_WORD = re.compile(r"(?:^|[\s(\"'“‘\[])([A-Za-z.]+)\.[\"'”’)\]]*$")
# Abbreviations that may end a sentence as well: a word that opens sentences behind them decides.
_ALSO_LAST = frozenset("a.m p.m U.S U.K Inc Corp Co Ltd Jr Sr etc p.a max min avg".split())
# Behind these only a currency's code goes on: "3 bln. USD".
_MEASURING = frozenset("thsd mln mio bln trln mn bn p.c pct".split())
_LIST_MARK = re.compile(r"[\s(\"“]*\d{1,2}\.")


def find_sentences(text: str, abbreviations: Set[str], *, start: int = 0, end: int | None = None) -> list[Span]:
    """Give the spans of the sentences in ``text[start:end]``, in order, without surrounding white space.

    >>> [s.of("Dr. Lee left. She won 2.5%.") for s in find_sentences("Dr. Lee left. She won 2.5%.", {"Dr"})]
    ['Dr. Lee left.', 'She won 2.5%.']
    """
    end = len(text) if end is None else end
    spans: list[Span] = []
    at = start
    for stop in _END.finditer(text, start, end):
        if text[stop.start()] == "." and _goes_on(text, at, stop, abbreviations):
            continue
        _add(text, at, stop.end(), spans)
        at = stop.end()
    _add(text, at, end, spans)
    return spans


def _goes_on(text: str, at: int, stop: re.Match[str], abbreviations: Set[str]) -> bool:
    """Say whether the full stop belongs to an abbreviation, an initial or a list mark, not to a sentence's end."""
    if stop.group().startswith(".."):
        return False
    window = text[max(at, stop.start() - 20) : stop.start() + 1]
    if stop.start() - at < 6 and _LIST_MARK.fullmatch(text, at, stop.start() + 1):
        return True
    found = _LAST_WORD.search(window)
    if not found:
        return False
    word = found[1]
    if len(word) == 1:
        return (word.isupper() and word != "I") or word in abbreviations
    if word in _MEASURING:
        return text[stop.end() :].lstrip()[:3].isupper()
    if word in _ALSO_LAST:
        following = text[stop.end() : stop.end() + 24].split(maxsplit=1)
        starters = {
            "The",
            "A",
            "An",
            "It",
            "He",
            "She",
            "They",
            "In",
            "On",
            "At",
            "But",
            "And",
            "This",
            "That",
            "We",
            "I",
            "Its",
            "For",
            "There",
            "If",
            "When",
            "As",
        }
        return not (following and following[0] in starters)
    # Small as a rule, and with a capital where it opens a sentence: "Approx. 300".
    opens = not text[at : stop.start() - len(word)].strip() and word[1:].islower()
    return word in abbreviations or (opens and word[:1].lower() + word[1:] in abbreviations)


def _add(text: str, start: int, end: int, spans: list[Span]) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST:
        cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = cut if cut > 0 else start + LONGEST
        spans.append(Span(start, cut))
        start = cut + 1 if text[cut : cut + 1] == " " else cut
    if end > start:
        spans.append(Span(start, end))


_PLACE = r"[A-Z][A-Z.'’-]+(?: [A-Z.'’/-]{2,}){0,4}"
_DATELINE = re.compile(
    rf"\s*{_PLACE}(?:, [A-Z][\w. ]{{1,24}})?(?:, (?:[A-Z][a-z]{{2,8}}\.? \d{{1,2}}|\d{{1,2}} [A-Z][a-z]{{2,8}}))?"
    r"(?:,? ?\([A-Z][\w .&]{1,24}\))?\s(?:[-–—]|--)\s(?=[“\"'‘]?[A-Z0-9])"
)
_LONGEST = 90


def skip_dateline(text: str, sentence: Span) -> Span:
    """Give a sentence without its dateline; one without is given as it is.

    >>> text = "PORT ALDERY, March 4 - A new bridge will cost $3bn."
    >>> skip_dateline(text, Span(0, len(text))).of(text)
    'A new bridge will cost $3bn.'
    """
    found = _DATELINE.match(text, sentence.start, min(sentence.end, sentence.start + _LONGEST))
    return Span(found.end(), sentence.end) if found else sentence
