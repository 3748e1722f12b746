"""Who comes in: by the name the page is asked for, from its own forms, with the password, and not too often."""

from __future__ import annotations

import base64
import binascii
import hmac
import math
from collections import OrderedDict, deque
from collections.abc import Callable, Mapping
from hashlib import sha256
from time import monotonic
from urllib.parse import urlsplit

from bot.site.refused import RefusedError
from config.bot_values import split_listen
from config.settings import Settings

MINUTE = 60.0
_OWN_NAMES = frozenset(["127.0.0.1", "localhost", "::1"])
_EVERYWHERE = frozenset(["0.0.0.0", "::"])
# Wrong passwords from one address in a minute.
_MOST_GUESSES = 10
_MOST_KNOWN = 10_000


class Doors:
    """Turns away what must not come in; raises RefusedError."""

    def __init__(self, settings: Settings, *, clock: Callable[[], float] = monotonic) -> None:
        host = split_listen(settings.serve_listen)[0].lower()
        self._names = _OWN_NAMES | settings.serve_hosts | ({host} - _EVERYWHERE)
        self._password = settings.serve_password
        self._asked = Often(settings.serve_per_minute, clock)
        self._guessed = Often(_MOST_GUESSES, clock)

    def check_name(self, host: str) -> None:
        """See that the page is asked for by a name of its own: a stranger's name may be led here by its owner."""
        if read_name(host) not in self._names:
            raise RefusedError(421, "This page does not go by that name: its names are set as serve_hosts.")

    def check_password(self, authorization: str, address: str) -> None:
        """See that the password is right, where there is one; guessing is slow."""
        if not self._password:
            return
        if wait := self._guessed.find_wait(address):
            raise RefusedError(429, f"Too many wrong passwords: try again in {wait} seconds.", _wait(wait))
        given = _read_password(authorization)
        if given is not None and hmac.compare_digest(_digest(given), _digest(self._password)):
            return
        if given is not None:
            self._guessed.count(address)
        asks = {"WWW-Authenticate": 'Basic realm="figurecheck", charset="UTF-8"'}
        raise RefusedError(401, "This page wants a password: ask whoever runs it.", asks)

    def check_origin(self, headers: Mapping[str, str]) -> None:
        """See that what is sent comes of a page from here, or of no page at all."""
        site, origin = headers.get("Sec-Fetch-Site", "none"), headers.get("Origin")
        own = origin is None or urlsplit(origin).netloc.lower() == headers.get("Host", "").lower()
        if site not in ("same-origin", "none") or not own:
            raise RefusedError(403, "This was sent from another page: open this one and send it from here.")

    def take_turn(self, address: str) -> None:
        """Count an article that an address asks for."""
        if wait := self._asked.find_wait(address):
            said = f"More than {self._asked.most} articles in a minute: try again in {wait} seconds."
            raise RefusedError(429, said, _wait(wait))
        self._asked.count(address)


class Often:
    """Counts what each address did in the last minute."""

    def __init__(self, most: int, clock: Callable[[], float]) -> None:
        self.most, self._clock = most, clock
        self._times: OrderedDict[str, deque[float]] = OrderedDict()

    def find_wait(self, address: str) -> int:
        """Give the seconds until the next one may come, 0 for now."""
        times, now = self._times.get(address, deque()), self._clock()
        while times and times[0] <= now - MINUTE:
            times.popleft()
        return 0 if len(times) < self.most else max(1, math.ceil(times[0] + MINUTE - now))

    def count(self, address: str) -> None:
        """Count one; the address that came longest ago is forgotten when there are too many."""
        self._times.setdefault(address, deque()).append(self._clock())
        self._times.move_to_end(address)
        if len(self._times) > _MOST_KNOWN:
            self._times.popitem(last=False)


def is_own_machine(settings: Settings) -> bool:
    """Tell whether only this machine reaches the page."""
    return split_listen(settings.serve_listen)[0].lower() in _OWN_NAMES


def read_name(host: str) -> str:
    """Read the name in a Host header, without the port.

    >>> read_name("LocalHost:8090"), read_name("[::1]:8090"), read_name("a.example.")
    ('localhost', '::1', 'a.example')
    """
    try:
        return (urlsplit(f"//{host}").hostname or "").removesuffix(".")
    except ValueError:
        return ""


def _read_password(authorization: str) -> str | None:
    kind, _, held = authorization.partition(" ")
    if kind.lower() != "basic":
        return None
    try:
        return base64.b64decode(held.strip(), validate=True).decode().partition(":")[2]
    except (binascii.Error, ValueError):
        return None


def _digest(password: str) -> bytes:
    # Of one length, so that comparing takes as long for any password.
    return sha256(password.encode("utf-8", "surrogatepass")).digest()


def _wait(seconds: int) -> dict[str, str]:
    return {"Retry-After": str(seconds)}
