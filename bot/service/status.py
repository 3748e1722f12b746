"""Health and metrics, on a port of this machine alone."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from time import time
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.web import Application, RequestHandler

from bot.service.metrics import Metrics
from bot.service.presence import Presence
from bot.store import Store
from bot.workers.pool import Pool
from config.settings import Settings
from extractors.errors import ServiceError, StoreError

# Telegram answers each request within half a minute, with nothing if there is nothing.
_SILENCE = 120.0
_PATIENCE = 2.0


class Status:
    """What there is to know of the running bot."""

    def __init__(self, settings: Settings, store: Store, pool: Pool, presence: Presence, metrics: Metrics) -> None:
        self._settings, self._store, self._pool, self._metrics = settings, store, pool, metrics
        self._presence, dispatcher = presence, presence.dispatcher
        self.started = False
        metrics.watch("updates_in_hand", "Updates being handled", lambda: dispatcher.in_hand)
        metrics.watch("updates_in_mind", "Updates being handled or waiting for it", lambda: dispatcher.in_mind)
        metrics.watch("polls", "1 for the process that asks Telegram for updates", lambda: self.polls)
        metrics.watch("bots", "Processes that share the database", lambda: presence.processes)
        metrics.watch("jobs_waiting", "Articles being fetched or waiting for a process", lambda: pool.waiting)
        metrics.watch("jobs_working", "Articles being read", lambda: pool.working)

    async def check(self) -> dict[str, bool]:
        """Tell of each part whether it works."""
        polled = self._metrics.polled_at
        waits = bool(self._settings.webhook_url) or not self.polls
        return {
            "started": self.started,
            "database": await self._has_database(),
            "processes": self._pool.is_healthy(),
            "telegram": waits or (polled is not None and time() - polled < _SILENCE),
        }

    @property
    def polls(self) -> bool:
        """Whether this process, of those that share the database, is the one that asks Telegram for updates."""
        return not self._settings.webhook_url and self._presence.polls

    def print_metrics(self) -> bytes:
        """Give what Prometheus reads."""
        return self._metrics.print()

    async def _has_database(self) -> bool:
        try:
            await asyncio.wait_for(self._store.ping(), _PATIENCE)
        except (StoreError, TimeoutError):
            return False
        return True


def serve_status(port: int, status: Status) -> Callable[[], None]:
    """Listen on 127.0.0.1; gives what ends it.

    Raises ServiceError when the port is taken.
    """

    class Health(RequestHandler):
        async def get(self) -> None:
            parts = await status.check()
            self.set_status(200 if all(parts.values()) else 503)
            self.set_header("Content-Type", "application/json")
            self.finish(json.dumps({"healthy": all(parts.values()), **parts, "polls": status.polls}))

    class Figures(RequestHandler):
        def get(self) -> None:
            self.set_header("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
            self.finish(status.print_metrics())

    return listen([("/health", Health), ("/metrics", Figures)], "127.0.0.1", port)


def listen(handlers: list[Any], host: str, port: int, *, max_bytes: int = 4096) -> Callable[[], None]:
    """Serve handlers on an address; gives what ends it.

    Raises ServiceError when the address cannot be had.
    """
    server = HTTPServer(
        Application(handlers, log_function=lambda _: None), max_body_size=max_bytes, idle_connection_timeout=75
    )
    try:
        server.listen(port, address=host)
    except OSError as error:
        raise ServiceError(f"Nothing can listen on {host}:{port} ({error.strerror}): choose another port.") from error
    return server.stop
