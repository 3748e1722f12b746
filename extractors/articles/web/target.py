"""Read a link: where it leads, and whether it may be followed there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import IPv4Address

import httpx

from extractors.articles.web.errors import BadAddressError, RefusedAddressError
from extractors.articles.web.policy import FetchPolicy

LONGEST = 4096
DEFAULT_PORTS = {"http": 80, "https": 443}

# Names that mean something on a private network alone.
PRIVATE_NAMES = re.compile(
    r"(?:.*\.)?(?:local|localdomain|internal|intranet|private|corp|home|lan|home\.arpa)|[^.]*", re.DOTALL
)
LOCALHOST = re.compile(r"(?:.*\.)?localhost(?:\.localdomain|[46])?", re.DOTALL)

_LINK = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*)://(?P<authority>[^/?#]*)", re.ASCII)
_AUTHORITY = re.compile(r"(?P<host>\[[0-9A-Fa-f:.]{2,45}\]|[^:@%\[\]]{1,254})(?::[0-9]{0,5})?", re.ASCII)
_LABELS = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?", re.ASCII)
# A browser takes a name that ends so for an IPv4 address in some spelling.
_NUMERIC = re.compile(r"(?:.*\.)?(?:\d+|0x[0-9a-f]*)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads: ``host`` is a name in lower-case ASCII without a final dot, or an address without brackets.

    ``url`` is the one reading of the link: what was checked is what is asked for.
    """

    url: httpx.URL
    host: str
    port: int

    @property
    def host_header(self) -> str:
        """The host as the request names it, with the port when it is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.url.port is None else f"{host}:{self.port}"


def read_target(link: str, policy: FetchPolicy) -> Target:
    """Read a link.

    Raises BadAddressError when it is not one, RefusedAddressError when it must not be followed. What a host name
    resolves to is not known yet: that is checked when it is.
    """
    url = _parse(link)
    host = url.raw_host.decode("ascii").lower()
    if ":" not in host:
        host = host.removesuffix(".")
        _check_name(host, policy)
    # Port 0 is a port, if a bad one.
    port = DEFAULT_PORTS[url.scheme] if url.port is None else url.port
    if port not in policy.ports:
        raise RefusedAddressError(f"port {port} is not one of a web page")
    return Target(url, host, port)


def join_target(base: Target, location: str) -> str:
    """Give the link that a redirect from the base leads to."""
    # Sites forget to write a space as they should, and every browser forgives it; a backslash or a line break, which
    # browsers read in ways of their own, nobody needs.
    location = location.replace(" ", "%20")
    if not _is_clean(location):
        raise BadAddressError("it leads on to an address with characters that no link has")
    try:
        return str(base.url.join(location))
    except (httpx.InvalidURL, ValueError) as error:
        raise BadAddressError("it leads on to something that is no address") from error


def _parse(link: str) -> httpx.URL:
    if len(link) > LONGEST:
        raise BadAddressError(f"it is longer than {LONGEST:,} characters")
    if not _is_clean(link):
        raise BadAddressError("it holds spaces or characters that no link has")
    match = _LINK.match(link)
    if match is None or match["scheme"].lower() not in DEFAULT_PORTS:
        raise BadAddressError("it does not start with https:// or http://")
    if "@" in match["authority"]:
        raise BadAddressError("it holds a user name, which may hide where it leads")
    authority = _AUTHORITY.fullmatch(match["authority"])
    if authority is None:
        raise BadAddressError("it names no site")
    _check_number(authority["host"].lower().removesuffix("."))
    try:
        # What follows the # is for the reader's browser alone.
        return httpx.URL(link).copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError) as error:
        raise BadAddressError("its site has a name that cannot be") from error


def _is_clean(text: str) -> bool:
    return text.isprintable() and " " not in text and "\\" not in text


def _check_name(host: str, policy: FetchPolicy) -> None:
    # Once more: a name in another script may have become a number.
    _check_number(host)
    if len(host) > 253 or not _LABELS.fullmatch(host):
        raise BadAddressError("its site has a name that cannot be")
    if _NUMERIC.fullmatch(host):
        return
    if LOCALHOST.fullmatch(host):
        if not policy.allow_loopback:
            raise RefusedAddressError("it leads to the machine that would open it")
    elif PRIVATE_NAMES.fullmatch(host) and not policy.extra_networks:
        raise RefusedAddressError("its site is on a private network")


def _check_number(host: str) -> None:
    # Octal, hexadecimal, short and one-number spellings are read differently by different programs.
    if not _NUMERIC.fullmatch(host):
        return
    try:
        IPv4Address(host)
    except ValueError as error:
        raise RefusedAddressError("its site is a number in an unusual spelling") from error
