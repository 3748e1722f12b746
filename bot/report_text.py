"""A report as a person reads it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from bot.excerpt import cut_excerpt
from bot.followed_text import print_followed
from bot.origin import name_outlet, say_origin
from bot.page import Page, Piece, open_page
from bot.shown import clean, isolate, isolate_ours
from bot.wording import describe_figure, describe_source, read_out
from extractors import Article, Figure, Finding, Report
from extractors.follow.following import Followed

_TITLE_LENGTH = 100


def print_report(report: Report, stream: TextIO, followed: Sequence[Followed] | None = None) -> None:
    """Print the report: the article's title, then each figure with its sentence, then what is to check.

    ``followed`` is what was found behind its links, None when nobody looked.
    """
    page = open_page(stream)
    _print_head(report, page)
    # The number column is as wide as the last number.
    width = len(str(len(report.figures)))
    for number, figure in enumerate(report.figures, start=1):
        page.print()
        _print_figure(figure, name_outlet(report.article), str(number).rjust(width), page)
    if report.findings:
        page.print()
    for finding in report.findings:
        page.print(Piece(_describe_finding(finding)))
    if followed is not None:
        print_followed(followed, page)


def _print_head(report: Report, page: Page) -> None:
    article = report.article
    page.print(Piece(_read_title(article), "strong"))
    counts = [_count(len(report.figures), "figure")]
    if origin := say_origin(article):
        counts.insert(0, isolate_ours(origin))
    if report.findings:
        counts.append(f"{len(report.findings)} to check")
    page.print(Piece(" · ".join(counts)))
    for note in article.notes:
        page.print(Piece(f"Note: {isolate_ours(clean(note))}"))


def _print_figure(figure: Figure, outlet: str | None, number: str, page: Page) -> None:
    indent = len(number) + 2
    head = [Piece(isolate(clean(figure.text)), "strong")]
    if reading := read_out(figure):
        head.append(Piece(f" ({clean(reading)})"))
    if figure.counted:
        head.append(Piece(f" · {isolate(clean(figure.counted))}"))
    page.print(*head, first=number, indent=indent)
    page.print(Piece(describe_figure(figure), "quiet"), indent=indent)
    page.print(Piece(isolate_ours(clean(describe_source(figure, outlet)))), indent=indent)
    excerpt = cut_excerpt(figure)
    page.print(Piece(excerpt.before), Piece(excerpt.figure, "figure"), Piece(excerpt.after), indent=indent)


def _read_title(article: Article) -> str:
    title = clean(article.title or "") or next(filter(None, map(clean, article.text.splitlines())), "")
    return isolate(title if len(title) <= _TITLE_LENGTH else title[: _TITLE_LENGTH - 1].rstrip() + "…")


def _describe_finding(finding: Finding) -> str:
    numbers = ", ".join(str(index + 1) for index in finding.figures)
    said = f"Check: {isolate_ours(clean(finding.message))}"
    return f"{said} ({numbers})" if numbers else said


def _count(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun if number == 1 else noun + 's'}"
