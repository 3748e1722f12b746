"""The runs of a page settled: raised marks read, lines written in pieces joined, rows of what stands level."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TypeAlias

from extractors.articles.pdf.process import Run
from extractors.articles.raised import write_raised

Row: TypeAlias = tuple[Run, ...]
"""Runs on one baseline, from left to right: one is a line, several are cells."""

_LEVEL = 0.35
_SAME = 0.12
_NEAR, _CLOSE = 0.6, 0.1
_AROUND = 20
_MARK = re.compile(r"[\d*†‡§ ,\[\]()a-e]+|st|nd|rd|th")
_LONGEST_MARK, _MOST_MARKS = 6, 300
_SMALLER, _LOWEST, _HIGHEST = 0.9, 0.1, 0.85
"""How much smaller than the letters of a line a mark is, and how far above its baseline."""


def settle_runs(runs: Iterable[Run]) -> list[Run]:
    """Give the runs of a page with note marks dropped, powers written, and lines that were written in pieces joined."""
    settled = [_settle(run) if run.raised else run for run in _attach_marks(list(runs))]
    return _join_pieces([run for run in settled if run.text.strip()])


def _attach_marks(runs: list[Run]) -> list[Run]:
    """Give the runs with raised marks that the file writes elsewhere where they stand: behind a word or before one."""
    marks = [run for run in runs if len(run.text) <= _LONGEST_MARK and _MARK.fullmatch(run.text)]
    if not marks or len(marks) > _MOST_MARKS:
        return runs
    gone: set[int] = set()
    attached = dict(enumerate(runs))
    ordered = sorted(attached, key=lambda index: runs[index].base)
    bases = [runs[index].base for index in ordered]
    for mark in marks:
        low, high = bisect_left(bases, mark.base - _HIGHEST * 2 * mark.size), bisect_left(bases, mark.base)
        for index in ordered[low : min(high, low + _MOST_MARKS)]:
            run = attached[index]
            if run is not mark and _is_above(mark, run) and (joined := _attach(mark, run)) is not None:
                attached[index] = joined
                gone.add(id(mark))
                break
    return [attached[index] for index, run in enumerate(runs) if id(run) not in gone]


def _is_above(mark: Run, run: Run) -> bool:
    """Say whether a mark is raised above the baseline of a run."""
    off = (mark.base - run.base) / run.size
    return mark.size <= _SMALLER * run.size and _LOWEST <= off <= _HIGHEST and run.turn == mark.turn


def _attach(mark: Run, run: Run) -> Run | None:
    """Give a run with a raised mark behind it, before it or within it, None where it stands elsewhere."""
    length = len(mark.text)
    if -_NEAR <= (mark.left - run.right) / run.size <= _NEAR:
        start = len(run.text)
        raised = (*run.raised, (start, start + length))
        return replace(run, text=run.text + mark.text, right=max(run.right, mark.right), raised=raised)
    if -_NEAR <= (run.left - mark.right) / run.size <= _NEAR:
        raised = ((0, length), *((s + length, e + length) for s, e in run.raised))
        links = tuple((s + length, e + length, href) for s, e, href in run.links)
        return replace(run, text=mark.text + run.text, left=mark.left, raised=raised, links=links, gaps=())
    return _insert_mark(run, mark) if run.left < mark.left and mark.right < run.right else None


def _insert_mark(run: Run, mark: Run) -> Run:
    """Give a run with a mark in the white that is left for it; where none is, it is the number of a note."""
    at, beyond = next(((at, right) for at, left, right in run.gaps if left - mark.size < mark.left < right), (0, 0.0))
    if not at or run.links:
        return run
    length = len(mark.text)
    raised = [(s + length * (s >= at), e + length * (s >= at)) for s, e in run.raised] + [(at - 1, at - 1 + length)]
    # A comma stands right behind the mark.
    rest = run.text[at:] if beyond - mark.right < _CLOSE * run.size else run.text[at - 1 :]
    text = run.text[: at - 1] + mark.text + rest
    return replace(run, text=text, raised=tuple(sorted(raised)), gaps=())


def _settle(run: Run) -> Run:
    """Write each raised mark as what it says; links move with the text."""
    text, links, done = "", list(run.links), 0
    for start, end in run.raised:
        text += run.text[done:start]
        written = write_raised(run.text[start:end].strip(), text[-_AROUND:], run.text[end : end + _AROUND])
        if not written and not text.strip() and run.text[end : end + 1] == " ":
            # The blank behind the mark that a note begins with.
            end += 1
        at, shift = len(text), len(written) - (end - start)
        links = [(_move(s, at, shift), _move(e, at, shift), href) for s, e, href in links]
        text, done = text + written, end
    # Where a mark was dropped the offsets of gaps no longer hold.
    gaps = run.gaps if len(text) == done else ()
    return replace(run, text=text + run.text[done:], raised=(), links=tuple(links), gaps=gaps)


def _move(at: int, start: int, shift: int) -> int:
    return at if at <= start else max(start, at + shift)


def _join_pieces(runs: list[Run]) -> list[Run]:
    joined: list[Run] = []
    for run in sorted(runs, key=lambda each: (-round(each.base), each.left)):
        last = joined[-1] if joined else None
        size = max(run.size, last.size) if last else 0.0
        if (
            last
            and abs(run.base - last.base) <= _SAME * size
            and -_NEAR * size <= run.left - last.right <= _NEAR * size
        ):
            joined[-1] = join_runs((last, run), "" if run.left - last.right < _CLOSE * size else " ")
        else:
            joined.append(run)
    return joined


def join_runs(row: Sequence[Run], between: str) -> Run:
    """Give several runs as one."""
    first, last = row[0], row[-1]
    text, links, gaps = "", list[tuple[int, int, str]](), list[tuple[int, float, float]]()
    for run in row:
        text += between if text else ""
        gaps += [(at + len(text), left, right) for at, left, right in run.gaps]
        links += [(start + len(text), end + len(text), href) for start, end, href in run.links]
        text += run.text
    longest = max(row, key=lambda run: len(run.text))
    return replace(
        first,
        text=text,
        right=max(last.right, first.right),
        size=longest.size,
        links=tuple(links),
        raised=(),
        gaps=tuple(gaps),
    )


def split_run(run: Run, gaps: Sequence[tuple[int, float, float]]) -> list[Run]:
    """Give a run in pieces, divided at some of its gaps."""
    pieces: list[Run] = []
    begin, left = 0, run.left
    for at, right, next_left in [*gaps, (len(run.text) + 1, run.right, 0.0)]:
        links = [
            (max(s, begin) - begin, min(e, at - 1) - begin, h) for s, e, h in run.links if s < at - 1 and e > begin
        ]
        text = run.text[begin : at - 1]
        pieces.append(
            replace(run, text=text, left=left, right=right, first=right - left, links=tuple(links), gaps=(), raised=())
        )
        begin, left = at, next_left
    return pieces


def make_rows(runs: Iterable[Run]) -> list[Row]:
    """Give runs as rows from the top down; what stands level is one row, save where it stands in the same place."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda each: (-each.base, each.left)):
        if rows and _is_level(rows[-1], run):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [tuple(sorted(row, key=lambda run: run.left)) for row in rows]


def _is_level(row: Sequence[Run], run: Run) -> bool:
    for other in (row[0], row[-1]):
        if abs(run.base - other.base) > _LEVEL * min(run.size, other.size):
            return False
    return all(run.left >= other.right - 1 or run.right <= other.left + 1 for other in row[-8:])


def by_turn(runs: Iterable[Run]) -> list[list[Run]]:
    """Give the runs apart by how the page is turned to read them, the most words first."""
    ordered = sorted(runs, key=lambda run: run.turn)
    groups = [list(group) for _, group in groupby(ordered, key=lambda run: run.turn)]
    return sorted(groups, key=lambda group: -sum(len(run.text) for run in group))
