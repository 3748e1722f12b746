"""Read the body of an answer, unpacked, and stop as soon as there is too much of it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import httpx

from extractors.articles.web.codings import DAMAGE, Unpacker, open_codings
from extractors.articles.web.errors import BrokenBodyError, EmptyPageError, PageTooLargeError


class Meter:
    """Counts the bytes that pass one point of the way; raises PageTooLargeError over the limit."""

    def __init__(self, limit: int) -> None:
        self.limit, self.seen = limit, 0

    def count(self, piece: bytes) -> bytes:
        """Give the piece back when it still fits."""
        self.seen += len(piece)
        if self.seen > self.limit:
            raise PageTooLargeError(self.limit)
        return piece


async def read_body(answer: httpx.Response, limit: int) -> bytes:
    """Read and unpack the body.

    What comes over the wire, what is between two codings and what comes out are each held to the limit.
    """
    declared = answer.headers.get("content-length", "")
    if declared.isdecimal() and int(declared[:20]) > limit:
        raise PageTooLargeError(limit)
    unpackers = open_codings(answer.headers.get("content-encoding", ""))
    meters = [Meter(limit) for _ in unpackers]
    wire, body = Meter(limit), bytearray()
    try:
        async for chunk in answer.aiter_raw():
            for piece in _unpack(wire.count(chunk), list(zip(unpackers, meters, strict=True))):
                body += piece
            # Bytes that are there already are read without a pause, and a deadline needs one.
            await asyncio.sleep(0)
    except (httpx.TransportError, httpx.StreamError, *DAMAGE) as error:
        raise BrokenBodyError from error
    # Nothing at all is no damage, whatever it is said to be packed in.
    if wire.seen and not all(unpacker.is_complete() for unpacker in unpackers):
        raise BrokenBodyError
    if not body.strip():
        raise EmptyPageError
    return bytes(body)


def _unpack(data: bytes, stages: list[tuple[Unpacker, Meter]]) -> Iterator[bytes]:
    if not stages:
        yield data
        return
    (unpacker, meter), *rest = stages
    for piece in unpacker.unpack(data):
        yield from _unpack(meter.count(piece), rest)
