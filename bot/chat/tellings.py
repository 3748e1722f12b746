"""Who says which number: the first thing that a chat shows where sources of an article do not agree."""

from __future__ import annotations

from collections.abc import Iterator

from bot.chat.rich import Block, Paragraph, Run, apart, line
from bot.reports.things import Thing, find_things
from extractors import Report

# Code points, and lines: it stands above the figures, and leaves them their room.
_NAME, _NUMBER, _SOURCE = 60, 24, 50
_MOST_THINGS, _MOST_TELLINGS = 2, 4


def write_tellings(report: Report) -> Block:
    """Write each thing that has more than one number, by whom, those first that do not agree; nothing where none has.

    >>> from extractors import Article
    >>> write_tellings(Report(Article("Two ships sank.")))
    ()
    """
    things = [thing for thing in find_things(report) if thing.is_disputed][:_MOST_THINGS]
    return tuple(paragraph for thing in things for paragraph in _write_thing(thing))


def _write_thing(thing: Thing) -> Iterator[Paragraph]:
    yield Paragraph()
    yield line(Run(apart(thing.name, _NAME), bold=True), ": the numbers do not agree")
    for telling in thing.tellings[:_MOST_TELLINGS]:
        places = ", ".join(str(index + 1) for index in telling.figures[:3])
        yield line(
            Run(apart(telling.number, _NUMBER), bold=True), " · ", apart(telling.source, _SOURCE), f" ({places})"
        )
    if (left := len(thing.tellings) - _MOST_TELLINGS) > 0:
        yield line(f"… and {left} more")
