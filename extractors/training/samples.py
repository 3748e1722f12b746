"""Samples: windows of marked text, with the right answer for every piece in them."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extractors.figures.reader import LENGTH, MARK_SHAPE, PieceReader, Pieces, plan_windows
from extractors.training.corpus import Attribution, find_figures
from extractors.types import Span

OWN, UNNAMED, FIRST = 0, 1, 2
FIGURE_WEIGHT = 8.0
OUTSIDE, BEGIN, INSIDE, IGNORED = 0, 1, 2, -100

Integers = NDArray[np.int64]
Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Marked:
    """A text in pieces with the answers for the whole of it: per piece the number of its attribution or -1."""

    pieces: Pieces
    attribution: Integers
    sources: tuple[Integers, ...]
    cues: tuple[Integers, ...]
    source_tags: Integers
    cue_tags: Integers
    weights: Floats
    figures: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """One window as the network reads it, with its answers."""

    ids: Integers
    shapes: Integers
    source: Flags
    cue: Flags
    source_tags: Integers
    cue_tags: Integers
    weights: Floats

    def __len__(self) -> int:
        return len(self.ids)


def pieces_of(pieces: Pieces, spans: Iterable[Span]) -> Integers:
    """Give the numbers of the pieces that the spans cover."""
    ranges = [np.arange(*pieces.range_of(*span)) for span in spans]
    return np.concatenate(ranges) if ranges else np.zeros(0, dtype=np.int64)


def tags_of(pieces: Pieces, groups: Iterable[tuple[Span, ...]]) -> Integers:
    """Tag the pieces of each group of spans: begin, inside, and outside for all others."""
    tags = np.zeros(len(pieces), dtype=np.int64)
    for spans in groups:
        for span in spans:
            first, last = pieces.range_of(*span)
            tags[first:last] = np.where(tags[first:last] == BEGIN, BEGIN, INSIDE)
            tags[first : min(first + 1, last)] = BEGIN
    return tags


def mark(text: str, reading: Sequence[Attribution], reader: PieceReader, weight: float = 1.0) -> Marked:
    """Lay one annotator's attributions over the pieces; where two share a piece, the first marked has it."""
    pieces = reader.read(text)
    attribution = np.full(len(pieces), -1, dtype=np.int64)
    for number in reversed(range(len(reading))):
        attribution[pieces_of(pieces, reading[number].content)] = number
    weights = np.full(len(pieces), weight, dtype=np.float32)
    figures = tuple(pieces.range_of(*span) for span in find_figures(text))
    for first, last in figures:
        weights[first:last] = FIGURE_WEIGHT * weight
    return Marked(
        pieces,
        attribution,
        tuple(pieces_of(pieces, a.source) for a in reading),
        tuple(pieces_of(pieces, a.cue) for a in reading),
        tags_of(pieces, (a.source for a in reading)),
        tags_of(pieces, (a.cue for a in reading)),
        weights,
        figures,
    )


def cut(marked: Marked, start: int, end: int, reader: PieceReader) -> Sample:
    """Cut one window out of a marked text.

    A piece whose source lies outside the window is to say "attributed, to nobody named here".
    """
    ids = np.concatenate((reader.head, marked.pieces.ids[start:end], reader.tail))
    size = len(ids)
    shapes, tags, cue_tags = np.full(size, MARK_SHAPE), np.full(size, IGNORED), np.full(size, IGNORED)
    weights = np.zeros(size, dtype=np.float32)
    inner = slice(FIRST, size - 1)
    shapes[inner], weights[inner] = marked.pieces.shapes[start:end], marked.weights[start:end]
    tags[inner], cue_tags[inner] = marked.source_tags[start:end], marked.cue_tags[start:end]
    source, cue = np.zeros((size, size), dtype=np.bool_), np.zeros((size, size), dtype=np.bool_)
    own = np.flatnonzero(marked.attribution[start:end] < 0) + FIRST
    source[own, OWN] = True
    for number in np.unique(marked.attribution[start:end]):
        if number < 0:
            continue
        rows = np.flatnonzero(marked.attribution[start:end] == number) + FIRST
        for goals, answer in ((marked.sources[number], source), (marked.cues[number], cue)):
            seen = goals[(goals >= start) & (goals < end)] - start + FIRST
            answer[np.ix_(rows, seen if len(seen) else np.array([UNNAMED]))] = True
    return Sample(ids, shapes, source, cue, tags, cue_tags, weights)


def cut_tiles(marked: Marked, reader: PieceReader, rng: random.Random) -> list[Sample]:
    """Cut the whole text into windows that begin at a random place."""
    size = len(marked.pieces)
    starts = [-rng.randrange(LENGTH // 2)]
    while starts[-1] + LENGTH < size:
        starts.append(starts[-1] + LENGTH)
    return [cut(marked, max(0, at), min(size, at + LENGTH), reader) for at in starts if at + LENGTH > 8]


def cut_figures(marked: Marked, reader: PieceReader, rng: random.Random) -> list[Sample]:
    """Cut windows the way they are read, with the distances to either side shaken a little."""
    left, right = rng.randrange(80, 180), rng.randrange(48, 90)
    windows = plan_windows(marked.figures, len(marked.pieces), left, right)
    return [cut(marked, window.start, window.end, reader) for window in windows]
