"""A small chart of what was asserted about one thing over time. The one place that knows of matplotlib."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date

from bot.memory.seen import Seen
from bot.reports.origin import name_outlet
from bot.reports.shown import clean
from extractors import Figure
from extractors.errors import ChartError

FEWEST = 3
"""Fewer numbers are no chart: they are as quickly read."""
_LONGEST, _TITLE = 28, 80
_SIZE = (8.0, 4.5)


def draw_chart(found: Sequence[Seen], title: str) -> bytes | None:
    """Draw numbers by date as a PNG picture, each with who asserts it; None for fewer than three, or unlike ones.

    A range is a bar; a bound is an arrowhead to its open side. Only numbers of the commonest unit and kind are drawn.
    Takes half a second: not for the event loop. Raises ChartError when matplotlib is not installed.
    """
    found = _alike(found)
    if len(found) < FEWEST:
        return None
    try:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.dates import AutoDateLocator, DateFormatter
        from matplotlib.figure import Figure as Picture
        from matplotlib.ticker import FuncFormatter
    except ImportError as error:
        raise ChartError("A chart needs matplotlib: install figurecheck[chart].") from error
    picture = Picture(figsize=_SIZE, dpi=110, layout="constrained")
    axes = picture.add_subplot()
    for at, each in enumerate(found):
        low, high = _ends(each.figure)
        day = _ordinal(each.day)
        axes.plot([day, day], [low, high], color="#1f4e79", linewidth=2, marker="_")
        # Nobody said the middle of a range: only its ends are drawn.
        if low == high:
            axes.plot([day], [low], color="#1f4e79", marker=_mark(each.figure), markersize=8)
        side = 1 if at % 2 else -1
        axes.annotate(
            _label(each), (day, high if side > 0 else low), (0, 9 * side), textcoords="offset points",
            ha="center", va="bottom" if side > 0 else "top", fontsize=8,
        )  # fmt: skip
    locator = AutoDateLocator(maxticks=6)  # type: ignore[no-untyped-call]
    axes.xaxis.axis_date()
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(DateFormatter("%-d %b %Y" if _spans_years(found) else "%-d %b"))  # type: ignore[no-untyped-call]
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.10g}"))
    axes.margins(x=0.12, y=0.25)
    axes.set_title(_write(title, _TITLE), loc="left", fontsize=11)
    if unit := found[0].figure.unit:
        axes.set_ylabel(_write(unit.name, _LONGEST))
    axes.grid(axis="y", alpha=0.3)
    for edge in ("top", "right"):
        axes.spines[edge].set_visible(False)
    written = io.BytesIO()
    FigureCanvasAgg(picture).print_png(written)  # type: ignore[no-untyped-call]
    return written.getvalue()


def _alike(found: Sequence[Seen]) -> list[Seen]:
    """Give the numbers of the commonest unit and kind: people and dollars have no common scale."""
    sorts = [(each.figure.kind, each.figure.unit.name if each.figure.unit else None) for each in found]
    commonest = max(sorts, key=sorts.count, default=None)
    return [each for each, sort in zip(found, sorts, strict=True) if sort == commonest]


def _ends(figure: Figure) -> tuple[float, float]:
    numbers = [float(number) for number in (figure.value, figure.low, figure.high) if number is not None]
    return min(numbers), max(numbers)


def _spans_years(found: Sequence[Seen]) -> bool:
    return len({each.day.year for each in found}) > 1


def _mark(figure: Figure) -> str:
    return {">=": "^", ">": "^", "<=": "v", "<": "v"}.get(figure.relation, "o")


def _label(each: Seen) -> str:
    figure = each.figure
    who = figure.asserted_by.name if figure.asserted_by else name_outlet(each) or ""
    return f"{_write(figure.text, _LONGEST)}\n{_write(who, _LONGEST) or 'no source'}"


def _write(text: str, most: int) -> str:
    words = clean(text)
    # matplotlib reads what stands between dollar signs as mathematics.
    return (words if len(words) <= most else words[: most - 1] + "…").replace("$", r"\$")


def _ordinal(day: date) -> float:
    from matplotlib.dates import date2num

    return float(date2num(day))  # type: ignore[no-untyped-call]
