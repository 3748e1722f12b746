"""What became of an article's figures since the chat last saw it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bot.chat.entries import count
from bot.chat.rich import Block, Paragraph, Run, line, quiet
from bot.memory.seen import write_day
from bot.memory.versions import Versions
from bot.wording import describe_source
from extractors import Figure

_MOST = 10


def write_changed(versions: Versions, since: date, outlet: str | None) -> Block:
    """Give the lines that say what changed since a day; none when nothing did."""
    if not versions:
        return ()
    counts = [
        f"{count(len(figures), 'figure')} {what}"
        for figures, what in ((versions.changed, "changed"), (versions.added, "new"), (versions.dropped, "gone"))
        if figures
    ]
    return (line(f"Since {write_day(since)}: {', '.join(counts)}"), *_write_all(versions, outlet))


def _write_all(versions: Versions, outlet: str | None) -> Iterator[Paragraph]:
    for old, new in versions.changed[:_MOST]:
        yield line("was ", *_write_figure(old, outlet), ", is ", *_write_figure(new, outlet))
    for figure in versions.added[:_MOST]:
        yield line("new: ", *_write_figure(figure, outlet))
    for figure in versions.dropped[:_MOST]:
        yield line("gone: ", *_write_figure(figure, outlet))


def _write_figure(figure: Figure, outlet: str | None) -> Iterator[str | Run]:
    yield Run(quiet(figure.text), bold=True)
    counted = f"{quiet(figure.counted)}, " if figure.counted else ""
    yield f" ({counted}{quiet(describe_source(figure, outlet))})"
