"""Compressed data that unpacks to far more than it is, and ZIP files that may lie about it."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from itertools import chain, repeat

MB = 1_000_000
# The end of a deflate stream: one last block with nothing in it.
LAST_BLOCK = b"\x03\x00"


@dataclass(frozen=True)
class Packed:
    """A raw deflate stream, with the length and the checksums of what it unpacks to."""

    data: bytes
    size: int
    crc: int
    adler: int

    def as_zlib(self) -> bytes:
        """The same with the header and the checksum that PDF and PNG want."""
        return b"\x78\x9c" + self.data + struct.pack(">I", self.adler)


def pack(data: bytes) -> Packed:
    """Compress once.

    >>> zlib.decompress(pack(b"abc").as_zlib())
    b'abc'
    """
    return pack_repeated(data, 1)


def pack_repeated(chunk: bytes, times: int, *, start: bytes = b"", end: bytes = b"") -> Packed:
    """Compress `chunk` once and repeat the compressed block, so that a gigabyte never stands in memory.

    >>> zlib.decompress(pack_repeated(b"ab", 3, start=b"(", end=b")").as_zlib())
    b'(ababab)'
    """
    first, block, last = deflate_block(start), deflate_block(chunk), deflate_block(end)
    crc, adler = 0, 1
    for part in chain([start], repeat(chunk, times), [end]):
        crc, adler = zlib.crc32(part, crc), zlib.adler32(part, adler)
    size = len(start) + len(chunk) * times + len(end)
    return Packed(first + block * times + last + LAST_BLOCK, size, crc, adler)


def deflate_block(data: bytes) -> bytes:
    """One block that refers to nothing before it and ends on a whole byte, so that it can be repeated."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush(zlib.Z_FULL_FLUSH)


def fill(piece: bytes, size: int) -> bytes:
    """Repeat `piece` up to `size` bytes at most.

    >>> fill(b"ab", 5)
    b'abab'
    """
    return piece * (size // len(piece))


@dataclass(frozen=True)
class Entry:
    """A file in a ZIP; `claimed` is the size that the archive gives in place of the true one."""

    name: str
    packed: Packed
    claimed: int | None = None
    flags: int = 0


def write_zip(entries: list[Entry], *, overlap: int = 1) -> bytes:
    """Write a ZIP file; with `overlap`, each entry is listed so many times over the same data."""
    body, listing, count = bytearray(), bytearray(), 0
    for entry in entries:
        name = entry.name.encode()
        size = entry.packed.size if entry.claimed is None else entry.claimed
        # Deflate, and the oldest date there is.
        fields = struct.pack("<HHHHHIII", 20, entry.flags, 8, 0, 33, entry.packed.crc, len(entry.packed.data), size)
        place = len(body)
        body += b"PK\3\4" + fields + struct.pack("<HH", len(name), 0) + name + entry.packed.data
        for _ in range(overlap):
            head = b"PK\1\2" + struct.pack("<H", 20) + fields
            listing += head + struct.pack("<HHHHHII", len(name), 0, 0, 0, 0, 0, place) + name
            count += 1
    end = struct.pack("<HHHHIIH", 0, 0, count & 0xFFFF, count & 0xFFFF, len(listing), len(body), 0)
    return bytes(body + listing) + b"PK\5\6" + end
