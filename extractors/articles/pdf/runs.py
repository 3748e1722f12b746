"""The runs of a page: words that stand beside one another, a line of a column or a cell, each with its raised marks.

A run is printed as ``[text, left, right, base, size, first, turn, raised, links, gaps]``: its ends and its baseline in
points, from the left and from below as it is read, the size of its letters, the width of its first word, how the page
is turned to read it, the spans of raised letters, those of links with their addresses, and gaps that may be ones
between cells: where in the text they end, and their ends on the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from extractors.articles.pdf.letters import Word, clean_word, read_words
from extractors.articles.pdf.strikes import strike_words
from extractors.articles.pdf.strokes import Rule

_SAME, _UNEVEN = 0.08, 0.3
"""How far a baseline may be off, in shares of a letter's size: as set, and as a scanner reads it."""
_SMALLER = 0.9
_RAISED = (0.1, 0.85)
_LOWERED = (-0.6, -0.08)
_NEAR = (-0.4, 0.6)
"""How far behind a word a raised or lowered mark stands."""
_BACK, _FAR = -0.6, 2.5
_WIDE, _WIDER, _WIDEST = 0.9, 1.7, 1.6
"""A gap between cells: wider than this share of a letter's size, and so many times that of words, or wider yet."""
_BEHIND_SENTENCE = 1.4
_CLOSE = 0.12
_DOUBTFUL = 0.5
"""A gap that may be one between cells, if those of the lines around say so."""
_FOLLOWED = 0.12
_LONGEST_MARK = 6

Area = tuple[float, float, float, float, str]


def read_runs(
    page: Any, count: int, rules: Sequence[Rule], areas: Sequence[Area], raw: Any
) -> tuple[list[list[Any]], list[str]]:
    """Give the runs of a page in the order in which it writes them, and the texts that are struck out."""
    words, letters, written = read_words(page, count, raw)
    struck: list[str] = []
    if rules and words:
        words, struck = strike_words(words, rules, letters, written)
    for word in words:
        word.text = clean_word(word.text)
    return list(join_words(words, areas)), [clean_word(text) for text in struck]


def join_words(words: Sequence[Word], areas: Sequence[Area]) -> Iterator[list[Any]]:
    """Yield the runs that words in the order of a page make."""
    run: list[tuple[Word, bool, float]] = []
    base = size = right = 0.0
    for word in words:
        if run:
            gap = word.left - right
            kind: str | None = "level"
            # Most words stand right behind one another.
            if word.base != base or word.size != size or word.turn != run[0][0].turn or not 0 <= gap <= size:
                kind = _tell_kind(word, (base, size), gap, run)
            if kind is not None:
                if kind == "lower":
                    # The marks before it were raised: it is the first word of the line itself.
                    run = [(before, True, apart) for before, _, apart in run]
                    base, size = word.base, word.size
                run.append((word, kind == "raised", gap))
                right = word.right
                continue
            yield from _finish(run, base, size, areas)
        run, base, size, right = [(word, False, 0.0)], word.base, word.size, word.right
    if run:
        yield from _finish(run, base, size, areas)


def _tell_kind(
    word: Word, line: tuple[float, float], gap: float, run: Sequence[tuple[Word, bool, float]]
) -> str | None:
    """Say how a word goes on with a run, None where it does not."""
    base, size = line
    most = max(size, word.size)
    if word.turn != run[-1][0].turn or not _BACK * most <= gap <= _FAR * most or not most:
        return None
    off = (word.base - base) / most
    if abs(off) <= _SAME:
        return "level"
    if _NEAR[0] * most <= gap <= _NEAR[1] * most and (kind := _tell_mark(word, size, off, run)) is not None:
        return kind
    even = abs(off) <= _UNEVEN and word.size > _SMALLER * size and size > _SMALLER * word.size
    return "level" if even else None


def _tell_mark(word: Word, size: float, off: float, run: Sequence[tuple[Word, bool, float]]) -> str | None:
    """Say whether a word is a raised or a lowered mark of a run, or the first word behind raised ones."""
    if word.size <= _SMALLER * size:
        if _RAISED[0] <= off <= _RAISED[1]:
            return "raised"
        return "level" if _LOWERED[0] <= off < _LOWERED[1] else None
    below = size <= _SMALLER * word.size and -_RAISED[1] <= off <= -_RAISED[0]
    return "lower" if below and sum(len(before.text) for before, _, _ in run) <= _LONGEST_MARK else None


def _finish(
    run: Sequence[tuple[Word, bool, float]], base: float, size: float, areas: Sequence[Area]
) -> Iterator[list[Any]]:
    """Yield a run, in pieces where gaps too wide for words divide it."""
    size = max((len(word.text), word.size) for word, raised, _ in run if not raised or len(run) == 1)[1] or size
    if not size:
        return
    if max(gap for _, _, gap in run) > _WIDE * size:
        for piece in _divide(run, size):
            yield _write(piece, base, size, areas)
    else:
        yield _write(run, base, size, areas)


def _divide(run: Sequence[tuple[Word, bool, float]], size: float) -> Iterator[Sequence[tuple[Word, bool, float]]]:
    gaps = [gap / size for word, raised, gap in run[1:] if not raised and not word.glued and gap > _CLOSE * size]
    usual = min(gaps, default=0.0)
    begin = 0
    for index in range(1, len(run)):
        word, raised, gap = run[index]
        if not raised and gap > _WIDE * size and _divides(run[index - 1][0], word, gap / size, usual):
            yield run[begin:index]
            begin = index
    yield run[begin:]


def _divides(before: Word, word: Word, wide: float, usual: float) -> bool:
    """Say whether a wide gap is one between cells: wider than the others, or between two numbers."""
    if before.text[-1:] in ".?!:" and wide < _BEHIND_SENTENCE:
        return False
    return wide > _WIDER * usual or wide > _WIDEST or (before.text[-1:].isdigit() and word.text[:1].isdigit())


def _write(run: Sequence[tuple[Word, bool, float]], base: float, size: float, areas: Sequence[Area]) -> list[Any]:
    text = run[0][0].text if not run[0][0].struck else ""
    raised: list[tuple[int, int]] = [(0, len(text))] * run[0][1]
    links: list[list[Any]] = []
    gaps: list[tuple[int, float, float]] = []
    first = 0.0
    before, was_raised = run[0][0], run[0][1]
    _link(links, (0, text), before, areas)
    for word, is_raised, gap in run[1:]:
        nearest = _WIDE if word.glued else _FOLLOWED if is_raised or was_raised else _BACK
        if gap >= nearest * size and text and text[-1] != " ":
            text += " "
            if gap > _DOUBTFUL * size:
                gaps.append((len(text), round(word.left - gap, 2), round(word.left, 2)))
            first = first or before.right - run[0][0].left
        before, was_raised = word, is_raised
        if word.struck:
            continue
        start = len(text)
        text += word.text
        if is_raised:
            raised.append((start, len(text)))
        _link(links, (start, text), word, areas)
    left, right = run[0][0].left, max(word.right for word, _, _ in run)
    place = (round(left, 2), round(right, 2), round(base, 2), round(size, 2), round(first or right - left, 2))
    return [text.rstrip(), *place, run[0][0].turn, raised, links, gaps]


def _link(links: list[list[Any]], place: tuple[int, str], word: Word, areas: Sequence[Area]) -> None:
    """Note that a word stands in a link, and that it goes on there."""
    start, text = place
    middle, height = (word.left + word.right) / 2, word.base + word.size / 4
    for left, bottom, right, top, href in areas:
        if left <= middle <= right and bottom <= height <= top:
            end = len(text)
            if word.right > right + word.size / 8:
                # A comma behind it is no part of the link.
                end -= len(word.text) - len(word.text.rstrip(",.;:)]”\"'"))
            if links and links[-1][2] == href and start - links[-1][1] <= 1:
                links[-1][1] = end
            else:
                links.append([start, end, href])
            return
