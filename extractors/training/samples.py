"""Samples: windows of marked text, with the right answers for the pieces that are asked about."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from extractors.figures.pieces import FIRST, LINE_SHAPE, MARK_SHAPE, OWN, UNNAMED, Integers, PieceReader, Pieces
from extractors.figures.pointers import NOTHING
from extractors.figures.reader import LENGTH, plan_windows
from extractors.training.corpus import Attribution, find_figures
from extractors.training.marked import MarkedArticle, MarkedFigure
from extractors.types import Span

OUTSIDE, BEGIN, INSIDE, IGNORED = 0, 1, 2, -100
OTHERS, OTHER_WEIGHT = 16, 0.1
"""Pieces of a window that belong to no figure and are asked about all the same, and their weight."""
NEAR = 2
"""Pieces beside a marked mention or cue that are known to belong to none."""
ALONE, SENTENCES, MOST_ALONE = 0.35, 0.6, 5
"""How often a marked article is cut into passages that stand alone, how often these are sentences, and how many."""

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]
Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Answer:
    """What is right for the pieces of one stretch; what is not known has no part in the training.

    ``own`` is the article's own voice, None when nobody knows who asserts. ``counted`` is None for nothing that the
    text names; ``figure`` says whether the stretch is a figure, None when nobody has said, and ``age`` whether an age.
    """

    stretch: Stretch
    own: bool | None = None
    mention: tuple[int, ...] = ()
    cue: tuple[int, ...] = ()
    counted: Stretch | None = None
    counted_known: bool = False
    figure: bool | None = None
    weight: float = 1.0
    age: bool = False


@dataclass(frozen=True, slots=True)
class Marked:
    """A text in pieces with the answers for its figures, and for every piece where a corpus marks whole texts."""

    pieces: Pieces
    figures: tuple[Answer, ...]
    others: tuple[Answer, ...]
    source_tags: Integers
    cue_tags: Integers


@dataclass(frozen=True, slots=True)
class Sample:
    """One window as the network reads it, the rows asked about and their answers over all positions."""

    ids: Integers
    shapes: Integers
    rows: Integers
    pointing: tuple[Flags, Flags, Flags, Flags]
    source_tags: Integers
    cue_tags: Integers
    source_weights: Floats
    counted_weights: Floats
    figure: Floats
    figure_weights: Floats
    age: Floats

    def __len__(self) -> int:
        return len(self.ids)


def pieces_of(pieces: Pieces, spans: Iterable[Span]) -> tuple[int, ...]:
    """Give the numbers of the pieces that the spans cover."""
    return tuple(number for span in spans for number in range(*pieces.range_of(*span)))


def tags_of(pieces: Pieces, groups: Iterable[tuple[Span, ...]]) -> Integers:
    """Tag the pieces of each group of spans: begin, inside, and outside for all others."""
    tags = np.zeros(len(pieces), dtype=np.int64)
    for spans in groups:
        for span in spans:
            first, last = pieces.range_of(*span)
            tags[first:last] = np.where(tags[first:last] == BEGIN, BEGIN, INSIDE)
            tags[first : min(first + 1, last)] = BEGIN
    return tags


def mark(text: str, reading: Sequence[Attribution], reader: PieceReader) -> Marked:
    """Lay one annotator's attributions over the pieces; where two share a piece, the first marked has it."""
    pieces = reader.read(text)
    holder = np.full(len(pieces), -1, dtype=np.int64)
    for number in reversed(range(len(reading))):
        holder[list(pieces_of(pieces, reading[number].content))] = number
    sources = [pieces_of(pieces, a.source) for a in reading]
    cues = [pieces_of(pieces, a.cue) for a in reading]

    def answer(stretch: Stretch) -> Answer:
        number = int(holder[stretch[0]])
        if number < 0:
            return Answer(stretch, own=True)
        return Answer(stretch, own=False, mention=sources[number], cue=cues[number])

    ranges = (pieces.range_of(*span) for span in find_figures(text))
    figures = tuple(answer(found) for found in ranges if found[0] < found[1])
    others = tuple(answer((number, number + 1)) for number in range(len(pieces)))
    tags = tags_of(pieces, (a.source for a in reading)), tags_of(pieces, (a.cue for a in reading))
    return Marked(pieces, figures, others, *tags)


def mark_article(article: MarkedArticle, reader: PieceReader) -> Marked:
    """Lay the marks of an article's figures over its pieces; of the rest of the text nothing is known."""
    pieces = reader.read(article.text)
    figures = tuple(
        answer for figure in article.figures if (answer := _answer(figure, pieces)).stretch[0] < answer.stretch[1]
    )
    tags = [np.full(len(pieces), IGNORED), np.full(len(pieces), IGNORED)]
    for tag, spans in zip(tags, ([f.mention for f in article.figures], [f.cue for f in article.figures]), strict=True):
        ranges = [pieces.range_of(*span) for span in spans if span]
        for first, last in ranges:
            around = tag[max(0, first - NEAR) : last + NEAR]
            around[around == IGNORED] = OUTSIDE
        for first, last in ranges:
            tag[first:last], tag[first : min(first + 1, last)] = INSIDE, BEGIN
    return Marked(pieces, figures, (), tags[0], tags[1])


def _answer(figure: MarkedFigure, pieces: Pieces) -> Answer:
    stretch = pieces.range_of(*figure.span)
    if not figure.is_figure:
        return Answer(stretch, figure=False)
    own = None in figure.sources
    counted = pieces.range_of(*figure.counted_span) if figure.counted_span else None
    return Answer(
        stretch,
        own=own if own or figure.mention else None,
        mention=pieces_of(pieces, [figure.mention] if figure.mention else []),
        cue=pieces_of(pieces, [figure.cue] if figure.cue else []),
        counted=counted,
        counted_known=counted is not None or not figure.counted,
        figure=True,
        weight=figure.weight,
        age=figure.is_age,
    )


def cut(marked: Marked, window: Stretch, answers: Sequence[Answer], reader: PieceReader) -> Sample:
    """Cut one window out of a marked text, with the given answers.

    A piece whose source lies outside the window is to say "attributed, to nobody named here", one whose counted phrase
    does, that the window has none.
    """
    start, end = window
    ids = np.concatenate((reader.head, marked.pieces.ids[start:end], reader.tail))
    size, shift = len(ids), FIRST - start
    shapes, tags, cue_tags = np.full(size, MARK_SHAPE), np.full(size, IGNORED), np.full(size, IGNORED)
    inner = slice(FIRST, size - 1)
    shapes[inner], tags[inner] = marked.pieces.shapes[start:end], marked.source_tags[start:end]
    cue_tags[inner] = marked.cue_tags[start:end]
    pieces = [(a, n) for a in answers for n in range(max(a.stretch[0], start), min(a.stretch[1], end))]
    pointing = tuple(np.zeros((len(pieces), size), dtype=np.bool_) for _ in range(4))
    source, cue, first, last = pointing
    weights = np.zeros((5, len(pieces)), dtype=np.float32)
    for row, (answer, _) in enumerate(pieces):
        _answer_source(answer, window, (source[row], cue[row]))
        _answer_counted(answer, window, (first[row], last[row]))
        share = answer.weight / (answer.stretch[1] - answer.stretch[0])
        known = (answer.own is not None, answer.counted_known, answer.figure is not None)
        weights[[0, 1, 3], row] = share * np.asarray(known)
        weights[[2, 4], row] = bool(answer.figure), answer.age
    rows = np.asarray([number + shift for _, number in pieces], dtype=np.int64)
    return Sample(ids, shapes, rows, (source, cue, first, last), tags, cue_tags, *weights)


def _answer_source(answer: Answer, window: Stretch, rows: tuple[Flags, Flags]) -> None:
    if answer.own is None:
        return
    _point(rows[0], answer.mention, window, OWN if answer.own else UNNAMED, always=answer.own)
    if answer.cue or not answer.own:
        _point(rows[1], answer.cue, window, UNNAMED)


def _answer_counted(answer: Answer, window: Stretch, rows: tuple[Flags, Flags]) -> None:
    if not answer.counted_known:
        return
    shift = FIRST - window[0]
    held = answer.counted is not None and window[0] <= answer.counted[0] and answer.counted[1] <= window[1]
    bounds = (
        (answer.counted[0] + shift, answer.counted[1] - 1 + shift) if held and answer.counted else (NOTHING, NOTHING)
    )
    for row, at in zip(rows, bounds, strict=True):
        row[at] = True


def _point(row: Flags, goals: Sequence[int], window: Stretch, without: int, *, always: bool = False) -> None:
    seen = [goal - window[0] + FIRST for goal in goals if window[0] <= goal < window[1]]
    row[seen] = True
    if always or not seen:
        row[without] = True


def cut_figures(marked: Marked, reader: PieceReader, rng: random.Random) -> list[Sample]:
    """Cut windows the way they are read, with the distances to either side shaken a little."""
    left, right = rng.randrange(70, 170), rng.randrange(40, 90)
    samples = []
    for window in plan_windows([a.stretch for a in marked.figures], len(marked.pieces), left, right):
        held = range(window.start, window.end)
        drawn = rng.sample(held, min(OTHERS, len(held))) if marked.others else []
        asked = [marked.figures[n] for n in window.figures]
        asked += [replace(marked.others[n], weight=OTHER_WEIGHT) for n in drawn]
        samples.append(cut(marked, (window.start, window.end), asked, reader))
    return samples


def cut_alone(marked: Marked, reader: PieceReader, rng: random.Random) -> list[Sample]:
    """Cut out sentences or paragraphs that hold figures, as when a reader pastes one alone.

    Who asserts a figure whose source the passage does not name is left open there.
    """
    samples = []
    for start, end in find_passages(marked.pieces, reader.stops if rng.random() < SENTENCES else frozenset()):
        held = [a for a in marked.figures if start <= a.stretch[0] and a.stretch[1] <= end]
        if held and end - start <= LENGTH:
            known = [a if a.own or not a.mention or start <= a.mention[0] < end else replace(a, own=None) for a in held]
            samples.append(cut(marked, (start, end), known, reader))
    return rng.sample(samples, min(MOST_ALONE, len(samples)))


def find_passages(pieces: Pieces, stops: frozenset[int]) -> list[Stretch]:
    """Give the lines of a text as ranges of pieces; one of the ``stops`` with a capital behind it parts them too."""
    size = len(pieces)
    lines = {number + 1 for number in range(size) if pieces.shapes[number] == LINE_SHAPE}
    ends = {n for n in range(1, size) if pieces.ids[n - 1] in stops and 4 <= pieces.shapes[n] < LINE_SHAPE}
    bounds = sorted({0, size} | lines | ends)
    return list(pairwise(bounds))
