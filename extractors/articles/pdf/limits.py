"""What the program that reads a PDF may take: memory, time for a page, and what streams may unpack to."""

from __future__ import annotations

import re
import zlib

MOST_PAGES = 200

MEMORY = 1_000_000_000
"""Bytes of address space."""

PAGE_SECONDS = 6
"""Processor time for one page; ordinary ones take milliseconds."""

LARGEST_STREAM, LARGEST = 32_000_000, 128_000_000
"""Bytes that one stream and all of them may unpack to, pictures apart; the text of a book has some 3 MB."""

_CHUNK = 1_000_000
_STREAM = re.compile(rb"stream\r?\n")
_DICTIONARY = 2000
"""Bytes before a stream in which its dictionary is looked for."""


def limit_memory() -> None:
    """Have the system refuse more memory than a document may take; not every system can."""
    try:
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        most = min((limit for limit in (soft, hard) if limit != resource.RLIM_INFINITY), default=MEMORY)
        resource.setrlimit(resource.RLIMIT_AS, (min(most, MEMORY), hard))
    except (ImportError, ValueError, OSError):
        pass


def allow_page() -> None:
    """Have the system end this process when the next page takes too long."""
    try:
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        until = int(used.ru_utime + used.ru_stime) + PAGE_SECONDS
        resource.setrlimit(resource.RLIMIT_CPU, (until if hard == resource.RLIM_INFINITY else min(until, hard), hard))
    except (ImportError, ValueError, OSError):
        pass


def holds_too_much(data: bytes) -> bool:
    r"""Say whether the streams unpack to more than a document of text has, without keeping what they unpack to.

    >>> holds_too_much(b"<< /Filter /FlateDecode >> stream\n" + zlib.compress(bytes(LARGEST_STREAM + 1)))
    True
    """
    total = 0
    for found in _STREAM.finditer(data):
        said = data[max(0, found.start() - _DICTIONARY) : found.start()].rpartition(b"obj")[2]
        if b"/Fl" not in said or b"/Image" in said:
            continue
        size = measure_stream(data, found.end())
        total += size
        if size > LARGEST_STREAM or total > LARGEST:
            return True
    return False


def measure_stream(data: bytes, start: int) -> int:
    """Count the bytes that a stream unpacks to, up to just over the limit; what is no stream unpacks to nothing."""
    unpacker, size, rest = zlib.decompressobj(), 0, data[start : start + _CHUNK]
    at = start + len(rest)
    try:
        while not unpacker.eof and size <= LARGEST_STREAM:
            size += len(unpacker.decompress(rest, _CHUNK))
            rest = unpacker.unconsumed_tail
            if not rest:
                rest = data[at : at + _CHUNK]
                at += len(rest)
                if not rest:
                    break
    except zlib.error:
        pass
    return size
