"""Certificates made for one test run: a good one, and each way of being bad."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import trustme


@dataclass(frozen=True)
class Certificates:
    """What the server shows by the name it is asked for, and what the client trusts."""

    by_name: dict[str, ssl.SSLContext]
    default: ssl.SSLContext
    trusted: ssl.SSLContext
    authority: bytes


def make_certificates() -> Certificates:
    """Make an authority that the client trusts, one that it does not, and what they issue."""
    authority, stranger = trustme.CA(), trustme.CA()
    # The authority of the test and no other.
    trusted = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    authority.configure_trust(trusted)
    yesterday = datetime.now(UTC) - timedelta(days=1)
    good = _serve(authority.issue_cert("news.test", "other.test", "127.0.0.1"))
    return Certificates(
        by_name={
            "news.test": good,
            "expired.test": _serve(authority.issue_cert("expired.test", not_after=yesterday)),
            "wronghost.test": _serve(authority.issue_cert("somebody-else.test")),
            "stranger.test": _serve(stranger.issue_cert("stranger.test")),
        },
        default=good,
        trusted=trusted,
        authority=authority.cert_pem.bytes(),
    )


def _serve(certificate: trustme.LeafCert) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context
