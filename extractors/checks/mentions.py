"""What a check wants to know of a figure: what it counts, in which clause, and which words stand around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractors.checks.words import CheckWords
from extractors.report import Figure

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|(?:1[5-9]|20)\d\d\b")
_BREAK = re.compile(
    r"[;:—–]|\s-\s|,\s(?=(?:but|while|whereas|although|though|which|who|whose|where|\w+ing"
    r"|and\s(?:that\s)?(?:the|a|an|it|he|she|they|about|some|its))\b)"
)
_QUOTE = re.compile('["“”]')
_HEAD_ENDS = re.compile(r",|\b(?:of|for|in|at|on|from|to|by|with|who|that|which|whose|named?)\b", re.I)
_WATCHED = re.compile(r"\b(?:in front of|watched by|before) (?:a |about |some |around )*$")
_PRONOUNS = {"he": "he", "his": "he", "him": "he", "she": "she", "her": "she"}
_LATELY = re.compile(r"last (?:night|evening|week|weekend)\b", re.I)
_NEAR = 28
"""Code points before a figure in which its holder stands: "Kasich has 129"."""
_AGE_OF = re.compile(r"age of ", re.I)


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure with its surroundings, words by the names that stand for them.

    ``head`` is the counted thing, "" where unknown; ``phrase`` all words of what is counted. ``state`` is what has
    happened to those counted. ``names`` are words with a capital in mid-sentence, ``holder`` is the one right before
    the figure, or "he" or "she".
    """

    index: int
    figure: Figure
    head: str
    phrase: frozenset[str]
    clause: frozenset[str]
    sentence: frozenset[str]
    names: frozenset[str]
    times: frozenset[str]
    state: str | None
    holder: str
    before: str
    after: str

    @property
    def value(self) -> Decimal | None:
        """The number, when it is one."""
        return self.figure.value

    @property
    def unit(self) -> str | None:
        """The name of the unit."""
        return self.figure.unit.name if self.figure.unit else None

    @property
    def is_top(self) -> bool:
        """Say whether it stands in the headline or right under it."""
        return self.figure.part in ("headline", "standfirst")


def read_mentions(figures: Sequence[Figure], words: CheckWords) -> tuple[Mention, ...]:
    """Read the surroundings of all figures of an article, in order."""
    return tuple(_read_mention(index, figure, words) for index, figure in enumerate(figures))


def _read_mention(index: int, figure: Figure, words: CheckWords) -> Mention:
    text = figure.sentence
    start = figure.span.start - figure.sentence_span.start
    end = figure.span.end - figure.sentence_span.start
    low, high = _clause(text, start, end)
    if figure.quoted:
        low, high = _cut_at_quotes(text, start, end, (low, high))
    phrase = frozenset(_names_of(figure.counted or "", words))
    head = _find_head(figure, words)
    times = frozenset(_find_times(text, low, high, words))
    return Mention(
        index=index,
        figure=figure,
        head=head,
        phrase=phrase,
        clause=frozenset((*_names_of(text[low:start], words), *_names_of(text[end:high], words))) | phrase,
        sentence=frozenset((*_names_of(text[:start], words), *_names_of(text[end:], words))),
        names=frozenset(_find_names(text, words, (low, high) if figure.quoted else (0, len(text))))
        if figure.part == "body"
        else frozenset(),
        times=times,
        holder=_find_holder(text[max(low, start - _NEAR) : start], words),
        state=_find_state(figure, text, (low, start, end, high), words),
        before=text[max(0, start - 60) : start],
        after=text[end : end + 60],
    )


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    low = max((found.end() for found in _BREAK.finditer(text, 0, start)), default=0)
    following = _BREAK.search(text, end)
    return low, following.start() if following else len(text)


def _cut_at_quotes(text: str, start: int, end: int, within: tuple[int, int]) -> tuple[int, int]:
    opened = max((found.end() for found in _QUOTE.finditer(text, 0, start)), default=0)
    closed = _QUOTE.search(text, end)
    return max(within[0], opened), min(within[1], closed.start()) if closed else within[1]


def _names_of(text: str, words: CheckWords) -> Iterator[str]:
    for found in _WORD.finditer(text):
        word = found.group().lower()
        if word not in words.empty and len(word) > 1:
            yield words.name(word)


def _find_head(figure: Figure, words: CheckWords) -> str:
    """Give the name of the thing counted: the last word of its phrase, behind which its state may stand."""
    phrase = _AGE_OF.sub("", figure.counted or "", count=1)
    cut = _HEAD_ENDS.search(phrase, 1)
    found = [m.group() for m in _WORD.finditer(phrase[: cut.start()] if cut else phrase)]
    while len(found) > 1 and words.name(found[-1]) in words.states:
        found.pop()
    if found:
        return words.name(found[-1])
    start = figure.span.start - figure.sentence_span.start
    return words.name("crowd") if _WATCHED.search(figure.sentence, 0, start) else ""


def _find_holder(text: str, words: CheckWords) -> str:
    """Give the name nearest before a figure, or the person of the pronoun nearest before it."""
    for found in reversed(list(_WORD.finditer(text))):
        word = found.group()
        if word.lower() in _PRONOUNS:
            return _PRONOUNS[word.lower()]
        if word[0].isupper() and found.start() and word.lower() not in words.empty | words.calendar:
            return words.name(word)
    return ""


def _find_times(text: str, low: int, high: int, words: CheckWords) -> Iterator[str]:
    for found in _WORD.finditer(text, low, high):
        word = re.sub(r"['’]s?$", "", found.group().lower())
        if _LATELY.match(text, found.start()):
            continue
        if word in words.calendar or word in words.then or word.isdigit():
            yield word


def _find_names(text: str, words: CheckWords, within: tuple[int, int]) -> Iterator[str]:
    for number, found in enumerate(_WORD.finditer(text, *within)):
        word = re.sub(r"['’]s?$", "", found.group())
        if number and word[0].isupper() and word.lower() not in words.empty and word.lower() not in words.calendar:
            yield words.name(word)


def _find_state(figure: Figure, text: str, places: tuple[int, int, int, int], words: CheckWords) -> str | None:
    """Give the state named nearest to a figure in its clause; the one in its own phrase comes first."""
    low, start, end, high = places
    for found in _WORD.finditer(figure.counted or ""):
        if (name := words.name(found.group())) in words.states:
            return name
    best: tuple[int, str] | None = None
    for found in _WORD.finditer(text, low, high):
        name = words.name(found.group())
        if name in words.states:
            away = start - found.end() if found.end() <= start else found.start() - end
            if best is None or away < best[0]:
                best = (away, name)
    return best[1] if best else None


def between(one: Mention, two: Mention) -> str:
    """Give the text between two figures of one sentence."""
    base = one.figure.sentence_span.start
    return one.figure.sentence[one.figure.span.end - base : two.figure.span.start - base]
