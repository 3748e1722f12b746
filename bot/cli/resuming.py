"""Going on with a batch that was broken off: what stands in its output is not read again."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import BinaryIO

from bot.cli.line import Answer, read_name
from bot.reports.json_text import JsonValue, write_json
from extractors.errors import InputError

# Each answer begins with this, and the id follows.
_BEGINNING = '{"id": '
_READ_NAME = json.JSONDecoder(parse_float=Decimal)
_BLOCK = 65_536


class Answered:
    """The ids that have an answer, each as often as it has one: lines may share an id, or have none."""

    def __init__(self, names: Iterable[JsonValue] = ()) -> None:
        self._left = Counter(write_json(name) for name in names)
        self.count = self._open = self._left.total()

    def leave_out(self, lines: Iterable[bytes | Answer]) -> Iterator[bytes | Answer]:
        """Yield the lines that have no answer.

        >>> list(Answered([1, None]).leave_out([b'{"id": 1}', b'{"id": 1}', b'{"id": "1"}', b"not JSON"]))
        [b'{"id": 1}', b'{"id": "1"}']
        """
        for line in lines:
            if self._open:
                key = write_json(read_name(line) if isinstance(line, bytes) else line["id"])
                if self._left[key] > 0:
                    self._left[key] -= 1
                    self._open -= 1
                    continue
            yield line


def read_answered(file: BinaryIO) -> Iterator[JsonValue]:
    """Yield the id of each answer in a file.

    Raises InputError when something else stands in it.
    """
    for number, line in enumerate(file, 1):
        try:
            text = line.decode("utf-8")
            if not text.startswith(_BEGINNING):
                raise ValueError
            name, _ = _READ_NAME.raw_decode(text, len(_BEGINNING))
        except (ValueError, ArithmeticError) as error:
            raise InputError(
                f"Line {number:,} of what is to be gone on with is no answer of figurecheck: name another file."
            ) from error
        yield name


def cut_half_line(path: Path) -> None:
    """Take a last line that was written by half from the end of a file."""
    with path.open("r+b") as file:
        end = file.seek(0, 2)
        while end:
            start = max(0, end - _BLOCK)
            file.seek(start)
            found = file.read(end - start).rfind(b"\n")
            if found >= 0:
                end = start + found + 1
                break
            end = start
        file.truncate(end)
