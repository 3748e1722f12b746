"""A card of who says which number: a picture for a group, a slide or a print-out."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.pictures.canvas import COLOURS, open_canvas, write_png, write_words
from bot.reports.origin import say_origin
from bot.reports.things import Thing
from extractors import Report

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Canvas

MOST_THINGS, MOST_TELLINGS = 5, 8
_WIDTH, _EDGE, _NUMBERS = 1080, 48, 340
"""Pixels; numbers end where ``_NUMBERS`` says, and who says them stands behind."""
_TITLE_WIDTH, _NAME, _NUMBER, _SOURCE, _PART = 52, 56, 18, 36, 18
_LONG = 15
_MOST_TITLE = 3
_INK, _GREY, _RED, _RULE = "#1b1b1b", "#5f6368", "#a8323e", "#d7dade"
_FOOT = "figurecheck: who says which number. It does not say which is right."


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the card: its height in pixels, and what stands in it."""

    height: int
    text: str = ""
    size: int = 0
    colour: str = _INK
    bold: bool = False
    number: str = ""
    dot: str = ""


def choose_for_card(things: Sequence[Thing]) -> tuple[Thing, ...]:
    """Give the things that a card shows: those that are told by two sources and in two numbers."""
    return tuple(thing for thing in things if _is_told_twice(thing))


def draw_card(report: Report, things: Sequence[Thing]) -> bytes:
    """Draw the card as a PNG picture. Takes half a second: not for the event loop.

    Raises ChartError where matplotlib is not installed.
    """
    lines = list(_write_lines(report, things[:MOST_THINGS], left=len(things) - MOST_THINGS))
    height = sum(line.height for line in lines) + 2 * _EDGE
    canvas = open_canvas(_WIDTH, height)
    place = float(height - _EDGE)
    for line in lines:
        place -= line.height
        _draw(canvas, line, place + line.height / 2, height)
    return write_png(canvas)


def _is_told_twice(thing: Thing) -> bool:
    sources, numbers = ({getattr(each, name) for each in thing.tellings} for name in ("source", "number"))
    return thing.is_disputed or thing.by_whom or (len(sources) > 1 and len(numbers) > 1)


def _write_lines(report: Report, things: Sequence[Thing], *, left: int) -> Iterator[_Line]:
    title = textwrap.wrap(write_words(report.article.title or "Who says which number", 160), _TITLE_WIDTH)
    for words in title[:_MOST_TITLE]:
        yield _Line(46, words, 21, bold=True)
    if origin := say_origin(report.article):
        yield _Line(34, write_words(origin, 80), 12, _GREY)
    colours: dict[str, str] = {}
    for thing in things:
        yield _Line(22)
        yield from _write_thing(thing, colours)
    if left > 0:
        yield _Line(36, f"and {left} more", 12, _GREY)
    yield _Line(40)
    yield _Line(26, _FOOT, 10, _GREY)


def _write_thing(thing: Thing, colours: dict[str, str]) -> Iterator[_Line]:
    name = write_words(thing.name, _NAME)
    yield _Line(40, f"{name}: the numbers do not agree" if thing.is_disputed else name, 14, _colour(thing), bold=True)
    for each in thing.tellings[:MOST_TELLINGS]:
        colour = colours.setdefault(each.source, COLOURS[len(colours) % len(COLOURS)])
        number, source = write_words(each.number, _NUMBER), write_words(each.source, _SOURCE)
        part = write_words(each.name_part(thing.name), _PART)
        yield _Line(46, f"{source} · {part}" if part else source, 14, number=number, dot=colour)
    if (left := len(thing.tellings) - MOST_TELLINGS) > 0:
        yield _Line(34, f"and {left} more", 12, _GREY)


def _colour(thing: Thing) -> str:
    return _RED if thing.is_disputed else _GREY


def _draw(canvas: Canvas, line: _Line, place: float, height: int) -> None:
    """Draw a line whose middle is so many pixels above the foot."""
    y = place / height
    if not line.text:
        return
    left = _EDGE if not line.number else _NUMBERS + 44
    weight = "bold" if line.bold else "normal"
    canvas.text(left / _WIDTH, y, line.text, fontsize=line.size, color=line.colour, weight=weight, va="center")
    if line.number:
        canvas.text(
            _NUMBERS / _WIDTH,
            y,
            line.number,
            fontsize=18 if len(line.number) < _LONG else 15,
            color=_INK,
            weight="bold",
            va="center",
            ha="right",
        )
        canvas.text((_NUMBERS + 22) / _WIDTH, y, "●", fontsize=13, color=line.dot, va="center", ha="center")
