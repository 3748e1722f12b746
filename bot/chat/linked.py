"""What the linked pages say of an article's figures, as messages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from bot.chat.entries import write_head
from bot.chat.packing import Room, pack
from bot.chat.rich import Block, Run, apart, line, ours
from bot.reports.to_text import HEADING, NOTHING
from extractors import Report
from extractors.follow.following import Followed, read_host

_HOST, _SAID = 80, 500


def write_linked(report: Report, followed: Sequence[Followed], room: Room) -> list[Block]:
    """Give the messages, at least one: each figure, the page behind its sentence, and what is there.

    Figures in a row of which the same is said of the same page have it said once.
    """
    if not followed:
        return [(line(NOTHING),)]
    return pack([(line(Run(HEADING, bold=True)),), *_write_entries(report, followed)], room)


def _write_entries(report: Report, followed: Sequence[Followed]) -> Iterator[Block]:
    for (href, message), group in groupby(followed, key=lambda each: (each.href, each.message)):
        heads = [write_head(report.figures[each.figure], each.figure + 1, marked=False) for each in group]
        site = Run(apart(read_host(href), _HOST), link=href)
        yield (*heads, line(site, f": {ours(message, _SAID)}"))
