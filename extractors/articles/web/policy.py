"""The policy of fetching: what may be asked for, where, and how much of it."""

from __future__ import annotations

import ssl
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network

from extractors.articles.web.lookup import look_up

HTML = "text/html"
XHTML = "application/xhtml+xml"
TEXT = "text/plain"
MARKDOWN = "text/markdown"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ODT = "application/vnd.oasis.opendocument.text"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
ODP = "application/vnd.oasis.opendocument.presentation"
RTF, CSV, TSV, VTT = "application/rtf", "text/csv", "text/tab-separated-values", "text/vtt"
PNG, JPEG, WEBP = "image/png", "image/jpeg", "image/webp"

# Gives every address of a host for a port, as text; NoSuchHostError when there is no such host.
Resolver = Callable[[str, int], Awaitable[Sequence[str]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchPolicy:
    """What a fetch may do; the defaults are for links that strangers send.

    ``seconds`` is for everything together: look-up, connections, redirects and the whole body. ``max_bytes`` is for the
    body unpacked. ``allow_loopback`` and ``extra_networks`` open what is closed otherwise, by address and by name;
    tests need them.
    ``tls`` is the context in place of the usual one; it must check certificates and host names itself.
    """

    ports: frozenset[int] = frozenset({80, 443})
    allow_loopback: bool = False
    extra_networks: tuple[IPv4Network | IPv6Network, ...] = ()
    seconds: float = 20.0
    max_bytes: int = 20_000_000
    max_redirects: int = 5
    content_types: frozenset[str] = frozenset(
        {HTML, XHTML, TEXT, MARKDOWN, CSV, TSV, VTT, PDF, RTF, DOCX, PPTX, XLSX, ODT, ODS, ODP, PNG, JPEG, WEBP}
    )
    user_agent: str = "figurecheck"
    resolver: Resolver = look_up
    tls: ssl.SSLContext | None = None
