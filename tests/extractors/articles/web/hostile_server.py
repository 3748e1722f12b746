"""A real HTTP and HTTPS server on loopback that says exactly what it is told to, byte for byte."""

from __future__ import annotations

import asyncio
import contextlib
import ssl
import threading
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from throwaway_certificates import Certificates

Writer = asyncio.StreamWriter
# A route is the bytes that are sent before the connection is closed, or what does the sending itself.
Route = bytes | Callable[[Writer], Awaitable[None]]

TLS_HANDSHAKE = b"\x16"


@dataclass(frozen=True)
class Asked:
    """A request as it arrived."""

    line: str
    headers: dict[str, str]

    @property
    def path(self) -> str:
        return self.line.split(" ")[1]


@dataclass
class HostileServer:
    """Runs in a thread of its own; ``asked`` and ``names`` are what it was asked for, over HTTP and in TLS."""

    routes: dict[str, Route]
    certificates: Certificates
    port: int = 0
    tls_port: int = 0
    asked: list[Asked] = field(default_factory=list)
    names: list[str | None] = field(default_factory=list)
    connections: int = 0

    def __enter__(self) -> HostileServer:
        self._loop, self._started = asyncio.new_event_loop(), threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        assert self._started.wait(5)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(5)

    def forget(self) -> None:
        self.asked.clear()
        self.names.clear()
        self.connections = 0

    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked]

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._serve())

    async def _serve(self) -> None:
        self._stop = asyncio.Event()
        # A handshake that the client breaks off is what some tests are about.
        self._loop.set_exception_handler(lambda *_: None)
        plain = await asyncio.start_server(self._answer, "127.0.0.1", 0)
        tls = await asyncio.start_server(self._answer, "127.0.0.1", 0, ssl=self._choose_certificates())
        self.port, self.tls_port = (server.sockets[0].getsockname()[1] for server in (plain, tls))
        self._started.set()
        await self._stop.wait()
        for task in asyncio.all_tasks() - {asyncio.current_task()}:
            task.cancel()

    def _choose_certificates(self) -> ssl.SSLContext:
        def choose(tls: ssl.SSLObject, name: str | None, _: ssl.SSLContext) -> None:
            self.names.append(name)
            tls.context = self.certificates.by_name.get(name or "", self.certificates.default)

        self.certificates.default.sni_callback = choose
        return self.certificates.default

    async def _answer(self, reader: asyncio.StreamReader, writer: Writer) -> None:
        self.connections += 1
        with contextlib.suppress(ConnectionError, ssl.SSLError, asyncio.IncompleteReadError):
            first = await reader.readexactly(1)
            if first == TLS_HANDSHAKE:
                writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
                writer.close()
                return
            head = (first + await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
            headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:])}
            asked = Asked(head[0], headers)
            self.asked.append(asked)
            route = self.routes[asked.path.partition("?")[0]]
            if isinstance(route, bytes):
                writer.write(route)
            else:
                await route(writer)
            await writer.drain()
            writer.close()
            await writer.wait_closed()
