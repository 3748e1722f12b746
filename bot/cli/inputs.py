"""What a batch reads: files of JSON lines or Parquet, by name or by pattern, and standard input."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.cli.line import Answer, LineOptions, answer_failed_line
from bot.cli.lines import read_lines
from extractors.errors import InputError

PARQUET = (".parquet", ".pq")
STREAM = "-"

# JSON may write a byte of text as six (\u00e9), and a line holds an id and more beside the text.
_LINE_BYTES_PER_TEXT_BYTE = 8


def find_inputs(given: Sequence[str]) -> tuple[str, ...]:
    """Give the names of the files, those of a pattern in the order of their names; nothing given is standard input.

    Raises InputError for a file that is not there and a pattern that no file fits.
    """
    found: list[str] = []
    for name in given:
        # A file may be called like a pattern.
        if name == STREAM or os.path.lexists(name):
            found.append(name)
        elif fitting := sorted(each for each in glob.glob(name, recursive=True) if os.path.isfile(each)):
            found.extend(fitting)
        else:
            raise InputError(f"There is no file {name!r:.200}: check the name, or the folder that you are in.")
    for name in found:
        if os.path.isdir(name):
            raise InputError(f"{name!r:.200} is a folder: for the files in it, write {name.rstrip('/') + '/*'!r:.200}.")
    return tuple(found) or (STREAM,)


def read_inputs(names: Sequence[str], options: LineOptions) -> Iterator[bytes | Answer]:
    """Yield the lines of all files in turn, or the answer to a line that is too long to be one.

    A row of a Parquet file is a line. Raises InputError for a file that cannot be read.
    """
    limit = _LINE_BYTES_PER_TEXT_BYTE * options.limit
    too_long = f"The line is longer than the limit of {limit:,} bytes: send the text in smaller parts."
    for name in names:
        for line in _read_one(name, limit):
            yield answer_failed_line(b"", too_long, options) if line is None else line


def _read_one(name: str, limit: int) -> Iterator[bytes | None]:
    if name.lower().endswith(PARQUET):
        # Few batches are of Parquet, and what reads it is installed for those alone.
        from bot.cli.parquet import read_rows

        for row in read_rows(Path(name)):
            yield None if len(row) > limit else row
        return
    try:
        if name == STREAM:
            # The file descriptor is read, not sys.stdin: its lock, held by a thread that waits, would hang the exit.
            number = sys.stdin.fileno()
            yield from read_lines(lambda size: os.read(number, size), limit=limit)
            return
        with open(name, "rb", buffering=0) as file:
            yield from read_lines(file.read, limit=limit)
    except OSError as error:
        shown = "Standard input" if name == STREAM else f"{name!r:.200}"
        raise InputError(f"{shown} cannot be read: {error.strerror}.") from error
