"""How far a batch is: a bar on standard error, when that is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import BinaryIO, Protocol


class Progress(Protocol):
    """What a batch tells as it goes."""

    def print_line(self, chunks: Iterable[bytes]) -> None:
        """Write one answer, the chunks of a line, to the output, and count it."""


class _Silent:
    def __init__(self, out: BinaryIO) -> None:
        self._out = out

    def print_line(self, chunks: Iterable[bytes]) -> None:
        self._out.writelines(chunks)
        self._out.flush()


@contextmanager
def show_progress(out: BinaryIO, *, done: int) -> Iterator[Progress]:
    """Show a bar while the block runs; there is none where nobody would see it. So many are ``done`` before."""
    if not sys.stderr.isatty():
        yield _Silent(out)
        return
    from tqdm import tqdm

    with tqdm(unit=" texts", initial=done, dynamic_ncols=True, file=sys.stderr) as bar:

        class Shown(_Silent):
            def print_line(self, chunks: Iterable[bytes]) -> None:
                if out.isatty():
                    # Both are on one screen: the line goes where the bar is.
                    bar.clear()
                super().print_line(chunks)
                bar.update()

        yield Shown(out)
