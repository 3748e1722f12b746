"""What is seen as it is kept, and back."""

from __future__ import annotations

from collections.abc import Sequence

from bot.memory.seen import Seen
from bot.reports.from_json import report_from_json
from bot.reports.json_text import write_json
from bot.reports.to_json import report_to_json
from bot.store import SeenFigure
from extractors import Article, Report
from extractors.relations.surroundings import find_head
from extractors.relations.words import CheckWords

_LONGEST_HEAD = 100


def write_seen(seen: Sequence[Seen], words: CheckWords) -> list[SeenFigure]:
    """Give figures the way the store keeps them, each under the thing that it counts, without the article's text."""
    return [
        SeenFigure(
            key=each.key,
            head=find_head(each.figure, words)[:_LONGEST_HEAD],
            figure=write_json(report_to_json(Report(Article("", self_described=each.self_described), (each.figure,)))),
            title=each.title,
            outlet=each.outlet,
            url=each.url,
            published=each.published,
            seen=each.seen,
        )
        for each in seen
    ]


def read_seen(kept: Sequence[SeenFigure]) -> list[Seen]:
    """Give back what the store kept; spans are those of the article, whose text is not kept."""
    return [_read_one(each) for each in kept]


def _read_one(kept: SeenFigure) -> Seen:
    report = report_from_json(kept.figure)
    return Seen(
        report.figures[0],
        kept.key,
        kept.title,
        kept.outlet,
        kept.url,
        kept.published,
        kept.seen,
        report.article.self_described,
    )
