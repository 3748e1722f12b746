"""Unpack gzip, deflate, Brotli and Zstandard a little at a time, so that a small body cannot become a huge one."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Protocol

import brotli
import zstandard

from extractors.articles.web.errors import BrokenBodyError

# The most that one step gives, or thereabouts.
STEP = 65_536
# A Zstandard block takes at least 4 bytes and gives at most 128 KiB: so many bytes give at most about 2 MiB.
ZSTANDARD_SLICE = 64
# What the standard asks of programs that unpack HTTP: more memory than that need not be given.
ZSTANDARD_WINDOW = 8 * 2**20


class Unpacker(Protocol):
    """Unpacks one coding."""

    def unpack(self, data: bytes) -> Iterator[bytes]:
        """Give what the next packed bytes unpack to, in pieces; zlib.error and the like when they are damaged."""

    def is_complete(self) -> bool:
        """Say whether the packed bytes came to their own end."""


class Zipped:
    """gzip, which may have several members one after another, or deflate."""

    def __init__(self, window: int) -> None:
        self._window = window
        self._stream = zlib.decompressobj(window)
        self._over = False

    def unpack(self, data: bytes) -> Iterator[bytes]:
        """Give what the next packed bytes unpack to."""
        while not self._over:
            if self._stream.eof:
                # Servers pad with zeros; a browser leaves whatever is not another member.
                self._over = not data.startswith(b"\x1f")
                if not data or self._over:
                    return
                self._stream = zlib.decompressobj(self._window)
            piece = self._stream.decompress(data, STEP)
            yield piece
            data = self._stream.unused_data if self._stream.eof else self._stream.unconsumed_tail
            # A full piece may have more behind it although all the input is taken.
            if not data and len(piece) < STEP:
                return

    def is_complete(self) -> bool:
        """Say whether the last member came to its end, checksum and all."""
        return self._stream.eof


class Deflated:
    """Deflate: zlib's wrapping by the standard, none at all from some servers. The first two bytes tell."""

    def __init__(self) -> None:
        self._start = b""
        self._zipped: Zipped | None = None

    def unpack(self, data: bytes) -> Iterator[bytes]:
        """Give what the next packed bytes unpack to."""
        if self._zipped is None:
            data = self._start = self._start + data
            if len(data) < 2:
                return
            wrapped = data[0] & 0x0F == 8 and int.from_bytes(data[:2], "big") % 31 == 0
            self._zipped = Zipped(zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS)
        yield from self._zipped.unpack(data)

    def is_complete(self) -> bool:
        """Say whether the last block was seen."""
        return self._zipped is not None and self._zipped.is_complete()


class Brotlied:
    """Brotli."""

    def __init__(self) -> None:
        self._stream = brotli.Decompressor()

    def unpack(self, data: bytes) -> Iterator[bytes]:
        """Give what the next packed bytes unpack to."""
        if self._stream.is_finished():
            return
        piece = self._stream.process(data, output_buffer_limit=STEP)
        while piece or not self._stream.can_accept_more_data():
            yield piece
            piece = self._stream.process(b"", output_buffer_limit=STEP)

    def is_complete(self) -> bool:
        """Say whether the last block was seen."""
        return bool(self._stream.is_finished())


class Zstandarded:
    """Zstandard, which may have several frames one after another."""

    def __init__(self) -> None:
        self._stream = self._open()

    def unpack(self, data: bytes) -> Iterator[bytes]:
        """Give what the next packed bytes unpack to."""
        # The library has no limit for what one call gives, so each call is given little.
        for at in range(0, len(data), ZSTANDARD_SLICE):
            piece = data[at : at + ZSTANDARD_SLICE]
            while piece:
                if self._stream.eof:
                    self._stream = self._open()
                yield self._stream.decompress(piece)
                piece = self._stream.unused_data if self._stream.eof else b""

    def is_complete(self) -> bool:
        """Say whether the last frame came to its end."""
        return self._stream.eof

    @staticmethod
    def _open() -> zstandard.ZstdDecompressionObj:
        return zstandard.ZstdDecompressor(max_window_size=ZSTANDARD_WINDOW).decompressobj()


DAMAGE = (zlib.error, brotli.error, zstandard.ZstdError)

# Names that say nothing, some of them put here by mistake.
PLAIN = frozenset({"", "identity", "none", "utf-8", "utf8"})
MOST_CODINGS = 2


def open_codings(header: str) -> tuple[Unpacker, ...]:
    """Give what unpacks a body with this Content-Encoding, the outermost first.

    Raises BrokenBodyError for a coding that nobody knows and for more of them than anybody uses.
    """
    names = [name for part in header.lower().split(",") if (name := part.strip()) not in PLAIN]
    if len(names) > MOST_CODINGS:
        raise BrokenBodyError
    return tuple(_open(name) for name in reversed(names))


def _open(name: str) -> Unpacker:
    match name:
        case "gzip" | "x-gzip":
            return Zipped(zlib.MAX_WBITS | 16)
        case "deflate":
            return Deflated()
        case "br":
            return Brotlied()
        case "zstd":
            return Zstandarded()
        case _:
            raise BrokenBodyError
