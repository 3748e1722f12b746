"""``figurecheck batch``: JSON lines in, JSON lines out, in order, as they come."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import replace

from bot.cli.crew import Crew
from bot.cli.line import Answer, LineOptions, answer_failed_line
from bot.cli.progress import show_progress
from config.settings import Settings
from extractors.errors import InputError

_CHUNK = 65_536
_LISTED = frozenset(["rank"])


def read_lines(read: Callable[[int], bytes], *, limit: int) -> Iterator[bytes | None]:
    r"""Yield the lines that ``read(size)`` brings, without their ends; blank lines are left out.

    A line of more than ``limit`` bytes is yielded as None and never held in memory.

    >>> from io import BytesIO
    >>> list(read_lines(BytesIO(b"one\n\nfourteen\nsix").read, limit=5))
    [b'one', None, b'six']
    """
    held = bytearray()
    over = False
    while chunk := read(_CHUNK):
        *ends, rest = chunk.split(b"\n")
        for piece in ends:
            held += piece
            if over or len(held) > limit:
                yield None
            elif held.strip():
                yield bytes(held)
            held.clear()
            over = False
        held += rest
        if len(held) > limit:
            over = True
            held.clear()
    if over:
        yield None
    elif held.strip():
        yield bytes(held)


# JSON may write a byte of text as six (\u00e9), and a line holds an id and more beside the text.
_LINE_BYTES_PER_TEXT_BYTE = 8


def batch(*, settings: Settings, workers: int, with_article: bool) -> int:
    """Answer each line of standard input on standard output; gives the exit status.

    A line that cannot be answered gets an answer with ``error`` set, and is no failure of the whole. Claims of rank are
    answered only where the settings ask for them.
    """
    # Claims of rank stand in one article of five: a list for an editor, noise in thousands of lines.
    settings = replace(settings, checks_off=settings.checks_off | (_LISTED - settings.checks_on))
    options = LineOptions(limit=settings.max_bytes, with_article=with_article)
    lines = _read_input(options)
    answers = _answer_with(workers, lines, settings, options)
    # Closed here and now, whatever happens: the workers end before the command does.
    with closing(answers), show_progress() as progress:
        for answer in answers:
            progress.print_line(answer)
    return 0


def _read_input(options: LineOptions) -> Iterator[bytes | Answer]:
    """Yield each line of standard input, or its answer where it is too long to be a line."""
    # The file descriptor is read, not sys.stdin: its lock, held by a thread that waits, would hang the exit.
    number = sys.stdin.fileno()
    limit = _LINE_BYTES_PER_TEXT_BYTE * options.limit
    too_long = f"The line is longer than the limit of {limit:,} bytes: send the text in smaller parts."
    try:
        for line in read_lines(lambda size: os.read(number, size), limit=limit):
            yield answer_failed_line(b"", too_long, options) if line is None else line
    except OSError as error:
        raise InputError(f"Standard input cannot be read: {error.strerror}.") from error


def _answer_with(
    workers: int, lines: Iterator[bytes | Answer], settings: Settings, options: LineOptions
) -> Generator[Iterable[bytes]]:
    crew = Crew(settings, options, size=workers)
    try:
        yield from crew.answer(lines)
    finally:
        crew.stop()
