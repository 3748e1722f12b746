"""One request and its answer, over a connection to an address that was checked."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from functools import cache

import httpx

from extractors.articles.web.addresses import Address
from extractors.articles.web.errors import BadCertificateError, BrokenAnswerError, NoConnectionError
from extractors.articles.web.policy import FetchPolicy
from extractors.articles.web.target import Target

# A host may have dozens of addresses; when this many are out of reach, so is the host.
MOST_ADDRESSES = 4

# Connections are closed after one answer: nothing is kept between requests, and no cookies.
ONE_CONNECTION = httpx.Limits(max_connections=1, max_keepalive_connections=0)


@asynccontextmanager
async def ask(target: Target, addresses: tuple[Address, ...], policy: FetchPolicy) -> AsyncIterator[httpx.Response]:
    """Ask the first of the addresses that takes the connection for the page, and give its answer, the body unread.

    The transport is used without a client around it: no proxies, no redirects, no cookies and no passwords from
    anywhere, because none of the code that knows about them takes part.
    """
    tls = policy.tls or make_tls()
    async with AsyncExitStack() as stack:
        tried = addresses[:MOST_ADDRESSES]
        # One address that swallows everything must leave time for the next.
        patience = policy.seconds / len(tried)
        for address in tried:
            request = _write_request(target, address, policy.user_agent)
            request.extensions["timeout"] = {"connect": patience}
            transport = httpx.AsyncHTTPTransport(verify=tls, trust_env=False, limits=ONE_CONNECTION)
            await stack.enter_async_context(transport)
            try:
                answer = await transport.handle_async_request(request)
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                if _is_bad_certificate(error):
                    raise BadCertificateError(target.host) from error
                continue
            except httpx.TransportError as error:
                raise BrokenAnswerError from error
            stack.push_async_callback(answer.aclose)
            yield answer
            return
        raise NoConnectionError(target.host)


def _write_request(target: Target, address: Address, user_agent: str) -> httpx.Request:
    # The address stands in the URL, so that no name is looked up again; the name is what is asked for and certified.
    return httpx.Request(
        "GET",
        target.url.copy_with(host=str(address)),
        headers={
            "Host": target.host_header,
            "User-Agent": user_agent,
            "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,application/pdf;q=0.9,*/*;q=0.5",
            "Accept-Language": "en",
            "Accept-Encoding": "gzip, deflate, br, zstd",
            "Connection": "close",
        },
        extensions={"sni_hostname": target.host},
    )


@cache
def make_tls() -> ssl.SSLContext:
    """Make the usual context, once: the usual authorities, whatever the environment names."""
    return httpx.create_ssl_context(trust_env=False)


def _is_bad_certificate(error: BaseException | None) -> bool:
    # The libraries between wrap what TLS says, some as a cause and some as a context.
    while error is not None and not isinstance(error, ssl.SSLCertVerificationError):
        error = error.__cause__ or error.__context__
    return error is not None
