"""A report as a file: a table for a spreadsheet, or JSON for a program."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from bot.reports.json_text import encode_line, write_decimal
from bot.reports.shown import clean
from bot.reports.to_json import report_to_json
from extractors import Figure, Report

_COLUMNS = (
    "number figure value low high relation unit kind counted change part asserted_by source_kind via cue quoted hedges"
    " unsure sentence to_check noted".split()
)
# A spreadsheet takes a cell that begins so for a formula, and would run what an article says.
_FORMULA = re.compile(r"^[\s\x00]*[=+\-@\t\r|%]")
_PLAIN_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


def export_csv(report: Report) -> bytes:
    """Give one row for each figure, as UTF-8 with the mark by which spreadsheets know it; no cell is a formula."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, quoting=csv.QUOTE_MINIMAL, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    said: dict[tuple[int, bool], list[str]] = {}
    for finding in report.findings:
        for index in finding.figures:
            said.setdefault((index, finding.quiet), []).append(finding.message)
    for index, figure in enumerate(report.figures):
        told = [" / ".join(said.get((index, quiet), [])) for quiet in (False, True)]
        writer.writerow([disarm(clean(cell)) for cell in (*_write_row(index + 1, figure), *told)])
    return "\ufeff".encode() + stream.getvalue().encode("utf-8", "replace")


def export_json(report: Report) -> bytes:
    """Give what ``figurecheck check --json`` prints."""
    return b"".join(encode_line(report_to_json(report)))


def disarm(cell: str) -> str:
    """Put an apostrophe before what a spreadsheet would run; a number stays a number.

    >>> disarm("=SUM(A1)"), disarm("-5"), disarm("-5+2"), disarm("12 people")
    ("'=SUM(A1)", '-5', "'-5+2", '12 people')
    """
    if _PLAIN_NUMBER.fullmatch(cell) or not _FORMULA.match(cell):
        return cell
    return "'" + cell


def name_file(report: Report, ending: str) -> str:
    """Name the file after the article, in letters that every system takes.

    >>> from extractors import Article
    >>> name_file(Report(Article("", title="Toll rises: 12 dead/missing")), "csv")
    'figures-toll-rises-12-dead-missing.csv'
    """
    words = re.findall(r"[a-z0-9]+", (report.article.title or "").lower())[:8]
    return "-".join(["figures", *words])[:80].rstrip("-") + f".{ending}"


def _write_row(number: int, figure: Figure) -> Iterator[str]:
    source = figure.asserted_by
    yield str(number)
    yield figure.text
    for value in (figure.value, figure.low, figure.high):
        yield "" if value is None else write_decimal(value)
    yield figure.relation
    yield figure.unit.name if figure.unit else ""
    yield figure.kind
    yield figure.counted or ""
    yield figure.change or ""
    yield figure.part
    yield source.name if source else ""
    yield source.kind if source else ""
    yield "; ".join(each.name for each in figure.via)
    yield figure.cue or ""
    yield "yes" if figure.quoted else ""
    yield "; ".join(figure.hedges)
    yield "yes" if figure.unsure else ""
    yield figure.sentence
