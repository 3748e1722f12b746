"""Who says which number: the first thing that a chat shows where sources of an article do not agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.chat.rich import Block, Paragraph, Run, apart, line, ours
from bot.reports.things import Thing

# Code points, and lines: it stands above the figures, and leaves them their room.
_NAME, _NUMBER, _SOURCE, _PART = 60, 24, 50, 24
_MOST_THINGS, _MOST_TELLINGS = 3, 7


def write_tellings(things: Sequence[Thing]) -> Block:
    """Write each thing whose numbers do not agree, then the killed and the like by whom; nothing where there is none.

    >>> write_tellings([Thing("ships", (), is_disputed=False)])
    ()
    """
    told = [thing for thing in things if thing.is_disputed or thing.by_whom][:_MOST_THINGS]
    return tuple(paragraph for thing in told for paragraph in _write_thing(thing))


def name_thing(thing: Thing, most: int) -> str:
    """Name a thing in so many code points."""
    return ours(thing.name, most) if thing.is_state else apart(thing.name, most)


def _write_thing(thing: Thing) -> Iterator[Paragraph]:
    yield Paragraph()
    said = ": the numbers do not agree" if thing.is_disputed else ", by whom" if thing.by_whom else ""
    yield line(Run(name_thing(thing, _NAME), bold=True), said)
    for telling in thing.tellings[:_MOST_TELLINGS]:
        places = ", ".join(str(index + 1) for index in telling.figures[:3])
        part = telling.name_part(thing.name) if thing.by_whom else ""
        yield line(
            Run(apart(telling.number, _NUMBER), bold=True),
            f" {apart(part, _PART)}" if part else "",
            " · ",
            apart(telling.source, _SOURCE),
            f" ({places})",
        )
    if (left := len(thing.tellings) - _MOST_TELLINGS) > 0:
        yield line(f"… and {left} more")
