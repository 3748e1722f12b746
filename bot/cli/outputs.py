"""Where a batch writes: standard output, a file of JSON lines, or a Parquet file."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from bot.cli.inputs import PARQUET
from bot.cli.resuming import Answered, cut_half_line, read_answered
from bot.cli.written import require_writable
from extractors.errors import InputError, UsageError


@dataclass(frozen=True, slots=True)
class Output:
    """A stream for answers, and what has been answered in it before."""

    stream: BinaryIO
    answered: Answered


@contextmanager
def open_output(path: Path | None, *, resume: bool, read: Sequence[str]) -> Iterator[Output]:
    """Open the file, or standard output, for the answers to what is read from the files named in ``read``.

    A Parquet file is made of a file of lines beside it when the block is left without an error; that file is what is
    gone on with. Raises InputError when the file cannot be written, or is there already and is not to be gone on with.
    """
    if path is None or str(path) == "-":
        if resume:
            raise UsageError("What is to be gone on with? Name the file with --out FILE.")
        yield Output(sys.stdout.buffer, Answered())
        return
    require_writable(path, read)
    is_table = path.suffix.lower() in PARQUET
    if is_table:
        # Before any work: what writes it may not be installed.
        from bot.cli.parquet import write_table
    lines = path.with_name(path.name + ".part") if is_table else path
    if is_table and path.exists():
        raise InputError(f"{str(path)!r} is finished: give another name, or delete it to have it made anew.")
    try:
        answered = _prepare(lines, resume=resume)
        with lines.open("ab") as stream:
            yield Output(stream, answered)
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        raise InputError(f"{str(lines)!r} cannot be written: {error.strerror}.") from error
    if is_table:
        write_table(lines, path)
        lines.unlink()


def _prepare(path: Path, *, resume: bool) -> Answered:
    if not path.exists() or (path.is_file() and not path.stat().st_size):
        return Answered()
    if not path.is_file():
        # A pipe or a device: nothing can be read back from it.
        if resume:
            raise InputError(f"{str(path)!r} is no plain file: nothing in it can be gone on with.")
        return Answered()
    if not resume:
        raise InputError(f"{str(path)!r} is there already: go on with it by --resume, or give another name.")
    if not os.access(path, os.R_OK | os.W_OK):
        raise InputError(f"{str(path)!r} cannot be read and written: see to its permissions.")
    cut_half_line(path)
    with path.open("rb") as file:
        return Answered(read_answered(file))
