"""A new report held against what its chat has seen, and remembered."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from bot.memory.earlier import find_earlier
from bot.memory.keeping import read_seen, write_seen
from bot.memory.seen import note_figures
from bot.memory.versions import compare_versions, is_copy, write_versions
from bot.reports.origin import name_outlet
from bot.store import SeenFigure, Store
from extractors import Finding, Report
from extractors.relations.relate import RelationKnowledge
from extractors.relations.surroundings import find_head

_MOST_ARTICLES = 30
"""Earlier articles that a new one is held against, the latest that speak of the same things."""


@dataclass(frozen=True, slots=True)
class Recalled:
    """What a report is to what its chat has seen; nothing of it is remembered yet.

    ``known`` says whether the chat has seen this article, ``said`` is what became of its figures since, or of those of
    one of nearly its words. ``found`` are other numbers and other sources of the same things, ``figures`` what may be
    remembered of it.
    """

    known: bool
    said: str | None
    found: tuple[Finding, ...]
    figures: tuple[SeenFigure, ...]


async def recall(report: Report, store: Store, *, chat_id: int, key: str, knowledge: RelationKnowledge) -> Report:
    """Give the report with what the chat saw earlier of the same things, and remember its figures for the chat.

    What another number or another source was seen for becomes a finding; what changed since the chat last saw the same
    article, or one of nearly its words, a note. Raises StoreError when the database cannot do it.
    """
    held = await hold(report, store, chat_id=chat_id, key=key, knowledge=knowledge)
    await store.remember(chat_id, key, held.figures)
    notes = (*report.article.notes, held.said) if held.said else report.article.notes
    return replace(report, article=replace(report.article, notes=notes), findings=(*report.findings, *held.found))


async def hold(report: Report, store: Store, *, chat_id: int, key: str, knowledge: RelationKnowledge) -> Recalled:
    """Hold a report against what its chat has seen of the same things, and remember nothing."""
    heads = await asyncio.to_thread(lambda: {find_head(figure, knowledge.words) for figure in report.figures})
    before = await store.seen_of(chat_id, key)
    alike = await store.seen_alike(chat_id, heads - {""}, but=key)
    latest = sorted(alike, key=lambda each: each.seen, reverse=True)
    keys = list(dict.fromkeys(each.key for each in latest))[:_MOST_ARTICLES]
    # What stands around a figure says what it is of, so whole articles are held against each other.
    articles = [await store.seen_of(chat_id, each) for each in keys]

    def compare() -> Recalled:
        seen = list(note_figures(report, key, datetime.now(UTC)))
        said, found = _compare(report, before, articles, knowledge)
        return Recalled(bool(before), said, found, tuple(write_seen(seen, knowledge.words)))

    return await asyncio.to_thread(compare)


def _compare(
    report: Report, before: Sequence[SeenFigure], articles: Sequence[Sequence[SeenFigure]], knowledge: RelationKnowledge
) -> tuple[str | None, tuple[Finding, ...]]:
    now = [each.figure for each in note_figures(report, "", datetime.now(UTC))]
    earlier = [read_seen(article) for article in articles]
    copies = [article for article in earlier if is_copy(now, [each.figure for each in article])]
    same = read_seen(before) if before else next(iter(copies), [])
    said = None
    if same:
        versions = compare_versions([each.figure for each in same], now, knowledge)
        said = write_versions(versions, same[0].seen.date(), name_outlet(report.article), copied=not before)
    return said, tuple(find_earlier(report, [article for article in earlier if article not in copies], knowledge))
