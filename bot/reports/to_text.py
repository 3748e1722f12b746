"""A report as a person reads it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from bot.reports.json_text import JsonValue
from bot.reports.origin import name_outlet, say_origin
from bot.reports.shown import clean, isolate, isolate_ours
from bot.reports.terminal import Page, Piece, open_page
from bot.reports.to_check import count_to_check
from bot.reports.wording import cut_excerpt, describe_figure, describe_source, read_out
from extractors import Article, Figure, Finding, Report
from extractors.follow.following import Followed, read_host

HEADING = "Behind the links:"
NOTHING = "No sentence with a figure links to another page."


def print_followed(followed: Sequence[Followed], page: Page) -> None:
    """Print a line for each figure that was looked for, behind the figure's number."""
    page.print()
    if not followed:
        page.print(Piece(NOTHING))
        return
    page.print(Piece(HEADING, "strong"))
    width = len(str(max(each.figure for each in followed) + 1))
    for each in followed:
        number = str(each.figure + 1).rjust(width)
        said = f"{isolate(clean(read_host(each.href)))}: {isolate_ours(clean(each.message))}"
        page.print(Piece(said), first=number, indent=width + 2)


def followed_to_json(followed: Sequence[Followed]) -> JsonValue:
    """Give what was found for each figure, with the address and the figure there."""
    return [
        {
            "figure": each.figure,
            "href": each.href,
            "outcome": each.outcome,
            "message": each.message,
            "there": {"text": each.there.text, "sentence": each.there.sentence} if each.there else None,
        }
        for each in followed
    ]


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
    # What is to check comes first.
    for finding in sorted(report.findings, key=lambda finding: finding.quiet):
        page.print(Piece(_describe_finding(finding)))
    if followed is not None:
        print_followed(followed, page)


def _print_head(report: Report, page: Page) -> None:
    article = report.article
    page.print(Piece(_read_title(article), "strong"))
    counts = [_count(len(report.figures), "figure")]
    if origin := say_origin(article):
        counts.insert(0, isolate_ours(origin))
    if loud := count_to_check(report):
        counts.append(f"{loud} to check")
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
    said = f"{'Note' if finding.quiet else 'Check'}: {isolate_ours(clean(finding.message))}"
    return f"{said} ({numbers})" if numbers else said


def _count(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun if number == 1 else noun + 's'}"
