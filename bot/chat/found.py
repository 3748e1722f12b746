"""What a chat has seen asserted about a thing, as messages and as a table."""

from __future__ import annotations

from collections.abc import Sequence

from bot.chat.entries import count, name_article
from bot.chat.packing import Room, pack
from bot.chat.rich import Block, Paragraph, Run, apart, clip, line, ours, quiet
from bot.memory.finding import Found
from bot.memory.seen import Seen, write_day
from bot.reports.origin import find_address, name_outlet, say_origin
from bot.reports.rows import Column
from bot.reports.shown import clean
from bot.reports.tables import write_csv
from bot.reports.wording import describe_source

_SENTENCE = 300
_ASKED = 80
_MOST_BESIDE = 20
_COLUMNS = tuple(
    Column(name, 20) for name in ("date", "figure", "counts", "asserted by", "outlet", "headline", "link", "sentence")
)


def write_found(found: Found, words: str, room: Room) -> list[Block]:
    """Give the messages that say what was seen about a thing, the oldest first; there is always one.

    Of figures that only stand in a sentence with the word, where others count the thing, the latest are shown.
    """
    asked = Run(apart(words, _ASKED), bold=True)
    first, more = (found.counted, found.beside) if found.counted else (found.beside, ())
    if not first:
        return [
            (
                line(
                    "Nothing about ",
                    asked,
                    " has been seen in this chat. Try one word of it, such as the thing counted.",
                ),
            )
        ]
    articles = len({each.key for each in first})
    head = line("Seen here about ", asked, f": {count(len(first), 'figure')} in {count(articles, 'article')}")
    blocks: list[Block] = [(head,), *(_write_one(each) for each in first)]
    if more:
        shown = more[-_MOST_BESIDE:]
        left = f", the latest {len(shown)}" if len(shown) < len(more) else ""
        blocks.append((line("In sentences with ", asked, f": {count(len(more), 'figure')} more{left}"),))
        blocks += [_write_one(each) for each in shown]
    return pack(blocks, room)


def _write_one(each: Seen) -> Block:
    figure = each.figure
    counted = f" · {apart(figure.counted)}" if figure.counted else ""
    when = "seen" if each.day == each.seen.date() else "published"
    head = line(f"{when} {write_day(each.day)}  ", Run(apart(figure.text), bold=True), counted)
    # A text without a headline is known by its words, and those stand in the next line.
    place = (write_place(each),) if clean(each.title or "") or find_address(each) or say_origin(each) else ()
    return (head, line(ours(describe_source(figure, name_outlet(each)))), *place, _write_sentence(each))


def write_place(each: Seen) -> Paragraph:
    """Write which article it was, as a link where it has an address."""
    return line(*name_article(each, each.figure.sentence))


def _write_sentence(each: Seen) -> Paragraph:
    return line(quiet(clip(clean(each.figure.sentence), _SENTENCE)), quote=True)


def export_found(found: Sequence[Seen]) -> bytes:
    """Give one row for each figure as CSV."""
    return write_csv(
        _COLUMNS,
        (
            (
                each.day,
                each.figure.text,
                each.figure.counted,
                describe_source(each.figure, name_outlet(each)),
                say_origin(each),
                each.title,
                find_address(each),
                each.figure.sentence,
            )
            for each in found
        ),
    )
