"""The figures of a report as blocks of a message: what it says, who says so, the sentence, and what to check."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from typing import Protocol

from bot.chat.rich import Block, Paragraph, Run, apart, clip, line, ours, quiet
from bot.chat.sight import Sight
from bot.chat.tellings import write_tellings
from bot.chat.worth import Point
from bot.reports.origin import Published, find_address, name_outlet, say_origin
from bot.reports.shown import clean, fold
from bot.reports.wording import cut_excerpt, describe_source, read_out
from extractors import Article, Figure, Report
from extractors.findings.quoting import quote, quote_sentence

MARK = "❗"
# Code points. A phone shows about 40 in a line; what is longer is in the single view of the figure.
_TEXT, _COUNTED, _SOURCE, _REASON = 80, 110, 220, 500
# A sentence longer than this is shown around each of its figures and not as a whole.
_SENTENCE = 500
_MOST_IN_ONE = 6
_SMALL = 100
_SIGN = r"[^\w$€£¥]{0,9}"
_NO_SOURCE = re.compile(r".{1,300}? ha(?:s|ve) no source in the article")
_TITLE, _ORIGIN, _NAMED, _OPENING, _WHO = 150, 120, 80, 48, 40


class Named(Published, Protocol):
    """An article, or what is remembered of one, with its title."""

    @property
    def title(self) -> str | None:
        """The headline."""


def write_head(figure: Figure, number: int, *, marked: bool) -> Paragraph:
    """Write the number in the list and the figure in bold, then what it counts, and where it stands."""
    words = apart(figure.text, _TEXT)
    pieces: list[str | Run] = [Run(f"{number} {MARK} {words}" if marked else f"{number}  {words}", bold=True)]
    if reading := _read_out(figure):
        pieces.append(f" ({reading})")
    if figure.counted:
        pieces += [" · ", apart(figure.counted, _COUNTED)]
    if figure.part != "body":
        pieces.append(f" · in the {figure.part}")
    if figure.change:
        pieces.append(f" · {figure.change}")
    return replace(line(*pieces), about=number - 1)


def write_source(figure: Figure, article: Article) -> Paragraph:
    """Write who asserts the figure."""
    words = clean(describe_source(figure, name_outlet(article)))
    return line(ours(words[:1].upper() + words[1:], _SOURCE))


def write_check(point: Point, *, numbered: bool = True, above: bool = False, shown: Sequence[Figure] = ()) -> Paragraph:
    """Write a reason to check; with the numbers of its figures where it does not stand below them.

    ``shown`` are the figures of the report where their sentences stand in the message: they are not quoted again. Nor
    is repeated which figures have no source where these stand right ``above``.
    """
    numbers = ", ".join(str(index + 1) for index in point.figures[:12]) if numbered else ""
    if numbered and len(point.figures) > 12:
        numbers += " …"
    name = "Note" if point.quiet else "Check"
    name = f"{name} {numbers}:" if numbers else f"{name}:"
    said = line(
        Run(name, bold=True),
        f" {_tidy(_drop_figures(point, shown) if above else drop_quotations(point, shown))}",
        Run(f" – checked by {apart(point.checked_by, _WHO)}" if point.checked_by else "", italic=True),
    )
    return replace(said, check=point.mark)


def is_told(point: Point, shown: Set[int]) -> bool:
    """Say whether a note says only that figures have no source, and they all stand in the message with that already."""
    return point.quiet and bool(_NO_SOURCE.match(point.reason)) and bool(point.figures) and shown >= set(point.figures)


def _drop_figures(point: Point, shown: Sequence[Figure]) -> str:
    """Leave out of a reason what stands right above: the figures that have no source, and their sentences."""
    reason = drop_quotations(point, shown)
    return _NO_SOURCE.sub("no source in the article", reason) if point.code == "no-source" else reason


def drop_quotations(point: Point, shown: Sequence[Figure]) -> str:
    """Leave out of a reason the sentences of its figures, in brackets or behind a colon."""
    figures = [shown[index] for index in point.figures if index < len(shown)]
    quotations = dict.fromkeys(found for figure in figures for found in (quote_sentence(figure), quote(figure)))
    reason = point.reason
    for quotation in quotations:
        # The sign before a line of a post was another when the reason was written.
        words = re.escape(re.sub(f"^{_SIGN}", "", quotation))
        reason = re.sub(rf" \((?:the first: )?{_SIGN}{words}\)", "", reason)
    # Two sentences that stand against each other: “the one” and “the other”.
    bare = reason
    while last := next((quotation for quotation in quotations if bare.endswith(quotation)), None):
        bare = bare.removesuffix(last).removesuffix(" and ")
    if bare.endswith(": "):
        reason = bare.removesuffix(": ")
    return reason if reason.endswith((".", "?", "!", "”", ")")) or reason == point.reason else f"{reason}."


def write_groups(report: Report, indices: Sequence[int], marked: frozenset[int]) -> Iterator[tuple[list[int], Block]]:
    """Yield the figures in the order given, those that follow one another in one sentence with it said once."""
    for group in _group(report.figures, indices):
        figures = [report.figures[index] for index in group]
        yield group, (*write_figures(report, group, marked), write_sentence(figures))


def write_figures(report: Report, indices: Sequence[int], marked: frozenset[int] = frozenset()) -> Block:
    """Write figures with their sources, a source that several in a row share after the last of them."""
    heads = [write_head(report.figures[index], index + 1, marked=index in marked) for index in indices]
    sources = [write_source(report.figures[index], report.article) for index in indices]
    block: list[Paragraph] = []
    for place, (head, source) in enumerate(zip(heads, sources, strict=True)):
        shared = place + 1 < len(sources) and sources[place + 1] == source
        block += [head] if shared else [head, source]
    return tuple(block)


def write_sentence(figures: Sequence[Figure]) -> Paragraph:
    """Write the sentence of these figures as a quote, each of them in bold."""
    first = figures[0]
    if len(first.sentence) > _SENTENCE:
        excerpt = cut_excerpt(first)
        return line(quiet(excerpt.before), Run(excerpt.figure, bold=True), quiet(excerpt.after), quote=True)
    pieces: list[str | Run] = []
    place = 0
    for figure in sorted(figures, key=lambda figure: figure.span):
        start = figure.span.start - first.sentence_span.start
        end = start + len(figure.text)
        if start >= place and end <= len(first.sentence):
            pieces += [quiet(fold(first.sentence[place:start])), Run(fold(first.sentence[start:end]), bold=True)]
            place = end
    return line(*pieces, quiet(fold(first.sentence[place:])), quote=True)


def write_title(article: Article) -> Block:
    """Write the headline, as a link to where the article was read; a text without one is known by the reply."""
    title, link = apart(article.title or "", _TITLE), find_address(article)
    if not title and link:
        title = apart(link, _TITLE)
    return (line(Run(title, bold=True, link=link)),) if title else ()


def write_opening(sight: Sight) -> Block:
    """Write what stands above the figures: the headline, how many there are, what is to be known, who disagrees."""
    report = sight.report
    notes = write_notes(report.article)
    if report.figures:
        counts = write_counts(report, sight.points)
        return (*write_title(report.article), counts, *notes, *write_tellings(sight.things))
    # A note that says why there are none says enough.
    return (*write_title(report.article), *(notes or (line("There are no figures in it."),)))


def write_counts(report: Report, points: Sequence[Point]) -> Paragraph:
    """Write the outlet, how many figures there are, how much there is to check, and how much of it is open."""
    counts = [count(len(report.figures), "figure")]
    if origin := say_origin(report.article):
        counts.insert(0, ours(origin, _ORIGIN))
    if said := say_open(points):
        counts.append(said)
    return line(" · ".join(counts))


def say_open(points: Sequence[Point]) -> str:
    """Say how much is to check, and of what somebody looked at how much is open.

    >>> say_open([Point((0,), 9, "", checked_by="Anna"), Point((1,), 9, "")]), say_open([Point((1,), 9, "")])
    ('2 to check, 1 open', '1 to check')
    """
    loud, left = sum(not point.quiet for point in points), sum(point.is_open for point in points)
    if not loud or loud == left:
        return f"{loud} to check" if loud else ""
    return f"{loud} to check, {left or 'none'} open"


def write_notes(article: Article) -> Block:
    """Write what has to be known of the article as it was read."""
    return tuple(line(Run(f"Note: {ours(note, _REASON)}", italic=True)) for note in article.notes[:5])


def name_article(article: Named, text: str) -> tuple[str | Run, str | Run]:
    """Name an article among others: its outlet, or what it says of it, and its title as a link to where it was read.

    One that has neither title nor address is named by the first words of ``text``, so that two can be told apart.
    """
    address, origin = find_address(article), say_origin(article)
    title = apart(article.title or "", _NAMED) or apart(address or "", _NAMED) or apart(_open(text))
    return f"{ours(origin, _ORIGIN)}: " if origin else "", Run(title, link=address)


def _open(text: str) -> str:
    words = next(filter(None, map(clean, text.splitlines())), "").strip('"“”„ ')
    return f"“{clip(words, _OPENING)}”" if words else "a text without words"


def count(number: int, noun: str) -> str:
    """Say how many, as in ``no figures``, ``1 figure``, ``2 figures``."""
    return f"{f'{number:,}' if number else 'no'} {noun if number == 1 else noun + 's'}"


def _group(figures: Sequence[Figure], indices: Sequence[int]) -> Iterator[list[int]]:
    held: list[int] = []
    for index in indices:
        figure = figures[index]
        together = (
            held
            and len(held) < _MOST_IN_ONE
            and figure.sentence_span == figures[held[-1]].sentence_span
            and len(figure.sentence) <= _SENTENCE
        )
        if held and not together:
            yield held
            held = []
        held.append(index)
    if held:
        yield held


def _read_out(figure: Figure) -> str | None:
    """Give the number in digits where that helps: "three" needs none."""
    small = figure.value is not None and 0 <= figure.value < _SMALL and figure.kind not in ("ratio", "money")
    return None if small else apart(read_out(figure) or "", _TEXT) or None


def _tidy(reason: str) -> str:
    return ours(reason[:1].upper() + reason[1:], _REASON)
