"""Windows: the stretches of word pieces that are read to say who asserts the figures in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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
