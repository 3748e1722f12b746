"""Look up the addresses of a host with the system's own resolver."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
from collections.abc import Callable

from extractors.articles.web.errors import NoConnectionError, NoSuchHostError


async def look_up(host: str, port: int) -> tuple[str, ...]:
    """Give every address of the host, IPv4 and IPv6, in the order the system prefers.

    The look-up cannot be interrupted. It runs in a thread that nobody waits for, so that neither a deadline nor the end
    of the program is held up by a name server that does not answer.
    """
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[tuple[str, ...]] = loop.create_future()

    def settle(action: Callable[[], None]) -> None:
        if not answer.done():
            action()

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except Exception as caught:
            error = _explain(caught, host)
            _tell(loop, lambda: settle(lambda: answer.set_exception(error)))
        else:
            addresses = tuple(dict.fromkeys(str(entry[4][0]) for entry in found))
            _tell(loop, lambda: settle(lambda: answer.set_result(addresses)))

    threading.Thread(target=ask, name="look-up", daemon=True).start()
    return await answer


def _tell(loop: asyncio.AbstractEventLoop, action: Callable[[], None]) -> None:
    # The loop may be gone by now; then nobody wants the answer.
    with contextlib.suppress(RuntimeError):
        loop.call_soon_threadsafe(action)


def _explain(error: Exception, host: str) -> Exception:
    # A name server that is out of reach says nothing about whether the host exists.
    if isinstance(error, socket.gaierror) and error.errno in {socket.EAI_AGAIN, socket.EAI_SYSTEM}:
        return NoConnectionError(host)
    if isinstance(error, (OSError, UnicodeError)):
        return NoSuchHostError(host)
    return error
