"""Who asserts a figure, read by a small pointer network: the one module that knows onnxruntime and tokenizers."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from extractors.errors import ModelError
from extractors.types import Span

LEFT, RIGHT, LENGTH = 96, 48, 253


@dataclass(frozen=True, slots=True)
class Window:
    """A half-open range of pieces and the indices of the figures that are read in it."""

    start: int
    end: int
    figures: tuple[int, ...]


def plan_windows(
    ranges: Sequence[tuple[int, int]], pieces: int, left: int = LEFT, right: int = RIGHT, length: int = LENGTH
) -> list[Window]:
    """Lay windows over figures given as ranges of pieces, so that each figure is read once.

    A window begins ``left`` pieces before its first figure and takes in every following figure that still has
    ``right`` pieces after it; it ends there, for what comes after no figure needs is not worth the reading.

    >>> plan_windows([(10, 11), (30, 31), (900, 902)], 1000)
    [Window(start=0, end=79, figures=(0, 1)), Window(start=804, end=950, figures=(2,))]
    """
    windows: list[Window] = []
    start = end = -1
    held: list[int] = []
    for index in sorted(range(len(ranges)), key=lambda i: ranges[i]):
        first, last = ranges[index]
        wanted = min(pieces, last + right)
        if held and wanted - start <= length and first >= start:
            end = max(end, wanted)
            held.append(index)
            continue
        if held:
            windows.append(Window(start, end, tuple(held)))
        start = max(0, first - left)
        end = min(wanted, start + length)
        held = [index]
    if held:
        windows.append(Window(start, end, tuple(held)))
    return windows


Integers = NDArray[np.int64]
Floats = NDArray[np.float32]
Kind = Literal["own", "unnamed", "source"]

OWN, UNNAMED, FIRST = 0, 1, 2
OUTSIDE, BEGIN = 0, 1
LINE_END = "\n"
LINE_SHAPE, MARK_SHAPE = 12, 13
BROKEN = re.compile("[\ud800-\udfff]")
LOOSE = " \t\n.,;:-\u2013\u2014"
CONTEXT = 1500
SAME_CONTENT = 0.3


@dataclass(frozen=True, slots=True)
class Pointer:
    """What the network says of one figure: whose it is, how sure, and the words that say so."""

    kind: Kind
    mention_span: Span | None
    probability: float
    cue_span: Span | None
    content_span: Span | None


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text as word pieces: number, start, end and shape of each."""

    ids: Integers
    starts: Integers
    ends: Integers
    shapes: Integers

    def __len__(self) -> int:
        return len(self.ids)

    def range_of(self, start: int, end: int) -> tuple[int, int]:
        """Give the half-open range of the pieces that overlap the code points ``[start, end)``."""
        first = int(np.searchsorted(self.ends, start, side="right"))
        return first, max(first, int(np.searchsorted(self.starts, end, side="left")))


class PieceReader:
    """Cuts a text into word pieces; a line end is a piece of its own, and a run of them is one."""

    def __init__(self, tokenizer: str) -> None:
        self._tokenizer = Tokenizer.from_str(tokenizer)
        self._line_end = self._number(LINE_END)
        self.head = np.asarray([self._number("[CLS]"), self._number("[UNK]")], dtype=np.int64)
        self.tail = np.asarray([self._number("[SEP]")], dtype=np.int64)

    def _number(self, piece: str) -> int:
        number = self._tokenizer.token_to_id(piece)
        if number is None:
            raise ModelError(f"The tokenizer has no piece {piece!r}: it does not belong to this model.")
        return number

    def read(self, text: str) -> Pieces:
        """Cut the text into pieces with their places and shapes."""
        text = BROKEN.sub("\ufffd", text)
        encoding = self._tokenizer.encode(text, add_special_tokens=False)
        ids, places = np.asarray(encoding.ids, dtype=np.int64), encoding.offsets
        spots = np.asarray(places, dtype=np.int64).reshape(-1, 2)
        breaks = ids == self._line_end
        shapes = np.fromiter((shape_of(text, *place) for place in places), dtype=np.int64, count=len(places))
        shapes[breaks] = LINE_SHAPE
        kept = ~breaks
        kept[1:] |= ~breaks[:-1]
        kept[:1] = True
        return Pieces(ids[kept], spots[kept, 0], spots[kept, 1], shapes[kept])


def shape_of(text: str, start: int, end: int) -> int:
    """Give a number to what an uncased piece hides: capitals, a space before it, a space after it.

    >>> [shape_of('He "did" ASTRA', *span) for span in ((0, 2), (3, 4), (4, 7), (7, 8), (9, 12))]
    [7, 2, 0, 1, 10]
    """
    piece = text[start:end]
    case = 0 if not piece[:1].isupper() else 2 if len(piece) > 1 and piece.isupper() else 1
    before = start == 0 or text[start - 1].isspace()
    after = end >= len(text) or text[end].isspace()
    return 4 * case + 2 * before + after


def load_silent_runtime() -> Any:
    """Import onnxruntime, which reports to its maker as soon as it is imported unless it is told not to.

    A program that imported it before has told its maker already; what would follow is switched off.

    >>> load_silent_runtime() and os.environ["ORT_DISABLE_TELEMETRY"]
    '1'
    """
    # Read once, when the library is loaded; this process's children inherit it.
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    import onnxruntime

    onnxruntime.disable_telemetry_events()
    return onnxruntime


class PointerModel:
    """A trained network and its tokenizer, made from what their files hold.

    The threshold above which a figure is the article's own voice was tuned in training and travels with the network.
    """

    def __init__(self, network: bytes, tokenizer: str, threads: int = 1) -> None:
        onnxruntime = load_silent_runtime()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(network, options, providers=["CPUExecutionProvider"])
        self.reader = PieceReader(tokenizer)
        notes = self._session.get_modelmeta().custom_metadata_map
        self.own_threshold = float(notes.get("own_threshold", "0.5"))

    def run(self, pieces: Pieces, window: Window) -> tuple[Floats, Floats, Floats]:
        """Give the log-probabilities of source and cue, position by position, and the tag scores of one window."""
        inner = slice(window.start, window.end)
        ids = np.concatenate((self.reader.head, pieces.ids[inner], self.reader.tail))
        shapes = np.full(len(ids), MARK_SHAPE, dtype=np.int64)
        shapes[FIRST:-1] = pieces.shapes[inner]
        source, cue, tags = self._session.run(None, {"ids": ids[None], "shapes": shapes[None]})
        return source[0], cue[0], tags[0]


def find_pointers(text: str, spans: Sequence[Span], model: PointerModel) -> tuple[Pointer, ...]:
    """Say for each figure, given by its span, who asserts it.

    Only what stands around figures is read, and a stretch that several figures share is read once.
    """
    found = [Pointer("own", None, 0.0, None, None)] * len(spans)
    for start, end, members in stretches(spans, len(text)):
        pieces = model.reader.read(text[start:end])
        ranges = [pieces.range_of(spans[i].start - start, spans[i].end - start) for i in members]
        inside = [n for n, (first, last) in enumerate(ranges) if first < last]
        for window in plan_windows([ranges[n] for n in inside], len(pieces)):
            reading = Reading(text, start, pieces, window, model)
            for n in window.figures:
                found[members[inside[n]]] = reading.point(*ranges[inside[n]])
    return tuple(found)


def stretches(spans: Sequence[Span], size: int) -> Iterator[tuple[int, int, list[int]]]:
    """Gather the figures whose surroundings touch: start and end in the text, and the figures' indices.

    >>> list(stretches([Span(10, 12), Span(9000, 9004)], 9100))
    [(0, 1512, [0]), (7500, 9100, [1])]
    """
    start = end = 0
    held: list[int] = []
    for index in sorted(range(len(spans)), key=lambda i: spans[i]):
        first, last = max(0, spans[index].start - CONTEXT), min(size, spans[index].end + CONTEXT)
        if held and first > end:
            yield start, end, held
            held = []
        start, end = (start, max(end, last)) if held else (first, last)
        held.append(index)
    if held:
        yield start, end, held


class Reading:
    """One window as the network read it."""

    def __init__(self, text: str, base: int, pieces: Pieces, window: Window, model: PointerModel) -> None:
        self._text, self._base, self._pieces, self._window = text, base, pieces, window
        self._threshold = model.own_threshold
        self._source, self._cue, tags = model.run(pieces, window)
        self._mentions = number_groups(tags[:, :3].argmax(-1))
        self._cues = number_groups(tags[:, 3:].argmax(-1))

    def point(self, first: int, last: int) -> Pointer:
        """Read off whom the figure at these pieces points to.

        A source is worth what all the pieces of its mention get together.
        """
        shift = FIRST - self._window.start
        rows = slice(first + shift, min(last + shift, len(self._mentions) - 1))
        chances = spread(self._source[rows])
        if chances[OWN] > self._threshold:
            return Pointer("own", None, float(chances[OWN]), None, None)
        sums = np.bincount(self._mentions, weights=chances, minlength=FIRST)
        sums[self._mentions[OWN]] = 0.0
        group = int(sums.argmax())
        members = np.flatnonzero(self._mentions == group)
        cue = self._span_of(self._cues, spread(self._cue[rows]))
        named = members[0] >= FIRST
        content = self._content(rows, members)
        mention = self._snap(members) if named else None
        return Pointer("source" if named else "unnamed", mention, min(1.0, float(sums[group])), cue, content)

    def _span_of(self, groups: Integers, chances: Floats) -> Span | None:
        group = int(np.bincount(groups, weights=chances).argmax())
        members = np.flatnonzero(groups == group)
        return self._snap(members) if members[0] >= FIRST else None

    def _content(self, rows: slice, members: Integers) -> Span | None:
        same = np.exp(self._source[:, members]).sum(-1) > SAME_CONTENT
        start, end = rows.start, rows.stop
        while start > FIRST and same[start - 1]:
            start -= 1
        while end < len(same) - 1 and same[end]:
            end += 1
        return self._snap(np.arange(start, end))

    def _snap(self, members: Integers) -> Span:
        """Give the span of the pieces, widened to whole words and without punctuation before or after."""
        shift = self._window.start - FIRST
        start = self._base + int(self._pieces.starts[members[0] + shift])
        end = self._base + int(self._pieces.ends[members[-1] + shift])
        text = self._text
        while start > 0 and text[start].isalnum() and text[start - 1].isalnum():
            start -= 1
        while 0 < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
            end += 1
        while end - start > 1 and text[start] in LOOSE:
            start += 1
        while end - start > 1 and text[end - 1] in LOOSE:
            end -= 1
        return Span(start, end)


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
