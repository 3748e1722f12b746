"""The server on loopback, names that lead to it, and a short way to fetch from it."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

import pytest
from hostile_server import HostileServer
from misbehaviour import ROUTES
from throwaway_certificates import make_certificates

from extractors.articles.web import FetchPolicy, Page, fetch_page
from extractors.articles.web.errors import NoSuchHostError


@dataclass
class Names:
    """A resolver that answers from a list, one answer after another, and counts how often it is asked."""

    answers: dict[str, list[list[str]]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    async def __call__(self, host: str, port: int) -> list[str]:
        self.asked.append(host)
        if host in self.answers:
            left = self.answers[host]
            return left.pop(0) if len(left) > 1 else left[0]
        if host.endswith(".test"):
            return ["127.0.0.1"]
        raise NoSuchHostError(host)


@pytest.fixture(scope="session")
def _running() -> Iterator[HostileServer]:
    with HostileServer(dict(ROUTES), make_certificates()) as server:
        yield server


@pytest.fixture
def server(_running: HostileServer) -> HostileServer:
    _running.forget()
    return _running


@pytest.fixture
def names() -> Names:
    return Names()


@pytest.fixture
def policy(server: HostileServer, names: Names) -> FetchPolicy:
    """The policy of every test: loopback and the server's ports are open, and nothing else."""
    return FetchPolicy(
        ports=frozenset({80, 443, server.port, server.tls_port}),
        allow_loopback=True,
        seconds=5,
        max_bytes=1_000_000,
        user_agent="figurecheck/test (+desk@paper.example)",
        resolver=names,
        tls=server.certificates.trusted,
    )


@pytest.fixture
def fetch(server: HostileServer, policy: FetchPolicy) -> Callable[..., Page]:
    """Fetch a path from the server, or a whole URL; further words change the policy."""

    def ask(path: str, host: str = "news.test", *, secure: bool = False, **changes: object) -> Page:
        port = server.tls_port if secure else server.port
        url = f"http{'s' if secure else ''}://{host}:{port}{path}" if path.startswith("/") else path
        return asyncio.run(fetch_page(url, replace(policy, **changes)))

    return ask


@pytest.fixture
def unused_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return listening.getsockname()[1]
