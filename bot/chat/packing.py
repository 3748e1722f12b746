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
    messages: list[list[Paragraph]] = []
    units = entities = 0
    for block in blocks:
        for part in _split(block, room):
            more_units, more_entities = count_units(write_text(part)), count_entities(part)
            # Two line ends make the empty line between.
            if messages and units + 2 + more_units <= room.units and entities + more_entities <= room.entities:
                messages[-1] += [Paragraph(), *part]
                units, entities = units + 2 + more_units, entities + more_entities
            else:
                messages.append(list(part))
                units, entities = more_units, more_entities
    return [tuple(message) for message in messages]


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
