"""A report held against the documents that its article rests on, and what does not agree put in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from extractors.analyze import analyze
from extractors.engine import Engine
from extractors.findings.quoting import quote
from extractors.follow.speakers import are_two_speakers
from extractors.relations.across import Text
from extractors.relations.against import Held, Likeness, What, hold_against
from extractors.relations.rounding import significant
from extractors.relations.surroundings import Mention, read_mentions
from extractors.types import Article, Figure, Finding, Report

CODE = "source-differs"
Differs = What | Literal["speaker"]
_TELLING = 2
"""Digits from which a number that somebody is said to have given is looked for word by word."""
_TOLD: dict[Differs, str] = {
    "number": "another number",
    "magnitude": "the same digits, another magnitude",
    "bound": "another bound",
    "direction": "the other direction",
    "base": "there this number is a share of something else",
    "period": "there this number is of another time",
    "thing": "there this number is of another thing",
    "points": "percentage points, not per cent",
    "unit": "another unit",
    "rate": "for each, not in all",
    "speaker": "another speaker",
}


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """An article that another is held against, and what it is called: its title or the name of its file."""

    title: str
    article: Article


@dataclass(frozen=True, slots=True)
class Beside:
    """What source documents say of the figure at an index.

    ``source`` is the number of the document, from 0, and ``passage`` its figure; both are None for a number that is not
    there, and for one that is worked out of two.
    """

    index: int
    likeness: Likeness
    what: Differs | None = None
    source: int | None = None
    passage: Figure | None = None


def hold_report(
    report: Report, documents: Sequence[SourceDocument], engine: Engine
) -> tuple[Report, tuple[Beside, ...]]:
    """Hold a report against source documents; gives it with what differs among its findings, and all that was held."""
    texts = [_read(document, engine) for document in documents]
    held = hold_figures(read_mentions(report.figures, engine.checks.words), texts, engine)
    if CODE in engine.checks.off:
        return report, held
    found = tuple(_tell(report, held, [document.title for document in documents]))
    return replace(report, findings=(*report.findings, *found)), held


def hold_figures(mentions: Sequence[Mention], texts: Sequence[Text], engine: Engine) -> tuple[Beside, ...]:
    """Hold figures of an article against texts; each is told by its index in the article."""
    by_index = {mention.index: mention.figure for mention in mentions}
    held = hold_against(mentions, texts, engine.checks.knowledge)
    return tuple(_look_at_speakers(each, by_index[each.index]) for each in held)


def _look_at_speakers(held: Held, figure: Figure) -> Beside:
    there = held.passage.figure if held.passage else None
    likeness, what = held.likeness, held.what
    if likeness == "same" and there and are_two_speakers(figure, there):
        return Beside(held.index, "differs", "speaker", held.source, there)
    return Beside(held.index, likeness, what, held.source, there)


def tell_difference(what: Differs) -> str:
    """Say in words how a source differs.

    >>> tell_difference("bound")
    'another bound'
    """
    return _TOLD[what]


def _read(document: SourceDocument, engine: Engine) -> Text:
    report = analyze(document.article, engine)
    return Text(document.title, report.article.text, read_mentions(report.figures, engine.checks.words))


def _tell(report: Report, held: Sequence[Beside], titles: Sequence[str]) -> Iterator[Finding]:
    for each in held:
        figure = report.figures[each.index]
        if each.likeness == "differs" and each.passage and each.what and each.source is not None:
            yield Finding(CODE, (each.index,), _describe(figure, each.passage, each.what, titles[each.source]))
        elif each.likeness == "absent" and is_put_down_to_somebody(figure):
            where = " or ".join(titles[:2]) if len(titles) < 3 else "the source documents"
            message = f"“{figure.text}” is put down to {_name_speaker(figure)}, and does not stand in {where}"
            yield Finding(CODE, (each.index,), message)


def _describe(here: Figure, there: Figure, what: Differs, title: str) -> str:
    if what == "speaker":
        said, told = _name_speaker(here), _name_speaker(there)
        return f"“{here.text}” is put down to {said} here, to {told} in {title}: {quote(there)}"
    return f"“{here.text}” here, “{there.text}” in {title} ({_TOLD[what]}): {quote(there)}"


def _name_speaker(figure: Figure) -> str:
    """Give the name of who asserts a figure, with its "the" where the article has one."""
    source = figure.asserted_by
    if source is None:
        return "nobody"
    return source.mention if source.mention.casefold().endswith(source.name.casefold()) else source.name


def is_put_down_to_somebody(figure: Figure) -> bool:
    """Say whether the article says who gave a number that is too particular to be another's words for one there."""
    number = figure.high if figure.kind == "score" else figure.value
    return figure.asserted_by is not None and number is not None and len(significant(number)) >= _TELLING
