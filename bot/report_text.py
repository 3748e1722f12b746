"""A report as a person reads it at a terminal."""

from __future__ import annotations

from typing import TextIO

from rich.console import Console
from rich.text import Text

from bot.excerpt import Excerpt, clean, cut_excerpt
from bot.wording import describe_figure, describe_source, read_out
from extractors import Article, Figure, Finding, Report

_TITLE_LENGTH = 100
# A screen narrower than this is folded by the terminal itself.
_LEAST_WIDTH = 20


def print_report(report: Report, stream: TextIO) -> None:
    """Print the report: with bold type and folded to the screen on a terminal, plain anywhere else."""
    console = Console(file=stream, markup=False, highlight=False, emoji=False)
    # In plain text nothing can be bold, so marks show where the figure is; NO_COLOR is taken at its word.
    plain = not console.is_terminal or console.no_color or console.is_dumb_terminal
    if plain:
        console = Console(file=stream, markup=False, highlight=False, emoji=False, color_system=None, soft_wrap=True)
    _print_head(report, console)
    # The number column is as wide as the last number.
    width = len(str(len(report.figures)))
    for number, figure in enumerate(report.figures, start=1):
        console.print()
        _print_figure(figure, str(number).rjust(width), console, plain=plain)
    if report.findings:
        console.print()
    for finding in report.findings:
        _print(console, Text(_describe_finding(finding)), indent=0, plain=plain)


def _print_head(report: Report, console: Console) -> None:
    article = report.article
    console.print(Text(_read_title(article), style="bold"))
    counts = [_count(len(report.figures), "figure")]
    if report.findings:
        counts.append(f"{len(report.findings)} to check")
    console.print(Text(" · ".join([*([clean(article.outlet)] if article.outlet else []), *counts])))
    for note in article.notes:
        console.print(Text(f"Note: {clean(note)}", style="italic"))


def _print_figure(figure: Figure, number: str, console: Console, *, plain: bool) -> None:
    head = Text.assemble((clean(figure.text), "bold"))
    if reading := read_out(figure):
        head.append(f" ({clean(reading)})")
    if figure.counted:
        head.append(f" · {clean(figure.counted)}")
    indent = len(number) + 2
    _print(console, head, indent=indent, plain=plain, first=number)
    _print(console, Text(describe_figure(figure), style="dim"), indent=indent, plain=plain)
    if source := describe_source(figure):
        _print(console, Text(clean(source)), indent=indent, plain=plain)
    _print(console, _emphasise(cut_excerpt(figure), plain=plain), indent=indent, plain=plain)


def _emphasise(excerpt: Excerpt, *, plain: bool) -> Text:
    if plain:
        return Text(f"{excerpt.before}‹{excerpt.figure}›{excerpt.after}")
    return Text.assemble(excerpt.before, (excerpt.figure, "bold underline"), excerpt.after)


def _print(console: Console, text: Text, *, indent: int, plain: bool, first: str = "") -> None:
    """Print a text whose lines all start at the indent; ``first`` stands before the first of them."""
    # Plain text has one line for each thing: what is piped on is searched by line, not read by width.
    lines = [text] if plain else text.wrap(console, max(console.width - indent, _LEAST_WIDTH))
    for place, line in enumerate(lines):
        line.rstrip()
        console.print(Text.assemble(" " * indent if place else first.ljust(indent), line))


def _read_title(article: Article) -> str:
    title = clean(article.title or next((line for line in article.text.splitlines() if line.strip()), ""))
    return title if len(title) <= _TITLE_LENGTH else title[: _TITLE_LENGTH - 1].rstrip() + "…"


def _describe_finding(finding: Finding) -> str:
    numbers = ", ".join(str(index + 1) for index in finding.figures)
    return f"Check: {clean(finding.message)} ({numbers})" if numbers else f"Check: {clean(finding.message)}"


def _count(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}" if number == 1 else f"{number or 'no'} {noun}s"
