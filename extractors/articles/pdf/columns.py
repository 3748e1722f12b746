"""The order in which a page is read: columns one after the other, and what goes across them where it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple

from extractors.articles.pdf.lines import Row, make_rows
from extractors.articles.pdf.process import Run

_LEAST_RUNS = 6
_STARTS = 3
"""Runs that begin at the same place where a column does."""
_MOST_PLACES = 12
_MOST_ACROSS = 0.7
"""Share of the runs of a page that go across the white between its columns, at most."""
_DEEPEST = 4
_WIDE_LINE, _LONG_LINE, _PROSE = 0.6, 18, 0.5
"""Prose fills its column: lines of that share of its width, of so many letters, hold that share of its text."""
_SLACK, _BEFORE = 0.3, 0.25
"""Letter sizes: how far a line may reach into the white, and where in it one looks."""
_STRONG = 12
"""Lines beside one another after which columns are believed where they hold less."""


class _Band(NamedTuple):
    left: list[Run]
    right: list[Run]


def order_page(runs: Sequence[Run], depth: int = 0) -> list[list[Row]]:
    """Give the blocks of a page in the order in which they are read, each as rows from the top down."""
    parts = _split(runs) if len(runs) >= _LEAST_RUNS and depth < _DEEPEST else None
    if parts is None:
        return [make_rows(runs)] if runs else []
    blocks: list[list[Row]] = []
    for part in parts:
        if isinstance(part, _Band):
            blocks += order_page(part.left, depth + 1) + order_page(part.right, depth + 1)
        else:
            blocks += order_page(part, depth + 1) if len(part) < len(runs) else [make_rows(part)]
    return blocks


def _split(runs: Sequence[Run]) -> list[_Band | list[Run]] | None:
    """Divide runs at the white between two columns, None where there are none."""
    ordered = sorted(runs, key=lambda run: -run.base)
    best: tuple[int, float] = (0, 0.0)
    for place in _find_places(ordered):
        lines = sum(len(band.left) + len(band.right) for band in _divide(ordered, place) if _are_columns(band))
        best = max(best, (lines, place))
    lines, place = best
    if lines < _LEAST_RUNS:
        return None
    parts: list[_Band | list[Run]] = []
    for band in _divide(ordered, place):
        if not isinstance(band, _Band):
            continue
        if _are_columns(band) or (lines >= _STRONG and _may_be_columns(band)):
            parts.append(band)
        elif parts and isinstance(parts[-1], list):
            parts[-1] += band.left + band.right
        else:
            parts.append([*band.left, *band.right])
    return parts if any(isinstance(part, _Band) for part in parts) else None


def _find_places(runs: Sequence[Run]) -> Iterator[float]:
    """Yield places right before which several runs begin: there may be the white between two columns."""
    starts = Counter(round(run.left / 3) for run in runs)
    first = min(run.left for run in runs)
    size = median(run.size for run in runs)
    for start, count in starts.most_common(_MOST_PLACES):
        if count >= _STARTS and start * 3 > first + 4 * size:
            place = min(run.left for run in runs if round(run.left / 3) == start) - _BEFORE * size
            across = sum(run.left < place - size and run.right > place + size for run in runs)
            if across <= _MOST_ACROSS * len(runs):
                yield place


def _divide(runs: Sequence[Run], place: float) -> Iterator[_Band]:
    """Yield what stands to the left and right of a place, and, with nothing to the right, what goes across it."""
    band = _Band([], [])
    across: list[Run] = []
    for run in runs:
        slack = _SLACK * run.size
        if run.left < place - slack and run.right > place + slack:
            if band.left or band.right:
                yield band
                band = _Band([], [])
            across.append(run)
            continue
        if across:
            yield _Band(across, [])
            across = []
        (band.left if run.left + run.right < 2 * place else band.right).append(run)
    if across:
        yield _Band(across, [])
    if band.left or band.right:
        yield band


def _are_columns(band: _Band) -> bool:
    return _is_prose(band.left) and _is_prose(band.right)


def _may_be_columns(band: _Band) -> bool:
    return bool(band.left and band.right) and (_is_prose(band.left) or _is_prose(band.right))


def _is_prose(runs: Sequence[Run]) -> bool:
    """Say whether runs are lines that fill a column, and not the cells of a table."""
    if len(runs) < 2:
        return False
    widths = sorted(run.right - run.left for run in runs)
    # There may be several columns on one side: a column is as wide as its wide lines.
    width = widths[len(widths) * 9 // 10]
    wide = sum(
        len(run.text) for run in runs if run.right - run.left >= _WIDE_LINE * width and len(run.text) >= _LONG_LINE
    )
    return wide >= _PROSE * sum(len(run.text) for run in runs)
