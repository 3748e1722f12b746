"""What figures count and who asserts them, read by a small network: the one module that knows onnxruntime."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from extractors.figures.pieces import FIRST, MARK_SHAPE, PieceReader, Pieces
from extractors.figures.pointers import Pointer, Reading, Scores
from extractors.types import Span

LEFT, RIGHT, LENGTH = 96, 48, 210
CONTEXT = 1500
"""Code points to either side of figures that are cut into pieces."""


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

    def run(self, pieces: Pieces, window: Window, rows: Sequence[int]) -> Scores:
        """Read one window; ``rows`` are the numbers of the pieces of its figures, which alone are asked about."""
        inner = slice(window.start, window.end)
        ids = np.concatenate((self.reader.head, pieces.ids[inner], self.reader.tail))
        shapes = np.full(len(ids), MARK_SHAPE, dtype=np.int64)
        shapes[FIRST:-1] = pieces.shapes[inner]
        asked = np.asarray(rows, dtype=np.int64) - window.start + FIRST
        given = {"ids": ids[None], "shapes": shapes[None], "rows": asked[None]}
        return Scores(asked, *(answer[0] for answer in self._session.run(None, given)))


def find_pointers(text: str, spans: Sequence[Span], model: PointerModel) -> tuple[Pointer, ...]:
    """Say for each figure, given by its span, what it counts and who asserts it.

    Only what stands around figures is read, and a stretch that several figures share is read once.
    """
    found = [Pointer("own", None, 0.0, None)] * len(spans)
    for start, end, members in stretches(spans, len(text)):
        pieces = model.reader.read(text[start:end])
        ranges = [pieces.range_of(spans[i].start - start, spans[i].end - start) for i in members]
        inside = [n for n, (first, last) in enumerate(ranges) if first < last]
        for window in plan_windows([ranges[n] for n in inside], len(pieces)):
            rows: list[int] = []
            slices: list[slice] = []
            for n in window.figures:
                first, last = ranges[inside[n]]
                slices.append(slice(len(rows), len(rows) + min(last, window.end) - first))
                rows.extend(range(first, min(last, window.end)))
            reading = Reading(text, start, pieces, window.start, model.run(pieces, window, rows))
            for n, part in zip(window.figures, slices, strict=True):
                found[members[inside[n]]] = reading.point(part, model.own_threshold)
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
