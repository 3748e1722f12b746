"""A report in a few lines: the headline, how many figures, and the few most worth checking."""

from __future__ import annotations

from bot.chat.entries import write_check, write_head, write_opening, write_source
from bot.chat.look import Look
from bot.chat.packing import Room
from bot.chat.rich import Block, Paragraph, line
from bot.chat.worth import Point, find_points, is_harm
from extractors import Report

_MOST_POINTS = 5
_MOST_FIGURES = 3
_ROOM = Room(units=1600, entities=40)


def write_short(report: Report, look: Look) -> Block:
    """Give the short report; it fits one message, whatever the article holds."""
    points = find_points(report, look.words, off=look.findings_off)
    written = write_opening(report, points)
    if not points:
        return (*written, *_say_quiet(report, look))
    shown = 0
    for point in points[:_MOST_POINTS]:
        more = (*written, Paragraph(), *_write_point(report, point))
        if shown and not _ROOM.holds(more):
            break
        written, shown = more, shown + 1
    left = len({i for p in points[shown:] for i in p.figures} - {i for p in points[:shown] for i in p.figures})
    return (*written, Paragraph(), line(f"And {left} more to check.")) if left else written


def _write_point(report: Report, point: Point) -> Block:
    block: list[Paragraph] = []
    for index in point.figures[:_MOST_FIGURES]:
        figure = report.figures[index]
        block += [write_head(figure, index + 1, marked=False), write_source(figure, report.article.outlet)]
    # The figures stand right above, so their numbers are needed for those alone that do not.
    return (*block, write_check(point, numbered=len(point.figures) > _MOST_FIGURES))


def _say_quiet(report: Report, look: Look) -> Block:
    """Say that nothing stands out, with the figures that an editor would look at all the same."""
    if not report.figures:
        return ()
    first = sorted(
        range(len(report.figures)),
        key=lambda index: (
            not is_harm(report.figures[index], look.words),
            report.figures[index].kind != "money",
            report.figures[index].part == "headline",
            index,
        ),
    )[:_MOST_FIGURES]
    said: list[Paragraph] = [Paragraph(), line("No figure stands out. Start with these:")]
    for index in sorted(first):
        figure = report.figures[index]
        said += [write_head(figure, index + 1, marked=False), write_source(figure, report.article.outlet)]
    return tuple(said)
