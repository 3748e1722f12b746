"""From blocks to messages: each within what Telegram takes, nothing lost, no block torn apart without need."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.chat.rich import Block, Paragraph, count_entities, count_units, cut_paragraph, write_text


@dataclass(frozen=True, slots=True)
class Room:
    """What one message holds: UTF-16 units of text, and entities. The defaults are Telegram's own limits."""

    units: int = 4096
    entities: int = 100

    def holds(self, paragraphs: Block) -> bool:
        """Tell whether the paragraphs fit."""
        return count_units(write_text(paragraphs)) <= self.units and count_entities(paragraphs) <= self.entities


def pack(blocks: Iterable[Block], room: Room) -> list[Block]:
    """Fill messages with blocks, an empty line between two; a block that no message holds is split.

    >>> from bot.chat.rich import line
    >>> len(pack([(line("one"),), (line("two"),), (line("three"),)], Room(units=8)))
    2
    """
    messages: list[Block] = []
    held: Block = ()
    for block in blocks:
        for part in _split(block, room):
            both = (*held, Paragraph(), *part) if held else part
            if held and not room.holds(both):
                messages.append(held)
                held = part
            else:
                held = both
    return [*messages, held] if held else messages


def _split(block: Block, room: Room) -> Iterator[Block]:
    """Yield the block, or pieces of it that fit: by paragraphs, and then within one."""
    if room.holds(block):
        yield block
        return
    held: Block = ()
    for paragraph in block:
        for piece in _split_paragraph(paragraph, room):
            if held and not room.holds((*held, piece)):
                yield held
                held = ()
            held = (*held, piece)
    if held:
        yield held


def _split_paragraph(paragraph: Paragraph, room: Room) -> Iterator[Paragraph]:
    rest = paragraph
    while not room.holds((rest,)):
        piece, rest = cut_paragraph(rest, min(room.units, _find_crowd(rest, room)))
        yield piece
    if rest.runs or not paragraph.runs:
        yield rest


def _find_crowd(paragraph: Paragraph, room: Room) -> int:
    """Give how many units the runs take that come before one entity too many."""
    entities, units = int(paragraph.quote), 0
    for run in paragraph.runs:
        entities += count_entities((Paragraph((run,)),))
        if entities > room.entities:
            return max(units, 1)
        units += count_units(run.text)
    return max(units, 1)
