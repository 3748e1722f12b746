"""One figure with its full context."""

from __future__ import annotations

import re

from bot.chat.entries import write_check, write_head, write_source, write_title
from bot.chat.packing import Room
from bot.chat.rich import Block, Paragraph, Run, apart, line, quiet
from bot.chat.sight import Sight
from bot.chat.worth import list_marked
from bot.reports.shown import fold
from extractors import Figure

# Code points of the article on either side of the sentence, and of the sentence itself.
_AROUND = 600
_SENTENCE = 1500
_BREAK = re.compile(r"(?<!\s)[^\S\n]*+\n\s*+")
_ROOM = Room(units=4000, entities=90)


def write_single(sight: Sight, index: int) -> Block:
    """Give the figure at this index, its source as the article introduces it, and the passage it stands in.

    Raises IndexError when there is no such figure.
    """
    if index < 0:
        raise IndexError(index)
    report = sight.report
    figure = report.figures[index]
    points = [point for point in sight.points if index in point.figures]
    block: Block = (
        *write_title(report.article),
        line(f"Figure {index + 1} of {len(report.figures)}"),
        Paragraph(),
        write_head(figure, index + 1, marked=index in list_marked(points)),
        write_source(figure, report.article),
        line(_describe(figure)),
        _write_passage(report.article.text, figure),
    )
    for point in points:
        others = [number for number in point.figures if number != index]
        check = write_check(point, numbered=bool(others), shown=(report.figures if not others else ()))
        if _ROOM.holds((*block, check)):
            block = (*block, check)
    return block


def _describe(figure: Figure) -> str:
    """Say how the figure was read: its kind, and the words that hand it to its source."""
    words = [figure.kind.capitalize()]
    if figure.cue:
        words.append(f'by the words "{apart(figure.cue, 80)}"')
    source = figure.asserted_by
    if source and source.mention and source.mention.casefold() not in source.name.casefold():
        words.append(f'as "{apart(source.mention, 80)}"')
    return " · ".join(words)


def _write_passage(text: str, figure: Figure) -> Paragraph:
    """Write the sentence with what stands around it, cut between words; the figure is in bold."""
    sentence = figure.sentence_span
    start = max(sentence.start, figure.span.start - _SENTENCE // 2)
    end = min(sentence.end, figure.span.end + _SENTENCE // 2)
    before, after = _find_start(text, start), _find_end(text, end)
    opening = "… " if before else ""
    closing = " …" if after < len(text) else ""
    return line(
        opening + _fold_lines(text[before : figure.span.start]).lstrip(),
        Run(fold(figure.span.of(text)), bold=True),
        _fold_lines(text[figure.span.end : after]).rstrip() + closing,
        quote=True,
    )


def _fold_lines(text: str) -> str:
    """Fold white space, and keep each paragraph on a line of its own."""
    lines = [quiet(fold(each)) for each in _BREAK.split(text)]
    last = len(lines) - 1
    return "\n".join(each for place, each in enumerate(lines) if each.strip() or place in (0, last))


def _find_start(text: str, start: int) -> int:
    """Go back from the sentence, not further than the reach, to the beginning of a word."""
    place = max(start - _AROUND, 0)
    if place == 0:
        return 0
    space = text.find(" ", place, start)
    return start if space < 0 else space + 1


def _find_end(text: str, end: int) -> int:
    place = min(end + _AROUND, len(text))
    if place == len(text):
        return place
    space = text.rfind(" ", end, place)
    return end if space < 0 else space
