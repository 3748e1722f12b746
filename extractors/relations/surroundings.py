"""What a check wants to know of a figure: what it counts, in which clause, and which words stand around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from extractors.candidates.modifiers import ABOUT, LOOSE
from extractors.relations.words import CheckWords
from extractors.types import Figure

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|(?:1[5-9]|20)\d\d\b")
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word over ``[start, end)`` of its sentence, its possessive "s" left out; ``name`` is what stands for it."""

    start: int
    end: int
    text: str
    lower: str
    name: str


def read_words(text: str, words: CheckWords) -> tuple[Word, ...]:
    """Read the words of a text, years among them, in order."""
    return tuple(_read(text, words))


def _read(text: str, words: CheckWords) -> Iterator[Word]:
    for found in _WORD.finditer(text):
        word = _POSSESSIVE.sub("", found.group()) or found.group()
        lower = word.lower()
        yield Word(found.start(), found.end(), word, lower, words.name(lower))


def tell(found: Iterable[Word], words: CheckWords) -> Iterator[str]:
    """Yield the names of the words that tell what a sentence is about."""
    return (word.name for word in found if word.lower not in words.empty and len(word.lower) > 1)


_BREAK = re.compile(
    rf"""
    [;:—–]|\s-\s
    |,\s(?=(?:
        but|while|whereas|although|though|which|who|whose|where|\w+ing
        # A clause of its own behind "and" has its subject in front.
        |and\s(?:that\s)?(?:the|a|an|it|he|she|they|{ABOUT}|its)
    )\b)
    """,
    re.VERBOSE,
)
_QUOTE = re.compile('["“”]')
_HEAD_ENDS = re.compile(r",|\b(?:of|for|in|at|on|from|to|by|with|who|that|which|whose|named?)\b", re.I)
_WATCHED = re.compile(rf"\b(?:in front of|watched by|before) (?:(?:{LOOSE}|a) )*$")
_PRONOUNS = {"he": "he", "his": "he", "him": "he", "she": "she", "her": "she"}
_LATELY = frozenset(["night", "evening", "week", "weekend"])
_BACK = re.compile(
    r"\b(?:the|these|those|all|all the|the (?:crowd|total|sum|figure|number|bill|cost|price|fee|toll) of|its|their"
    r"|his|her) (?:[$£€] ?)?$",
    re.I,
)
_THE = re.compile(r"\b(?:the|this|that)(?: \w+){0,2} (?P<last>\w+),? (?:at |of |with )?$", re.I)
_LETTERS = re.compile(r"[^\W\d_]+")
_JOINING = re.compile(r"\b(?:and|but|while|with)\b|[,;]")
_JOINED = 12
"""Code points by which a state is farther that a joining word parts from a figure."""
_PARTED = 30
"""Code points on either side of a figure where a word still says that it is another thing or a part of one."""
_BESIDE = 60
_FAR = 400
"""Code points before a figure where its clause has begun at the latest."""
_NEAR = 28
"""Code points before a figure in which its holder stands: "Kasich has 129"."""
# "number of dead" is of the dead.
_NUMBER_OF = re.compile(r"(?:age|(?:total )?number|count|tally|toll) of (?:the )?", re.I)


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure with its surroundings, words by the names that stand for them.

    ``head`` is the counted thing, "" where unknown; ``phrase`` all words of what is counted. ``state`` is what has
    happened to those counted. ``names`` are words with a capital in mid-sentence, ``holder`` is the one right before
    the figure, or "he" or "she".
    ``is_part``: said of other things or of a part: "another 12", "12 of them", "12 each". ``points_back``: of what was
    told before: "the 12", "all 12", "the tower, 12 metres high".
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
    is_part: bool
    points_back: bool

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
    return tuple(_read_mentions(figures, words))


def _read_mentions(figures: Sequence[Figure], words: CheckWords) -> Iterator[Mention]:
    index = 0
    for _, group in groupby(figures, key=lambda figure: figure.sentence_span):
        found: tuple[Word, ...] | None = None
        for figure in group:
            found = found if found is not None else read_words(figure.sentence, words)
            yield _read_mention(index, figure, found, words)
            index += 1


def _read_mention(index: int, figure: Figure, sentence: tuple[Word, ...], words: CheckWords) -> Mention:
    text = figure.sentence
    start = figure.span.start - figure.sentence_span.start
    end = figure.span.end - figure.sentence_span.start
    low, high = _clause(figure, start, end)
    around = [word for word in sentence if word.end <= start or word.start >= end]
    clause = [word for word in around if low <= word.start < high]
    counted = read_words(figure.counted or "", words)
    phrase = frozenset(tell(counted, words))
    said = frozenset(_name_source(figure, words))
    within = clause if figure.quoted else sentence
    names = _find_names(within, words, whole=sentence) if figure.part == "body" else frozenset()
    before = [word for word in clause if start - _NEAR <= word.start < start and word.name not in said]
    ahead, behind = text[max(0, start - _BESIDE) : start], text[end : end + _BESIDE]
    return Mention(
        index=index,
        figure=figure,
        head=find_head(figure, words),
        phrase=phrase,
        clause=frozenset(tell(clause, words)) - said | phrase,
        sentence=frozenset(tell(around, words)),
        names=names - said,
        times=frozenset(_find_times(clause, words)),
        state=_find_state(counted, clause, (start, end), text, words),
        holder=_find_holder(before, words),
        before=ahead,
        after=behind,
        is_part=_is_part(ahead, figure.text, behind, words),
        points_back=_points_back(ahead, figure.counted or ""),
    )


def _is_part(before: str, text: str, after: str, words: CheckWords) -> bool:
    said = (
        *_LETTERS.findall(before[-_PARTED:].lower())[-3:],
        *_LETTERS.findall(after[:_PARTED].lower())[:3],
        *_LETTERS.findall(text.lower()),
    )
    return bool(words.other.intersection(said))


def _points_back(before: str, counted: str) -> bool:
    if _BACK.search(before):
        return True
    found, last = _THE.search(before), counted.split()[-1:]
    return bool(found and last and last[0] in [*found.group().split()[-2:], found["last"]])


def _name_source(figure: Figure, words: CheckWords) -> Iterator[str]:
    """Give the words for who asserts a figure and how: they tell nothing of what it is about."""
    source = figure.asserted_by
    return tell(read_words(f"{source.mention} {figure.cue or ''}", words) if source else (), words)


def _clause(figure: Figure, start: int, end: int) -> tuple[int, int]:
    """Give the clause around a figure; of a quotation, what lies inside its marks."""
    text = figure.sentence
    low = max(
        (found.end() for found in _BREAK.finditer(text, max(0, start - _FAR), start)), default=max(0, start - _FAR)
    )
    following = _BREAK.search(text, end)
    high = following.start() if following else len(text)
    if figure.quoted:
        low = max(low, max((found.end() for found in _QUOTE.finditer(text, low, start)), default=0))
        closed = _QUOTE.search(text, end, high)
        high = closed.start() if closed else high
    return low, high


def find_head(figure: Figure, words: CheckWords) -> str:
    """Give the name of the thing counted: the last word of its phrase, behind which its state may stand.

    It is "" where that is unknown.
    """
    phrase = _NUMBER_OF.sub("", figure.counted or "", count=1)
    cut = _HEAD_ENDS.search(phrase, 1)
    found = list(read_words(phrase[: cut.start()] if cut else phrase, words))
    while len(found) > 1 and found[-1].name in words.states:
        found.pop()
    if found:
        return found[-1].name
    start = figure.span.start - figure.sentence_span.start
    return words.name("crowd") if _WATCHED.search(figure.sentence, max(0, start - _NEAR), start) else ""


def _find_holder(before: Sequence[Word], words: CheckWords) -> str:
    """Give the name nearest before a figure, or the person of the pronoun nearest before it."""
    for word in reversed(before):
        if word.lower in _PRONOUNS:
            return _PRONOUNS[word.lower]
        if word.text[0].isupper() and word.start and word.lower not in words.empty and word.lower not in words.calendar:
            return word.name
    return ""


def _find_times(clause: Sequence[Word], words: CheckWords) -> Iterator[str]:
    for word, following in zip(clause, [*clause[1:], None], strict=False):
        lately = word.lower == "last" and following is not None and following.lower in _LATELY
        if not lately and (word.lower in words.calendar or word.lower in words.then or word.lower.isdigit()):
            yield word.lower


def _find_names(found: Sequence[Word], words: CheckWords, *, whole: Sequence[Word]) -> frozenset[str]:
    """Give the words with a capital, the first of the sentence left out."""
    named = (word for word in found if word.text[0].isupper() and word is not whole[0] and word is not found[0])
    return frozenset(w.name for w in named if w.lower not in words.empty and w.lower not in words.calendar)


def _find_state(
    counted: Sequence[Word], clause: Sequence[Word], place: tuple[int, int], text: str, words: CheckWords
) -> str | None:
    """Give the state named nearest to a figure in its clause; the one in its own phrase comes first.

    Behind "and" a state is farther: "12 were killed and dozens more wounded".
    """
    told = next((word.name for word in counted if word.name in words.states), None)
    near = [(_measure_gap(word, place, text), word.name) for word in clause if word.name in words.states]
    return told or min(near, key=lambda found: found[0], default=(0, None))[1]


def _measure_gap(word: Word, place: tuple[int, int], text: str) -> int:
    low, high = (word.end, place[0]) if word.end <= place[0] else (place[1], word.start)
    return high - low + (_JOINED if _JOINING.search(text, low, high) else 0)


def between(one: Mention, two: Mention) -> str:
    """Give the text between two figures of one sentence."""
    base = one.figure.sentence_span.start
    return one.figure.sentence[one.figure.span.end - base : two.figure.span.start - base]
