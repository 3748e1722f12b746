"""A file that is written for a person: never in place of what was read, and never half."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from extractors.errors import InputError


@dataclass(frozen=True, slots=True)
class Written:
    """A file that is asked for: the marked article as a web page, or a table of its figures."""

    path: Path
    kind: Literal["html", "csv", "xlsx"]


def require_writable(path: Path, read: Sequence[str]) -> None:
    """See, before any work, that the file is none of those that are read, and that its folder is there.

    Raises InputError.
    """
    if str(path) == "-":
        return
    if path.is_dir() or not path.parent.is_dir():
        raise InputError(f"{str(path)!r} cannot be written: give the name of a file in a folder that is there.")
    if any(_is_same(path, each) for each in read):
        raise InputError(f"{str(path)!r} is what is to be read: give the file another name.")


def write_file(path: Path, content: bytes) -> None:
    """Write a file, whole or not at all where it is a plain one.

    Raises InputError when it cannot be.
    """
    # A pipe or a device is written as it is.
    beside = path if path.exists() and not path.is_file() else path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(content)
        if beside != path:
            os.replace(beside, path)
    except OSError as error:
        if beside != path:
            beside.unlink(missing_ok=True)
        raise InputError(f"{str(path)!r} cannot be written: {error.strerror}.") from error


def _is_same(path: Path, given: str) -> bool:
    try:
        return os.path.samefile(path, given)
    except (OSError, ValueError):
        return False
