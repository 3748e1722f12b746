"""What the user gave: a path, ``-`` for standard input, or the text itself."""

from __future__ import annotations

import os
import re
import stat
import sys
from pathlib import Path
from typing import BinaryIO

from extractors.errors import BadTextError, EmptyTextError, InputError, StreamTooLargeError, TooLargeError

_LINK = re.compile(r"https?://\S+", re.IGNORECASE)
_PATH = re.compile(r"[^\n]*\.(?:txt|md)|\S*[/\\]\S*", re.IGNORECASE)
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def read_given(given: str, *, limit: int) -> str:
    """Read the text that an argument stands for; ``limit`` is in bytes of UTF-8.

    Raises InputError or one of its kinds: for a missing file, a directory, and all that ``require_text`` refuses.
    """
    if given == "-":
        return read_stream(sys.stdin.buffer, limit=limit)
    if _exists(given):
        return read_file(Path(given), limit=limit)
    if _LINK.fullmatch(given):
        raise InputError("A link is not fetched here: save the article as a text file and give the file.")
    if _PATH.fullmatch(given):
        raise InputError(
            f"There is no file {given[:200]!r}: check its name, or give the text itself in quotation marks."
        )
    return require_text(given, limit=limit)


def read_file(path: Path, *, limit: int) -> str:
    """Read a text file, looking at its size before its content."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise InputError(f"{str(path)!r} is a directory: give one file, or its texts to `figurecheck batch`.")
        if stat.S_ISREG(status.st_mode) and status.st_size > limit:
            raise TooLargeError(status.st_size, limit)
        with path.open("rb") as file:
            return read_stream(file, limit=limit)
    except OSError as error:
        raise InputError(f"{str(path)!r} cannot be read: {error.strerror}.") from error


def read_stream(stream: BinaryIO, *, limit: int) -> str:
    """Read the text of a stream to its end, but never more than one byte over the limit."""
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise StreamTooLargeError(limit)
    return require_text(decode_text(data), limit=limit)


def decode_text(data: bytes) -> str:
    r"""Decode UTF-8, with or without its mark at the start.

    >>> decode_text(b"\xef\xbb\xbf5 caf\xc3\xa9s")
    '5 cafés'
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadTextError(f"Byte {error.start + 1:,} is not UTF-8 text: save the text as UTF-8.") from error


def require_text(text: str, *, limit: int) -> str:
    """Give the text back when it can be read as an article.

    Raises EmptyTextError, TooLargeError, and BadTextError for a NUL or half a surrogate pair.
    """
    # A code point is at most four bytes: the exact size is worth counting only for a text near the limit.
    if len(text) * 4 > limit and (size := len(text.encode("utf-8", "surrogatepass"))) > limit:
        raise TooLargeError(size, limit)
    if not text.strip():
        raise EmptyTextError
    if (place := text.find("\0")) >= 0:
        raise BadTextError(f"Character {place + 1:,} is a NUL, so this is no text: save it as UTF-8 text.")
    if half := _SURROGATE.search(text):
        raise BadTextError(f"Character {half.start() + 1:,} is broken (half of a pair): save the text as UTF-8.")
    return text


def _exists(path: str) -> bool:
    # Asking for a path that holds a NUL is an error; one that is too long is merely not there.
    try:
        return os.path.lexists(path)
    except ValueError:
        return False
