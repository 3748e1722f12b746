"""A report as a file: a table for a spreadsheet, or JSON for a program."""

from __future__ import annotations

import re
from datetime import date

from bot.chat.buttons import FileKind
from bot.pages.marked import write_marked_article
from bot.reports.json_text import encode, encode_line
from bot.reports.rows import COLUMNS, list_rows
from bot.reports.tables import TableKind, write_table
from bot.reports.to_json import report_to_json
from extractors import Report
from extractors.relations.words import CheckWords


def export_file(report: Report, kind: FileKind, checked: date, words: CheckWords | None = None) -> bytes:
    """Give a report that was made on this day as a file of this kind; ValueError for a picture.

    ``words`` are for the marked article.
    """
    if kind == "json":
        return export_json(report)
    if kind == "html":
        return encode(write_marked_article(report, words=words))
    if kind == "png":
        raise ValueError("a picture is drawn, not written")
    return export_table(report, kind, checked)


def export_table(report: Report, kind: TableKind, checked: date) -> bytes:
    """Give one row for each figure."""
    return write_table(COLUMNS, list_rows(report, checked), kind)


def export_json(report: Report) -> bytes:
    """Give what ``figurecheck check --json`` prints."""
    return b"".join(encode_line(report_to_json(report)))


def name_file(report: Report, ending: str) -> str:
    """Name the file after the article, in letters that every system takes.

    >>> from extractors import Article
    >>> name_file(Report(Article("", title="Toll rises: 12 dead/missing")), "csv")
    'figures-toll-rises-12-dead-missing.csv'
    """
    words = re.findall(r"[a-z0-9]+", (report.article.title or "").lower())[:8]
    return "-".join(["figures", *words])[:80].rstrip("-") + f".{ending}"
