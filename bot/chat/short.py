"""A report in a few lines: the headline, how many figures, and the few most worth checking."""

from __future__ import annotations

from bot.chat.entries import write_check, write_figures, write_opening
from bot.chat.look import Look
from bot.chat.packing import Room
from bot.chat.rich import Block, Paragraph, line
from bot.chat.worth import Point, find_points, is_harm
from extractors import Report

_MOST_POINTS = 5
_MOST_FIGURES = 3
_FEWEST_FIGURES = 3
_ROOM = Room(units=1600, entities=40)


def write_short(report: Report, look: Look) -> Block:
    """Give the short report; it fits one message, whatever the article holds."""
    points = find_points(report, look.words, off=look.findings_off)
    written = write_opening(report, points)
    shown: set[int] = set()
    said = 0
    for point in points[:_MOST_POINTS]:
        more = (*written, Paragraph(), *_write_point(report, point))
        if said and not _ROOM.holds(more):
            break
        written, said = more, said + 1
        shown.update(point.figures)
    if left := len({index for point in points[said:] for index in point.figures} - shown):
        return (*written, Paragraph(), line(f"And {left} more to check."))
    return (*written, *_write_others(report, shown, look))


def _write_point(report: Report, point: Point) -> Block:
    block = write_figures(report, point.figures[:_MOST_FIGURES])
    # The figures stand right above, so their numbers are needed for those alone that do not.
    return (*block, write_check(point, numbered=len(point.figures) > _MOST_FIGURES))


def _write_others(report: Report, shown: set[int], look: Look) -> Block:
    """Write a few figures that an editor would look at all the same, up to the fewest that a report shows."""
    rest = sorted(
        (index for index in range(len(report.figures)) if index not in shown),
        key=lambda index: (
            # What the headline says, the text says again.
            report.figures[index].part == "headline",
            not is_harm(report.figures[index], look.words),
            report.figures[index].kind != "money",
            index,
        ),
    )[: max(_FEWEST_FIGURES - len(shown), 0)]
    if not rest:
        return ()
    opening = "Also:" if shown else "No figure stands out. Start with these:"
    return (Paragraph(), line(opening), *write_figures(report, sorted(rest)))
