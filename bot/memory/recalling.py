"""A new report held against what its chat has seen, and remembered."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime

from bot.memory.earlier import find_earlier
from bot.memory.keeping import read_seen, write_seen
from bot.memory.seen import note_figures
from bot.memory.versions import compare_versions, write_versions
from bot.reports.origin import name_outlet
from bot.store import SeenFigure, Store
from extractors import Report
from extractors.relations.surroundings import read_mentions
from extractors.relations.words import CheckWords


async def recall(report: Report, store: Store, *, chat_id: int, key: str, words: CheckWords) -> Report:
    """Give the report with what the chat saw earlier of the same things, and remember its figures for the chat.

    What another number or another source was seen for becomes a finding; what changed since the chat last saw the same
    article, a note. Raises StoreError when the database cannot do it.
    """
    heads = {m.head for m in await asyncio.to_thread(read_mentions, report.figures, words) if m.head}
    before = await store.seen_of(chat_id, key)
    alike = await store.seen_alike(chat_id, heads, but=key)

    def compare() -> tuple[Report, list[SeenFigure]]:
        seen = list(note_figures(report, key, datetime.now(UTC)))
        return _add(report, before, alike, words), write_seen(seen, words)

    told, kept = await asyncio.to_thread(compare)
    await store.remember(chat_id, key, kept)
    return told


def _add(report: Report, before: list[SeenFigure], alike: list[SeenFigure], words: CheckWords) -> Report:
    notes, outlet = report.article.notes, name_outlet(report.article)
    if before:
        now = [each.figure for each in note_figures(report, "", before[0].seen)]
        versions = compare_versions([each.figure for each in read_seen(before)], now)
        if said := write_versions(versions, before[0].seen.date(), outlet):
            notes = (*notes, said)
    found = find_earlier(report.figures, read_seen(alike), words)
    return replace(report, article=replace(report.article, notes=notes), findings=(*report.findings, *found))
