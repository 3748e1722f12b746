"""A draft beside its sources, as messages: how many figures are the same there, which differ, which are not found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from bot.chat.entries import count, name_article, write_head, write_sentence
from bot.chat.packing import Room, pack
from bot.chat.rich import Block, Paragraph, Run, apart, line, ours
from bot.reports.origin import name_outlet
from bot.reports.wording import describe_source
from bot.workers.holding import HeldReport
from extractors import Figure, Report
from extractors.follow.sources import Beside, tell_difference

_TITLE, _TEXT, _SOURCE = 80, 80, 160
_MOST = 40
"""Figures that are named of those that are not found, and of those that are the same; the rest is counted."""
_NONE = "There are no figures in the draft."


def write_against(found: HeldReport, room: Room) -> list[Block]:
    """Give the messages, at least one: first what differs, the sentences of draft and source one below the other."""
    differing = [each for each in found.held if each.likeness == "differs"]
    same = [each for each in found.held if each.likeness == "same"]
    absent = [each for each in found.held if each.likeness in ("absent", "not read")]
    blocks: list[Block] = [_write_opening(found, len(same), len(differing), len(absent))]
    by_sentence = groupby(differing, key=lambda each: found.report.figures[each.index].sentence_span)
    blocks += [_write_differing(found, list(group)) for _, group in by_sentence]
    if absent:
        blocks.append(tuple(_write_absent(found.report, absent)))
    if same:
        blocks.append(tuple(_write_same(found.report, same)))
    return pack(blocks, room)


def _write_opening(found: HeldReport, same: int, differing: int, absent: int) -> Block:
    sources: list[str | Run] = []
    for title, link in zip(found.titles, found.links, strict=True):
        sources += [", " if sources else "held against ", Run(apart(title, _TITLE), bold=True, link=link)]
    head = (line(*name_article(found.report.article, found.report.article.text)), line(*sources))
    if not found.report.figures:
        return (*head, line(_NONE))
    said = f"{differing or 'none'} {'differs' if differing < 2 else 'differ'} · {same} the same · {absent} not found"
    more = len(found.report.figures) - len(found.held)
    return (
        *head,
        line(f"{count(len(found.report.figures), 'figure')} · {said}" + (f" · {more} not held" if more else "")),
    )


def _write_differing(found: HeldReport, group: Sequence[Beside]) -> Block:
    figures = [found.report.figures[each.index] for each in group]
    block: list[Paragraph] = []
    for each, figure in zip(group, figures, strict=True):
        block += [write_head(figure, each.index + 1, marked=True), _write_difference(found, each, figure)]
    block += [line("Draft:"), write_sentence(figures)]
    # A sentence of a source that says otherwise of two figures is shown once.
    passages = [(each.source, each.passage) for each in group if each.passage is not None]
    for (source, _), told in groupby(passages, key=lambda pair: (pair[0], pair[1].sentence_span)):
        there = list({passage.span: passage for _, passage in told}.values())
        block += [line(f"{_name(found, source)}:"), write_sentence(there)]
    return tuple(block)


def _write_difference(found: HeldReport, each: Beside, figure: Figure) -> Paragraph:
    """Write what stands in the source in place of a figure, and who says each where that is what differs."""
    if each.passage is None or each.what is None:
        return line("differs")
    if each.what == "speaker":
        here = ours(describe_source(figure, name_outlet(found.report.article)), _SOURCE)
        there = ours(describe_source(each.passage), _SOURCE)
        return line(f"Another speaker: {here} in the draft, {there} in the source")
    told = tell_difference(each.what)
    return line("There: ", Run(apart(each.passage.text, _TEXT), bold=True), f" ({told})")


def _name(found: HeldReport, source: int | None) -> str:
    return apart(found.titles[source], _TITLE) if source is not None else "Source"


def _write_absent(report: Report, absent: Sequence[Beside]) -> Iterator[Paragraph]:
    yield line(Run("Not found there", bold=True))
    for each in absent[:_MOST]:
        figure = report.figures[each.index]
        said = f" · {ours(describe_source(figure), _SOURCE)}" if figure.asserted_by else ""
        counted = f" · {apart(figure.counted, _TEXT)}" if figure.counted else ""
        yield line(f"{each.index + 1}  ", Run(apart(figure.text, _TEXT), bold=True), counted, said)
    if len(absent) > _MOST:
        yield line(f"and {len(absent) - _MOST} more")


def _write_same(report: Report, same: Sequence[Beside]) -> Iterator[Paragraph]:
    yield line(Run("The same there", bold=True))
    told = [_tell_same(each, report.figures[each.index]) for each in same[:_MOST]]
    more = [f"and {len(same) - _MOST} more"] if len(same) > _MOST else []
    yield line(" · ".join([*told, *more]))


def _tell_same(each: Beside, figure: Figure) -> str:
    """Name a figure, and how the source writes it where that is not the same."""
    if each.passage is None:
        return f"{apart(figure.text, _TEXT)} (of two numbers there)"
    there = each.passage.text
    as_written = "" if there.casefold() == figure.text.casefold() else f" (there “{apart(there, _TEXT)}”)"
    return f"{apart(figure.text, _TEXT)}{as_written}"
