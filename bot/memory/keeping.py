"""What is seen as it is kept, and back."""

from __future__ import annotations

from collections.abc import Sequence

from bot.json_text import write_json
from bot.memory.seen import Seen
from bot.report_json import report_to_json
from bot.report_reading import report_from_json
from bot.store import SeenFigure
from extractors import Article, Report
from extractors.checks.mentions import read_mentions
from extractors.checks.words import CheckWords

_LONGEST_HEAD = 100


def write_seen(seen: Sequence[Seen], words: CheckWords) -> list[SeenFigure]:
    """Give figures the way the store keeps them, each under the thing that it counts, without the article's text."""
    mentions = read_mentions([each.figure for each in seen], words)
    return [
        SeenFigure(
            key=each.key,
            head=mention.head[:_LONGEST_HEAD],
            figure=write_json(report_to_json(Report(Article(""), (each.figure,)))),
            title=each.title,
            outlet=each.outlet,
            url=each.url,
            published=each.published,
            seen=each.seen,
        )
        for each, mention in zip(seen, mentions, strict=True)
    ]


def read_seen(kept: Sequence[SeenFigure]) -> list[Seen]:
    """Give back what the store kept; spans are those of the article, whose text is not kept."""
    return [
        Seen(
            report_from_json(each.figure).figures[0],
            each.key,
            each.title,
            each.outlet,
            each.url,
            each.published,
            each.seen,
        )
        for each in kept
    ]
