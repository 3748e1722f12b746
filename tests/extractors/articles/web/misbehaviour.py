"""What the server on loopback does wrong, one route for each way."""

from __future__ import annotations

import asyncio
import gzip
import socket
import struct
import zlib
from collections.abc import Callable, Coroutine

import brotli
import zstandard
from hostile_server import Route, Writer

HTML = b"<!doctype html><title>Ferry</title><p>At least 300 people were rescued.</p>\n"
LONG = HTML * 400
BOMB_BYTES = 64_000_000


def reply(body: bytes = b"", status: str = "200 OK", **headers: str) -> bytes:
    """Write an answer; ``content_type="…"`` is a header, and one of "" is left out."""
    lines = {"content_type": "text/html; charset=utf-8", "content_length": str(len(body))} | headers
    head = [f"{name.replace('_', '-')}: {value}" for name, value in lines.items() if value]
    return f"HTTP/1.1 {status}\r\n{''.join(line + chr(13) + chr(10) for line in head)}\r\n".encode("latin-1") + body


def lead_to(location: str, status: str = "302 Found", **headers: str) -> bytes:
    return reply(status=status, location=location, **headers)


def chunked(*chunks: bytes) -> bytes:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
    return head + b"".join(chunks)


def deflate_raw(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": lambda data: brotli.compress(data, quality=5),
    "zstd": zstandard.ZstdCompressor().compress,
}


def make_bomb(coding: str) -> bytes:
    """Pack 64 MB of nothing into a few kilobytes or less."""
    return PACKERS[coding](bytes(BOMB_BYTES))


def endlessly(piece: bytes, head: bytes, pause: float = 0.0) -> Callable[[Writer], Coroutine[None, None, None]]:
    """Send the head and then the piece again and again, until the other side hangs up."""

    async def send(writer: Writer) -> None:
        writer.write(head)
        while True:
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(pause)

    return send


async def reset(writer: Writer) -> None:
    linger = struct.pack("ii", 1, 0)
    writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    writer.transport.abort()


async def reset_amid_body(writer: Writer) -> None:
    writer.write(reply(HTML, content_length="100000"))
    await writer.drain()
    await asyncio.sleep(0.05)
    await reset(writer)


async def stay_silent(writer: Writer) -> None:
    await asyncio.sleep(60)


OPEN_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"

ROUTES: dict[str, Route] = {
    "/good": reply(HTML),
    "/old": b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + HTML,
    "/chunked": chunked(b"%x\r\n" % len(HTML) + HTML + b"\r\n", b"0\r\n\r\n"),
    # Bodies that are not what they are said to be.
    "/wrong-charset": reply("<p>café</p>".encode("cp1252"), content_type="text/html; charset=utf-8"),
    "/error-page": reply(b"<h1>404</h1><p>Sorry, page not found</p>"),
    "/empty": reply(b""),
    "/blank": reply(b" \r\n\t \n"),
    "/empty-gzip": reply(b"", content_encoding="gzip"),
    "/gzip-of-nothing": reply(gzip.compress(b""), content_encoding="gzip"),
    "/length-short": reply(HTML, content_length=str(len(HTML) - 20)),
    "/length-long": reply(HTML, content_length=str(len(HTML) + 20)),
    "/length-huge": reply(HTML, content_length="99999999999999"),
    "/length-absurd": reply(HTML, content_length="9" * 40),
    "/length-twice": b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 9\r\n\r\n" + HTML,
    "/length-negative": reply(HTML, content_length="-5"),
    "/chunk-garbage": chunked(b"what is this\r\n", HTML),
    "/chunk-cut": chunked(b"%x\r\n" % 100_000, HTML),
    "/chunk-no-end": chunked(b"%x\r\n" % len(HTML) + HTML + b"\r\n"),
    "/not-gzip": reply(HTML, content_encoding="gzip"),
    "/unknown-coding": reply(HTML, content_encoding="compress"),
    "/coding-utf-8": reply(HTML, content_encoding="UTF-8"),
    "/many-codings": reply(HTML, content_encoding="gzip, gzip, gzip"),
    "/gzip-twice": reply(gzip.compress(gzip.compress(HTML)), content_encoding="gzip, gzip"),
    "/bomb-in-bomb": reply(gzip.compress(make_bomb("gzip")), content_encoding="gzip, gzip"),
    "/gzip-padded": reply(gzip.compress(HTML) + bytes(600), content_encoding="gzip"),
    "/gzip-members": reply(gzip.compress(HTML) + gzip.compress(HTML), content_encoding="gzip"),
    "/gzip-bad-checksum": reply(
        gzip.compress(LONG)[:-8] + b"\1\2\3\4" + gzip.compress(LONG)[-4:], content_encoding="gzip"
    ),
    "/deflate-raw": reply(deflate_raw(LONG), content_encoding="deflate"),
    # Answers that are no HTTP.
    "/http-0.9": HTML,
    "/junk": bytes(range(256)) * 8,
    "/huge-header": b"HTTP/1.1 200 OK\r\nX-Long: " + b"x" * 300_000 + b"\r\n\r\n" + HTML,
    "/many-headers": b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: y\r\n" % n for n in range(20_000)) + b"\r\n" + HTML,
    "/endless-headers": endlessly(b"X-More: " + b"y" * 1000 + b"\r\n", b"HTTP/1.1 200 OK\r\n"),
    "/nothing": b"",
    "/reset": reset,
    "/reset-amid-body": reset_amid_body,
    # Time.
    "/silent": stay_silent,
    "/drip-headers": endlessly(b"X: y\r\n", b"HTTP/1.1 200 OK\r\n", pause=0.05),
    "/drip-body": endlessly(b"<p>a</p>", OPEN_HEAD, pause=0.05),
    "/endless": endlessly(HTML * 500, OPEN_HEAD),
    "/endless-chunks": endlessly(b"%x\r\n" % len(LONG) + LONG + b"\r\n", chunked()),
    "/endless-empty-members": endlessly(
        gzip.compress(b"") * 200, b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Type: text/html\r\n\r\n"
    ),
    "/endless-continue": endlessly(b"HTTP/1.1 100 Continue\r\n\r\n", b"", pause=0.01),
    # Redirects.
    "/to-good": lead_to("/good"),
    "/to-good-relative": lead_to("good?x=1#part", status="308 Permanent Redirect"),
    "/to-spaces": lead_to("/good?a b"),
    "/to-space-in-name": lead_to("http://news .test/good"),
    "/to-itself": lead_to("/to-itself"),
    "/to-b": lead_to("/to-a"),
    "/to-a": lead_to("/to-b"),
    "/to-growing": lead_to("/to-growing?again"),
    **{f"/down-{n}": lead_to(f"/down-{n - 1}") for n in range(1, 8)},
    "/down-0": reply(HTML),
    "/to-file": lead_to("file:///etc/passwd"),
    "/to-gopher": lead_to("gopher://127.0.0.1:25/_HELO"),
    "/to-script": lead_to("javascript:alert(1)"),
    "/to-data": lead_to("data:text/html,<p>300</p>"),
    "/to-private": lead_to("http://10.0.0.1/"),
    "/to-metadata": lead_to("http://169.254.169.254/latest/meta-data/"),
    "/to-metadata-ipv6": lead_to("http://[fd00:ec2::254]/latest/meta-data/"),
    "/to-number": lead_to("http://2130706433/"),
    "/to-slashes": lead_to("//10.0.0.1/x"),
    "/to-backslashes": lead_to("/\\10.0.0.1/x"),
    "/to-user": lead_to("http://news.test@10.0.0.1/"),
    "/to-port": lead_to("http://news.test:22/"),
    "/to-inside-name": lead_to("http://inside.test/"),
    "/to-nowhere": reply(status="302 Found"),
    "/to-empty": b"HTTP/1.1 302 Found\r\nLocation: \r\nContent-Length: 0\r\n\r\n",
    "/to-endless-body": endlessly(HTML, b"HTTP/1.1 302 Found\r\nLocation: /good\r\n\r\n"),
    "/with-cookie": lead_to("/good", set_cookie="session=secret; Path=/"),
    "/too-long-redirect": lead_to("/" + "x" * 5000),
    # Kinds.
    "/video": reply(b"\0\0\0 ftypmp42", content_type="video/mp4"),
    "/endless-video": endlessly(bytes(65536), b"HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\n\r\n"),
}

for _status in (
    300,
    304,
    400,
    401,
    402,
    403,
    404,
    405,
    410,
    418,
    429,
    451,
    500,
    502,
    503,
    504,
    520,
    204,
    205,
    206,
    999,
):
    ROUTES[f"/status-{_status}"] = reply(b"" if _status in (204, 304) else HTML, status=f"{_status} As Told")
ROUTES["/error-packed"] = reply(b"this is no gzip", status="404 Not Found", content_encoding="gzip")
ROUTES["/error-endless"] = endlessly(HTML, b"HTTP/1.1 503 Busy\r\nContent-Type: text/html\r\n\r\n")
for _coding, _pack in PACKERS.items():
    ROUTES[f"/{_coding}"] = reply(_pack(LONG), content_encoding=_coding)
    ROUTES[f"/{_coding}-cut"] = reply(_pack(LONG)[:-6], content_encoding=_coding)
    ROUTES[f"/{_coding}-bomb"] = reply(make_bomb(_coding), content_encoding=_coding)
    ROUTES[f"/{_coding}-damaged"] = reply(b"\xff" * 3 + _pack(LONG)[3:], content_encoding=_coding)
