"""What the network says of a figure, read off its scores: who asserts it, and which words it counts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from extractors.figures.pieces import FIRST, OWN, Integers, Pieces
from extractors.types import Span

Floats = NDArray[np.float32]
Kind = Literal["own", "unnamed", "source"]

OUTSIDE, BEGIN = 0, 1
LOOSE = " \t\n.,;:-\u2013\u2014"
LONGEST = 15
"""Pieces of the longest phrase that a figure is said to count."""
NEXT = 16.0
"""How much likelier a phrase that begins right behind the figure is made: in a dense sentence the network can mix up
which noun goes with which number. Chosen by cross-validation over articles."""
CROSSING = 0.05
"""How much less likely a phrase with another figure in it is made. Chosen by cross-validation over articles."""
# The end of a sentence or a line; no initial and no short word before it, which may be abbreviations.
_ARTICLE = re.compile(r"\b(?:the|its|his|her|their|our) $", re.I)
_WIDEST = 8
"""Code points that an article and its space take, and some."""
_BREAK = re.compile(r"(?<=[a-z]{3})[.?!…][\"”’')\]]*\s+(?=[\"“‘'(]?[A-Z])|\n")
NOTHING = 0
"""Where start and end of what is counted point when the window does not say."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """What the network says of one figure: whose it is, how sure, and the words that say so; then what it counts.

    ``is_figure`` is the probability that the number makes a claim at all, ``is_age`` that it is somebody's age.
    """

    kind: Kind
    mention_span: Span | None
    probability: float
    cue_span: Span | None
    counted_span: Span | None = None
    counted_probability: float = 0.0
    is_figure: float = 1.0
    is_age: float = 0.0


class Scores(NamedTuple):
    """The network's answer for one window, about the positions in ``rows``.

    For each of them log-probabilities over all positions, and the probability to be of a figure and of an age; then the
    scores of the tags of all positions, three for mentions and three for cues.
    """

    rows: Integers
    source: Floats
    cue: Floats
    start: Floats
    end: Floats
    figure: Floats
    age: Floats
    tags: Floats


class Reading:
    """One window as the network read it; ``start`` is the number of its first piece, ``base`` the text's offset."""

    def __init__(self, text: str, base: int, pieces: Pieces, start: int, scores: Scores) -> None:
        self._text, self._base, self._pieces, self._start, self._scores = text, base, pieces, start, scores
        self._taken = np.zeros(len(scores.tags), dtype=np.bool_)
        self._taken[scores.rows] = True
        self._sentences = self._number_sentences()
        self._mentions = number_groups(scores.tags[:, :3].argmax(-1))
        self._cues = number_groups(scores.tags[:, 3:].argmax(-1))

    def point(self, rows: slice, threshold: float) -> Pointer:
        """Read off what the figure at these rows points to; above the threshold it is the article's own voice.

        A source is worth what all the pieces of its mention get together.
        """
        counted, sure = self._counted(rows)
        sorts = float(self._scores.figure[rows].mean()), float(self._scores.age[rows].mean())
        chances = spread(self._scores.source[rows])
        if chances[OWN] > threshold:
            return Pointer("own", None, float(chances[OWN]), None, counted, sure, *sorts)
        sums = np.bincount(self._mentions, weights=chances, minlength=FIRST)
        sums[self._mentions[OWN]] = 0.0
        group = int(sums.argmax())
        members = np.flatnonzero(self._mentions == group)
        cue = self._span_of(self._cues, spread(self._scores.cue[rows]))
        named = members[0] >= FIRST
        mention = take_article(self._text, self._snap(members[0], members[-1])) if named else None
        sure_of_it = min(1.0, float(sums[group]))
        return Pointer("source" if named else "unnamed", mention, sure_of_it, cue, counted, sure, *sorts)

    def _counted(self, rows: slice) -> tuple[Span | None, float]:
        """Give the likeliest phrase that the figure counts, None for nothing, and how likely it is.

        It never runs over the figure itself or the end of a sentence, and seldom over another figure.
        """
        starts, ends = spread(self._scores.start[rows]), spread(self._scores.end[rows])
        own = self._scores.rows[rows]
        starts[own[-1] + 1] *= NEXT
        starts[own], ends[own] = 0.0, 0.0
        best, first, last = starts[NOTHING] * ends[NOTHING], NOTHING, NOTHING
        most = ends.max()
        # The likeliest start first: most of the others cannot be the best then, whatever their end.
        for at in np.argsort(-starts, kind="stable"):
            if starts[at] * most <= best:
                break
            if at < FIRST:
                continue
            held = slice(at, at + LONGEST)
            room = ends[held] * np.where(self._taken[held].cumsum() > 0, CROSSING, 1.0)
            room = room * (self._sentences[held] == self._sentences[at])
            if at < own[0]:
                room = room[: own[0] - at]
            end = int(at + room.argmax())
            if starts[at] * room.max() > best:
                best, first, last = starts[at] * room.max(), int(at), end
        found = self._snap(first, last) if first >= FIRST else None
        return found, min(1.0, float(best))

    def _number_sentences(self) -> Integers:
        """Give each position the number of its sentence, as far as marks and capitals tell."""
        inner = self._pieces.starts[self._start : self._start + len(self._taken) - FIRST - 1]
        begins = np.zeros(len(self._taken), dtype=np.int64)
        if len(inner):
            low, high = self._base + int(inner[0]), self._base + int(inner[-1])
            ends = [found.end() - self._base for found in _BREAK.finditer(self._text, low, high)]
            begins[FIRST + np.searchsorted(inner, ends)] = 1
        return np.cumsum(begins)

    def _span_of(self, groups: Integers, chances: Floats) -> Span | None:
        group = int(np.bincount(groups, weights=chances).argmax())
        members = np.flatnonzero(groups == group)
        return self._snap(members[0], members[-1]) if members[0] >= FIRST else None

    def _snap(self, first: int, last: int) -> Span:
        """Give the span of the positions, widened to whole words and without punctuation before or after."""
        shift = self._start - FIRST
        start = self._base + int(self._pieces.starts[first + shift])
        end = self._base + int(self._pieces.ends[last + shift])
        text = self._text
        while is_inside(text, start):
            start -= 1
        while is_inside(text, end):
            end += 1
        while end - start > 1 and text[start] in LOOSE:
            start += 1
        while end - start > 1 and text[end - 1] in LOOSE:
            end -= 1
        return Span(start, end)


def take_article(text: str, mention: Span) -> Span:
    """Give a mention with the article before it: "the airline" stands for a name, "airline" for none.

    >>> take_article("Jobs go, the airline said.", Span(13, 20)), take_article("Jobs go, police said.", Span(9, 15))
    (Span(start=9, end=20), Span(start=9, end=15))
    """
    found = _ARTICLE.search(text, max(0, mention.start - _WIDEST), mention.start)
    return Span(found.start(), mention.end) if found else mention


def is_inside(text: str, place: int) -> bool:
    """Say whether a place is inside a word, or a number: "the poll of 2,014 adults" is not cut at the comma.

    >>> [is_inside("of 2,014 or 7, 8", place) for place in (1, 2, 4, 5, 13)]
    [True, False, True, True, False]
    """
    if not 0 < place < len(text):
        return False
    before, after = text[place - 1], text[place]
    if before.isalnum() and after.isalnum():
        return True
    if before.isdigit() and after in ",.":
        return text[place + 1 : place + 2].isdigit()
    return before in ",." and after.isdigit() and place > 1 and text[place - 2].isdigit()


def spread(rows: Floats) -> Floats:
    """Average log-probabilities over the pieces of a figure into a distribution; the closing mark has no part in it."""
    mean = rows[:, :-1].mean(0)
    chances = np.zeros(rows.shape[1], dtype=np.float32)
    chances[:-1] = np.exp(mean - mean.max())
    chances /= chances.sum()
    return chances


def number_groups(tags: Integers) -> Integers:
    """Give each run of tags a number: whatever is outside, or a mark of the window, is a run of its own.

    >>> number_groups(np.array([0, 0, 1, 2, 1, 0, 2, 0])).tolist()
    [0, 1, 2, 2, 3, 4, 5, 6]
    """
    fresh = np.ones(len(tags), dtype=np.bool_)
    fresh[1:] = (tags[1:] <= BEGIN) | (tags[:-1] == OUTSIDE)
    fresh[: FIRST + 1] = True
    fresh[-1] = True
    return np.cumsum(fresh) - 1
