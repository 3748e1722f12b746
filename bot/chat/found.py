"""What a chat has seen asserted about a thing, as messages and as a table."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from bot.chat.entries import count
from bot.chat.export import disarm
from bot.chat.packing import Room, pack
from bot.chat.rich import Block, Paragraph, Run, clip, line, quiet
from bot.memory.seen import Seen, write_day
from bot.wording import describe_source

_SENTENCE = 300
_TITLE = 80
_COLUMNS = ("date", "figure", "counts", "asserted by", "outlet", "headline", "link", "sentence")


def write_found(found: Sequence[Seen], words: str, room: Room) -> list[Block]:
    """Give the messages that say what was seen about a thing, the oldest first; there is always one."""
    asked = Run(quiet(clip(words, _TITLE)), bold=True)
    if not found:
        return [
            (
                line(
                    "Nothing about ",
                    asked,
                    " has been seen in this chat. Try one word of it, such as the thing counted.",
                ),
            )
        ]
    articles = len({each.key for each in found})
    head = line("Seen here about ", asked, f": {count(len(found), 'figure')} in {count(articles, 'article')}")
    return pack([(head,), *(_write_one(each) for each in found)], room)


def _write_one(each: Seen) -> Block:
    figure = each.figure
    counted = f" · {quiet(figure.counted)}" if figure.counted else ""
    head = line(f"{write_day(each.day)}  ", Run(quiet(figure.text), bold=True), counted)
    return (head, line(quiet(describe_source(figure, each.outlet))), write_place(each), _write_sentence(each))


def write_place(each: Seen) -> Paragraph:
    """Write which article it was, as a link where it has an address."""
    title = Run(quiet(clip(each.title or each.url or "a text without a headline", _TITLE)), link=each.url)
    return line(f"{quiet(each.outlet)}: " if each.outlet else "", title)


def _write_sentence(each: Seen) -> Paragraph:
    return line(quiet(clip(" ".join(each.figure.sentence.split()), _SENTENCE)), quote=True)


def export_found(found: Sequence[Seen]) -> bytes:
    """Give one row for each figure, as UTF-8 with the mark by which spreadsheets know it; no cell is a formula."""
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    writer.writerow(_COLUMNS)
    for each in found:
        figure = each.figure
        cells = (
            each.day.isoformat(),
            figure.text,
            figure.counted or "",
            describe_source(figure, each.outlet),
            each.outlet or "",
            each.title or "",
            each.url or "",
            " ".join(figure.sentence.split()),
        )
        writer.writerow([disarm(cell) for cell in cells])
    return table.getvalue().encode("utf-8-sig")
