"""A small chart of what was asserted about one thing over the days, a colour for each source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from bot.memory.seen import Seen
from bot.pictures.canvas import COLOURS, open_canvas, write_png, write_words
from bot.reports.origin import name_outlet
from extractors import Figure
from extractors.relations.surroundings import read_mentions
from extractors.relations.words import CheckWords

if TYPE_CHECKING:
    from matplotlib.axes import Axes

FEWEST, FEWEST_DAYS = 3, 2
"""Fewer numbers are as quickly read, and those of one day are in no order."""
_LONGEST, _TITLE = 34, 80
_SIZE = (960, 560)
_MOST_TICKS, _MOST_SOURCES = 7, 7
_UNNAMED = "no source"


def draw_chart(found: Sequence[Seen], title: str, words: CheckWords) -> bytes | None:
    """Draw numbers by day as a PNG picture, with who asserts each; None where they are not of one thing on two days.

    A range is a bar; a bound is an arrowhead to its open side. Only the numbers of the thing that most of them count
    are drawn. Takes half a second: not for the event loop. Raises ChartError when matplotlib is not installed.
    """
    found = choose_alike(found, words)
    if len(found) < FEWEST or len({each.day for each in found}) < FEWEST_DAYS:
        return None
    canvas = open_canvas(*_SIZE)
    axes = canvas.add_axes((0.1, 0.13, 0.6, 0.75))
    days = sorted({each.day for each in found})
    colours = _choose_colours(found)
    for each in found:
        _draw_number(axes, each, colours.get(_name_source(each), "#5f6368"), days)
    _draw_days(axes, days)
    _draw_numbers(axes, found)
    handles = [
        axes.plot([], [], color=colour, marker="o", linestyle="", label=write_words(name, _LONGEST))[0]
        for name, colour in colours.items()
    ]
    axes.legend(handles=handles, loc="upper left", bbox_to_anchor=(1.02, 1.0), frameon=False, fontsize=9)
    axes.set_title(write_words(title, _TITLE), loc="left", fontsize=12, weight="bold")
    return write_png(canvas)


def choose_alike(found: Sequence[Seen], words: CheckWords) -> list[Seen]:
    """Give the numbers of the thing that most of them count: people killed and people employed have no common scale."""
    mentions = read_mentions([each.figure for each in found], words)
    things = [(m.figure.kind, m.unit, m.state or m.head) for m in mentions]
    commonest = Counter(things).most_common(1)
    return [each for each, thing in zip(found, things, strict=True) if thing == commonest[0][0]] if commonest else []


def _choose_colours(found: Sequence[Seen]) -> dict[str, str]:
    names = [name for name, _ in Counter(_name_source(each) for each in found).most_common(_MOST_SOURCES)]
    return dict(zip(names, COLOURS, strict=False))


def _draw_number(axes: Axes, each: Seen, colour: str, days: Sequence[date]) -> None:
    place = _place(each.day, days)
    low, high = _ends(each.figure)
    axes.plot([place, place], [low, high], color=colour, linewidth=2, marker="_")
    # Nobody said the middle of a range: only its ends are drawn.
    if low == high:
        axes.plot([place], [low], color=colour, marker=_mark(each.figure), markersize=9)
    label = write_words(each.figure.text, 18)
    axes.annotate(label, (place, high), (8, 0), textcoords="offset points", va="center", fontsize=9, color=colour)


def _draw_days(axes: Axes, days: Sequence[date]) -> None:
    """Mark the days that there are, and no others; of many, some."""
    step = -(-len(days) // _MOST_TICKS)
    shown = days[::step]
    years = len({day.year for day in days}) > 1
    places = [_place(day, days) for day in shown]
    axes.set_xticks(places, [f"{day.day} {day:%b %Y}" if years else f"{day.day} {day:%b}" for day in shown])
    span = _place(days[-1], days)
    axes.set_xlim(-0.08 * span, 1.18 * span)


def _draw_numbers(axes: Axes, found: Sequence[Seen]) -> None:
    from matplotlib.ticker import FuncFormatter

    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.10g}"))
    axes.margins(y=0.15)
    if unit := found[0].figure.unit:
        axes.set_ylabel(write_words(unit.name, _LONGEST))
    axes.grid(axis="y", alpha=0.3)
    for edge in ("top", "right"):
        axes.spines[edge].set_visible(False)


def _place(day: date, days: Sequence[date]) -> float:
    return float((day - days[0]).days)


def _ends(figure: Figure) -> tuple[float, float]:
    numbers = [float(number) for number in (figure.value, figure.low, figure.high) if number is not None]
    return min(numbers), max(numbers)


def _mark(figure: Figure) -> str:
    return {">=": "^", ">": "^", "<=": "v", "<": "v"}.get(figure.relation, "o")


def _name_source(each: Seen) -> str:
    return (each.figure.asserted_by.name if each.figure.asserted_by else name_outlet(each)) or _UNNAMED
