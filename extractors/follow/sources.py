"""A report held against the documents that its article rests on, and what does not agree put in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.analyze import analyze
from extractors.engine import Engine
from extractors.findings.quoting import quote
from extractors.relations.across import Text
from extractors.relations.against import Held, What, hold_against
from extractors.relations.rounding import significant
from extractors.relations.surroundings import read_mentions
from extractors.types import Article, Figure, Finding, Report

CODE = "source-differs"
_TELLING = 2
"""Digits from which a number that somebody is said to have given is looked for word by word."""
_TOLD: dict[What, str] = {
    "number": "another number",
    "magnitude": "the same digits, another magnitude",
    "bound": "another bound",
    "direction": "the other direction",
    "base": "the number stands there, but of another share",
    "period": "the number stands there, but of another time",
    "thing": "the number stands there, but of another thing",
    "points": "percentage points, not per cent",
    "unit": "another unit",
    "rate": "for each, not in all",
}


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """An article that another is held against, and what it is called: its title or the name of its file."""

    title: str
    article: Article


def hold_report(report: Report, documents: Sequence[SourceDocument], engine: Engine) -> tuple[Report, tuple[Held, ...]]:
    """Hold a report against source documents; gives it with what differs among its findings, and all that was held."""
    texts = [_read(document, engine) for document in documents]
    mentions = read_mentions(report.figures, engine.checks.words)
    held = hold_against(mentions, texts, engine.checks.knowledge)
    if CODE in engine.checks.off:
        return report, held
    found = tuple(_tell(report, held, [document.title for document in documents]))
    return replace(report, findings=(*report.findings, *found)), held


def _read(document: SourceDocument, engine: Engine) -> Text:
    report = analyze(document.article, engine)
    return Text(document.title, report.article.text, read_mentions(report.figures, engine.checks.words))


def _tell(report: Report, held: Sequence[Held], titles: Sequence[str]) -> Iterator[Finding]:
    for each in held:
        figure = report.figures[each.index]
        if each.likeness == "differs" and each.passage and each.what and each.source is not None:
            there = each.passage.figure
            message = (
                f"“{figure.text}” here, “{there.text}” in {titles[each.source]} ({_TOLD[each.what]}): {quote(there)}"
            )
            yield Finding(CODE, (each.index,), message)
        elif each.likeness == "absent" and _is_put_down_to_somebody(figure):
            named = figure.asserted_by.name if figure.asserted_by else ""
            where = " or ".join(titles[:2]) if len(titles) < 3 else "the source documents"
            message = f"“{figure.text}” is put down to {named} here, and does not stand in {where}: {quote(figure)}"
            yield Finding(CODE, (each.index,), message)


def _is_put_down_to_somebody(figure: Figure) -> bool:
    """Say whether the article says who gave a number that is too particular to be another's words for one there."""
    return figure.asserted_by is not None and figure.value is not None and len(significant(figure.value)) >= _TELLING
