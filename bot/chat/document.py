"""A report as one rich message: a heading, the table of who says which number, what to check, each figure to open.

For chats that ask for it: not every app shows such messages yet, and not every server takes them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from bot.chat.entries import (
    write_check,
    write_counts,
    write_head,
    write_notes,
    write_sentence,
    write_source,
    write_title,
)
from bot.chat.rich import Block, Paragraph, Run, apart, line, write_html
from bot.chat.sight import Sight
from bot.chat.tellings import name_thing
from bot.chat.worth import list_marked
from bot.reports.things import Thing
from extractors import Report

# Telegram takes 32,768 characters and 500 blocks of a rich message, rows and what can be opened included; a figure is
# four blocks.
_MOST_UNITS, _MOST_FIGURES = 30_000, 80
_MOST_THINGS, _MOST_TELLINGS, _MOST_POINTS = 8, 12, 12
_NUMBER, _SOURCE, _NAME = 40, 80, 80
_HEADS = ("Number", "Who says it", "Figure")


@dataclass(frozen=True, slots=True)
class Heading:
    """A line in large letters."""

    words: Paragraph


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; the first has the heads."""

    rows: tuple[tuple[Paragraph, ...], ...]


@dataclass(frozen=True, slots=True)
class Details:
    """A line that opens what stands behind it."""

    summary: Paragraph
    content: Block


Part: TypeAlias = "Heading | Paragraph | Table | Details"
Document: TypeAlias = tuple[Part, ...]


def write_document(sight: Sight) -> Document:
    """Write a report; of more figures than there is room for the first are there, and how many are left."""
    report, points = sight.report, sight.points
    parts: list[Part] = [Heading(each) for each in write_title(report.article)]
    parts += [write_counts(report, points), *write_notes(report.article)]
    things = [each for each in sight.things if each.is_disputed or each.by_whom]
    for thing in things[:_MOST_THINGS]:
        parts += _write_thing(thing)
    if loud := [point for point in points if not point.quiet]:
        parts.append(Heading(line("To check")))
        parts += [write_check(point) for point in loud[:_MOST_POINTS]]
    if report.figures:
        parts.append(Heading(line("All figures")))
        parts += _write_figures(report, list_marked(points), room=_MOST_UNITS - _count(parts))
    return tuple(parts)


def map_document(document: Document, change: Callable[[Paragraph], Paragraph]) -> Document:
    """Give a document with each of its lines changed."""

    def change_part(part: Part) -> Part:
        if isinstance(part, Paragraph):
            return change(part)
        if isinstance(part, Heading):
            return Heading(change(part.words))
        if isinstance(part, Table):
            return Table(tuple(tuple(change(cell) for cell in row) for row in part.rows))
        return Details(change(part.summary), tuple(change(each) for each in part.content))

    return tuple(change_part(part) for part in document)


def write_rich_html(document: Document) -> str:
    """Write a document as the HTML of rich messages.

    >>> write_rich_html((Heading(line("12 < 13")), Table(((line("Number"),), (line("12"),)))))
    '<h3>12 &lt; 13</h3><table bordered striped><tr><th>Number</th></tr><tr><td>12</td></tr></table>'
    """
    return "".join(_write_part(part) for part in document)


def _write_part(part: Part) -> str:
    if isinstance(part, Paragraph):
        return _write_paragraph(part)
    if isinstance(part, Heading):
        return f"<h3>{write_html((part.words,))}</h3>"
    if isinstance(part, Table):
        head, *rows = part.rows
        written = [_write_row(head, "th"), *(_write_row(row, "td") for row in rows)]
        return f"<table bordered striped>{''.join(written)}</table>"
    inside = "".join(_write_paragraph(each) for each in part.content)
    return f"<details><summary>{write_html((part.summary,))}</summary>{inside}</details>"


def _write_row(cells: Sequence[Paragraph], kind: str) -> str:
    return f"<tr>{''.join(f'<{kind}>{write_html((cell,))}</{kind}>' for cell in cells)}</tr>"


def _write_paragraph(paragraph: Paragraph) -> str:
    if not paragraph.runs:
        return ""
    # What a rich message quotes it shows: nothing of it is to be opened.
    words = write_html((replace(paragraph, quote=False),))
    return f"<blockquote>{words}</blockquote>" if paragraph.quote else f"<p>{words}</p>"


def _write_thing(thing: Thing) -> Iterator[Part]:
    said = ": the numbers do not agree" if thing.is_disputed else ", by whom"
    yield line(Run(name_thing(thing, _NAME), bold=True), said)
    rows = [tuple(line(head) for head in _HEADS)]
    for each in thing.tellings[:_MOST_TELLINGS]:
        part = each.name_part(thing.name) if thing.by_whom else ""
        number = f"{apart(each.number, _NUMBER)} {apart(part, _NUMBER)}" if part else apart(each.number, _NUMBER)
        places = ", ".join(str(index + 1) for index in each.figures[:6])
        rows.append((line(Run(number, bold=True)), line(apart(each.source, _SOURCE)), line(places)))
    yield Table(tuple(rows))
    if (left := len(thing.tellings) - _MOST_TELLINGS) > 0:
        yield line(f"… and {left} more")


def _write_figures(report: Report, marked: frozenset[int], *, room: int) -> Iterator[Part]:
    shown = 0
    for index, figure in enumerate(report.figures[:_MOST_FIGURES]):
        details = Details(
            write_head(figure, index + 1, marked=index in marked),
            (write_source(figure, report.article), write_sentence([figure])),
        )
        room -= _count([details])
        if room < 0:
            break
        yield details
        shown += 1
    if (left := len(report.figures) - shown) > 0:
        yield line(f"… and {left} more")


def _count(parts: Sequence[Part]) -> int:
    return len(write_rich_html(tuple(parts)))
