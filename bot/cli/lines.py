"""The lines of a stream, none of them longer than may be held in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator

_CHUNK = 65_536


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
