"""``figurecheck batch``: JSON lines in, JSON lines out, in order, as they come."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from bot.cli.inputs import find_inputs, read_inputs
from bot.cli.line import Answer, LineOptions
from bot.cli.outputs import open_output
from bot.cli.progress import show_progress
from config.settings import Settings

_LISTED = frozenset(["rank"])


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a batch is asked for: the files to read, where to write, and who reads.

    ``cluster`` is the address of a scheduler, "local" for a cluster of its own on this machine, None for none.
    """

    inputs: Sequence[str]
    out: Path | None
    resume: bool
    with_article: bool
    workers: int
    cluster: str | None


class Hands(Protocol):
    """Whoever answers lines: workers of this machine, or of a cluster."""

    def answer(self, lines: Iterable[bytes | Answer]) -> Iterator[list[bytes]]:
        """Yield an answer for each line, in order."""

    def stop(self) -> None:
        """End it."""


def batch(wishes: Wishes, settings: Settings) -> int:
    """Answer each line of the input on the output; gives the exit status.

    A line that cannot be answered gets an answer with ``error`` set, and is no failure of the whole. Claims of rank are
    answered only where the settings ask for them.
    """
    # Claims of rank stand in one article of five: a list for an editor, noise in thousands of lines.
    settings = replace(settings, checks_off=settings.checks_off | (_LISTED - settings.checks_on))
    options = LineOptions(limit=settings.max_bytes, with_article=wishes.with_article)
    names = find_inputs(wishes.inputs)
    with open_output(wishes.out, resume=wishes.resume, read=names) as output:
        lines = output.answered.leave_out(read_inputs(names, options))
        answers = _answer_with(wishes, settings, options, lines)
        # Closed here and now, whatever happens: the workers end before the command does.
        with closing(answers), show_progress(output.stream, done=output.answered.count) as progress:
            for answer in answers:
                progress.print_line(answer)
    return 0


def _answer_with(
    wishes: Wishes, settings: Settings, options: LineOptions, lines: Iterator[bytes | Answer]
) -> Generator[Iterable[bytes]]:
    hands = _hire(wishes, settings, options)
    try:
        yield from hands.answer(lines)
    finally:
        hands.stop()


def _hire(wishes: Wishes, settings: Settings, options: LineOptions) -> Hands:
    if wishes.cluster is None:
        from bot.cli.crew import Crew

        return Crew(settings, options, size=wishes.workers)
    # Loading it takes a second, and it is not installed everywhere.
    from bot.cluster.crew import join_cluster

    return join_cluster(wishes.cluster, settings, options, workers=wishes.workers)
