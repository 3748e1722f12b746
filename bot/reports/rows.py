"""The figures of a report as rows of a table, each with its article: rows of two articles fit into one table."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from bot.reports.origin import find_address, say_origin
from bot.reports.wording import say_relation
from extractors import Figure, Report

Cell: TypeAlias = "str | int | Decimal | date | None"
Row: TypeAlias = tuple[Cell, ...]


class Column(NamedTuple):
    """What stands at the head of a column, and how many letters wide it is shown."""

    name: str
    width: int


COLUMNS = tuple(
    Column(name, width)
    for name, width in (
        ("title", 36),
        ("outlet", 18),
        ("address", 24),
        ("published", 11),
        ("checked on", 11),
        ("figure", 20),
        ("value", 14),
        ("low", 12),
        ("high", 12),
        ("unit", 12),
        ("relation", 10),
        ("kind", 11),
        ("counted", 28),
        ("source", 28),
        ("source kind", 13),
        ("cue", 14),
        ("via", 20),
        ("hedges", 16),
        ("unsure", 8),
        ("sentence", 70),
        ("findings", 60),
        # What is noted and not counted as to check, and what else tells a figure from its neighbour.
        ("noted", 40),
        ("change", 8),
        ("part", 10),
        ("quoted", 8),
        ("number", 8),
    )
)


def list_rows(report: Report, checked: date) -> Iterator[Row]:
    """Yield one row for each figure, in reading order; ``checked`` is the day on which the report was made."""
    article = report.article
    head: Row = (
        article.title,
        say_origin(article),
        find_address(article),
        _read_day(article.published),
        checked,
    )
    said: dict[tuple[int, bool], list[str]] = {}
    for finding in report.findings:
        for index in finding.figures:
            said.setdefault((index, finding.quiet), []).append(finding.message)
    for index, figure in enumerate(report.figures):
        findings, noted = (" / ".join(said.get((index, quiet), ())) for quiet in (False, True))
        rest = (figure.change, figure.part, _say_yes(figure.quoted), index + 1)
        yield (*head, *_list_cells(figure), findings, noted, *rest)


def _list_cells(figure: Figure) -> Row:
    source = figure.asserted_by
    return (
        figure.text,
        figure.value,
        figure.low,
        figure.high,
        # A spreadsheet would take a sign at the front of a cell for the beginning of something to work out.
        figure.unit.name.replace("%", "per cent") if figure.unit else None,
        say_relation(figure),
        figure.kind,
        figure.counted,
        source.name if source else None,
        source.kind if source else None,
        figure.cue,
        "; ".join(each.name for each in figure.via),
        "; ".join(figure.hedges),
        _say_yes(figure.unsure),
        figure.sentence,
    )


def _read_day(published: str | None) -> Cell:
    """Give the day of an ISO date, and what is none as it is written."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return published


def _say_yes(holds: bool) -> str:
    return "yes" if holds else ""
