"""What can go wrong between a bot and the Bot API server: what a call meets in place of its answer, or beside it."""

from __future__ import annotations

import asyncio
import fnmatch
import json
import socket
import struct
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

# Does the call as it should be done, and gives its answer.
Forward = Callable[[], Awaitable[web.StreamResponse]]
Act = Callable[[web.Request, Forward], Awaitable[web.StreamResponse]]
ALWAYS = 1_000_000


@dataclass
class Fault:
    """Strikes the calls of one method (a pattern), in one chat or all, so many times; ``hits`` counts them.

    The first calls are spared when there are some to ``skip``. It ends with the test that made it, unless it is
    ``lasting``.
    """

    method: str
    act: Act
    times: int = 1
    chat_id: int | None = None
    skip: int = 0
    lasting: bool = False
    hits: int = 0
    seen: list[dict[str, Any]] = field(default_factory=list)

    def strikes(self, method: str, fields: dict[str, Any]) -> bool:
        if self.hits >= self.times or not fnmatch.fnmatchcase(method.lower(), self.method.lower()):
            return False
        if self.chat_id is not None and str(fields.get("chat_id")) != str(self.chat_id):
            return False
        if self.skip > 0:
            self.skip -= 1
            return False
        self.hits += 1
        self.seen.append(fields)
        return True

    def end(self) -> None:
        self.times = self.hits


def answer(code: int, description: str, **parameters: Any) -> web.Response:
    """A refusal as the server puts it."""
    body: dict[str, Any] = {"ok": False, "error_code": code, "description": description}
    if parameters:
        body["parameters"] = parameters
    return web.json_response(body, status=code)


def refuse(code: int, description: str, *, late: float = 0, **parameters: Any) -> Act:
    """The call is refused, after so many seconds, and nothing is done."""

    async def act(_request: web.Request, _forward: Forward) -> web.StreamResponse:
        await asyncio.sleep(late)
        return answer(code, description, **parameters)

    return act


def flood(seconds: int) -> Act:
    return refuse(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


def send_raw(body: bytes, *, status: int = 200, content_type: str = "application/json") -> Act:
    """Something else comes than an answer; nothing is done."""

    async def act(_request: web.Request, _forward: Forward) -> web.StreamResponse:
        return web.Response(body=body, status=status, content_type=content_type)

    return act


def bad_gateway() -> Act:
    page = b"<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>nginx</body>\r\n</html>\r\n"
    return send_raw(page, status=502, content_type="text/html")


def reset(*, after: bool = False) -> Act:
    """The connection is reset; ``after``: when the call was done already."""

    async def act(request: web.Request, forward: Forward) -> web.StreamResponse:
        if after:
            await forward()
        _reset(request)
        return web.Response()

    return act


def cut_body(*, after: bool = True) -> Act:
    """The answer stops in its middle; the call was done, unless it is said otherwise."""

    async def act(request: web.Request, forward: Forward) -> web.StreamResponse:
        whole = await forward() if after else web.json_response({"ok": True, "result": {}})
        body = whole.body if isinstance(whole, web.Response) and isinstance(whole.body, bytes) else b'{"ok": true}'
        cut = web.StreamResponse(headers={"Content-Type": "application/json", "Content-Length": str(len(body))})
        await cut.prepare(request)
        await cut.write(body[: len(body) // 2])
        _reset(request, politely=True)
        return cut

    return act


def delay(seconds: float, *, before: bool = True) -> Act:
    """The server is slow: to do the call, or to say that it is done."""

    async def act(_request: web.Request, forward: Forward) -> web.StreamResponse:
        if before:
            await asyncio.sleep(seconds)
            return await forward()
        done = await forward()
        await asyncio.sleep(seconds)
        return done

    return act


def change_result(change: Callable[[Any], Any]) -> Act:
    """The call is done, and its result comes changed."""

    async def act(_request: web.Request, forward: Forward) -> web.StreamResponse:
        done = await forward()
        assert isinstance(done, web.Response)
        assert isinstance(done.body, bytes)
        body = json.loads(done.body)
        body["result"] = change(body.get("result"))
        return web.json_response(body)

    return act


def _reset(request: web.Request, *, politely: bool = False) -> None:
    transport = request.transport
    if transport is None:
        return
    if not politely and (connection := transport.get_extra_info("socket")) is not None:
        # Closing without lingering is what makes a reset of it.
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    transport.close() if politely else transport.abort()
