"""``figurecheck serve``: a web page on this machine, until told to stop."""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application

from bot.site.analyses import Analyses
from bot.site.api import Api, Description
from bot.site.asking import READ_AT_MOST, Asking, Site
from bot.site.doors import Doors, is_own_machine
from bot.site.handlers import Check, ReportFile, ReportPage, Start
from bot.workers.pool import Pool
from config.bot_values import split_listen
from config.fetching import make_fetch_policy
from config.settings import Settings
from extractors.articles.web import FetchPolicy
from extractors.errors import ServiceError, SettingsError

_IDLE_SECONDS, _BODY_SECONDS = 75, 120
_MOST_HEADERS = 32_000


def run_site(settings: Settings) -> int:
    """Serve until SIGTERM or SIGINT; gives the exit status.

    Raises SettingsError for an address that others reach without a password, ServiceError when it cannot be had, and
    ModelError.
    """
    # The server would log what strangers send.
    logging.getLogger("tornado").setLevel(logging.CRITICAL)
    asyncio.run(_run(settings))
    return 0


async def _run(settings: Settings) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    async with open_site(settings, make_fetch_policy(settings)) as address:
        print(f"{address} is open: Ctrl-C closes it.", flush=True)
        await stop.wait()


@asynccontextmanager
async def open_site(settings: Settings, policy: FetchPolicy) -> AsyncIterator[str]:
    """Have the web page served as long as the block runs; gives its address.

    Raises what ``run_site`` raises.
    """
    if not settings.serve_password and not is_own_machine(settings):
        raise SettingsError("serve_listen is an address that others reach: set serve_password too.")
    pool = Pool(settings, policy)
    analyses = Analyses(pool)
    server, address = _listen(settings, Site(Doors(settings), analyses))
    try:
        await pool.start()
        server.start()
        yield address
    finally:
        server.stop()
        await analyses.stop()
        await pool.stop()


def _listen(settings: Settings, site: Site) -> tuple[Any, str]:
    host, port = split_listen(settings.serve_listen)
    try:
        sockets = bind_sockets(port, address=host)
    except OSError as error:
        raise ServiceError(
            f"Nothing can listen on {host}:{port} ({error.strerror}): set another serve_listen."
        ) from error
    name = f"[{host}]" if ":" in host else host
    return _Server(sockets, _make_application(site)), f"http://{name}:{sockets[0].getsockname()[1]}/"


class _Server:
    """Sockets that are ours already, on which requests are answered only when the engine is loaded."""

    def __init__(self, sockets: list[Any], application: Application) -> None:
        self._sockets = sockets
        self._server = HTTPServer(
            application,
            max_body_size=READ_AT_MOST,
            max_header_size=_MOST_HEADERS,
            idle_connection_timeout=_IDLE_SECONDS,
            body_timeout=_BODY_SECONDS,
        )

    def start(self) -> None:
        """Answer."""
        self._server.add_sockets(self._sockets)

    def stop(self) -> None:
        """Let go of the address."""
        self._server.stop()
        for each in self._sockets:
            each.close()


def _make_application(site: Site) -> Application:
    shared = {"site": site}
    name = "([A-Za-z0-9_-]{1,60})"
    return Application(
        [
            ("/", Start, shared),
            ("/check", Check, shared),
            (f"/report/{name}", ReportPage, shared),
            (f"/report/{name}/(?:figures|page)[.](json|csv|xlsx|html)", ReportFile, shared),
            ("/api/check", Api, shared),
            ("/api/openapi.json", Description, shared),
        ],
        default_handler_class=Asking,
        default_handler_args=shared,
        log_function=lambda _: None,
        xsrf_cookie_kwargs={"httponly": True, "samesite": "Strict"},
    )
