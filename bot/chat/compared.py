"""Several articles side by side: the same thing with each outlet's number and source, and what only one has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from string import ascii_uppercase

from bot.chat.entries import count, name_article
from bot.chat.packing import Room, pack
from bot.chat.rich import Block, Paragraph, Run, apart, line, ours
from bot.reports.origin import name_outlet
from bot.reports.wording import describe_source
from extractors import Article, Figure
from extractors.relations.meeting import has_same_number

_FEWEST = 2
_MOST_ALONE = 12
"""Figures that only one article has, told for each; the rest is counted."""
Row = Sequence[Figure | None]


def write_compared(articles: Sequence[Article], rows: Sequence[Row], room: Room) -> list[Block]:
    """Give the messages that lay articles side by side; a row has one place for each article, at least one filled.

    Things that two or more have come first, those with different numbers before all; then what only one has.
    """
    shared = [row for row in rows if sum(figure is not None for figure in row) >= _FEWEST]
    shared.sort(key=_agree)
    blocks: list[Block] = [tuple(_write_heads(articles, shared))]
    blocks += [_write_row(articles, row) for row in shared]
    for number, article in enumerate(articles):
        alone = [f for row in rows if sum(each is not None for each in row) == 1 and (f := row[number]) is not None]
        if alone:
            blocks.append(tuple(_write_alone(alone, ascii_uppercase[number], article)))
    return pack(blocks, room)


def _write_heads(articles: Sequence[Article], shared: Sequence[Row]) -> Iterator[Paragraph]:
    for number, article in enumerate(articles):
        yield line(Run(ascii_uppercase[number], bold=True), "  ", *name_article(article, article.text))
    differing = sum(not _agree(row) for row in shared)
    if not shared:
        yield line("None of their figures could be told to be of the same thing.")
    else:
        yield line(f"{count(len(shared), 'figure')} of the same thing, {differing or 'none'} with different numbers")


def _write_row(articles: Sequence[Article], row: Row) -> Block:
    figures = [figure for figure in row if figure is not None]
    thing = max((figure.counted or "" for figure in figures), key=len) or figures[0].kind
    mark = "" if _agree(row) else " · different"
    lines = [line(Run(apart(thing), bold=True), mark)]
    for letter, figure, article in zip(ascii_uppercase, row, articles, strict=False):
        if figure is not None:
            said = ours(describe_source(figure, name_outlet(article)))
            lines.append(line(f"{letter}  ", Run(apart(figure.text), bold=True), f" · {said}"))
    return tuple(lines)


def _write_alone(alone: Sequence[Figure], letter: str, article: Article) -> Iterator[Paragraph]:
    yield line("Only in ", Run(letter, bold=True))
    for figure in alone[:_MOST_ALONE]:
        counted = f" · {apart(figure.counted)}" if figure.counted else ""
        said = ours(describe_source(figure, name_outlet(article)))
        yield line(Run(apart(figure.text), bold=True), f"{counted} · {said}")
    if len(alone) > _MOST_ALONE:
        yield line(f"and {len(alone) - _MOST_ALONE} more")


def _agree(row: Row) -> bool:
    figures = [figure for figure in row if figure is not None]
    return all(has_same_number(figures[0], figure) for figure in figures[1:])
