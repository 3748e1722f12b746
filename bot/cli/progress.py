"""How far a batch is: a bar on standard error, when that is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Protocol


class Progress(Protocol):
    """What a batch tells as it goes."""

    def print_line(self, chunks: Iterable[bytes]) -> None:
        """Write one answer, the chunks of a line, to standard output, and count it."""


class _Silent:
    def print_line(self, chunks: Iterable[bytes]) -> None:
        sys.stdout.buffer.writelines(chunks)
        sys.stdout.buffer.flush()


@contextmanager
def show_progress() -> Iterator[Progress]:
    """Show a bar while the block runs; there is none where nobody would see it."""
    if not sys.stderr.isatty():
        yield _Silent()
        return
    from tqdm import tqdm

    with tqdm(unit=" texts", dynamic_ncols=True, file=sys.stderr) as bar:

        class Shown(_Silent):
            def print_line(self, chunks: Iterable[bytes]) -> None:
                if sys.stdout.isatty():
                    # Both are on one screen: the line goes where the bar is.
                    bar.clear()
                super().print_line(chunks)
                bar.update()

        yield Shown()
