"""Fetch the page that a link leads to, through its redirects, within the policy."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import httpx

from extractors.articles.web.answers import check_status, read_charset, read_declared, read_redirect, recognise
from extractors.articles.web.body import read_body
from extractors.articles.web.errors import RedirectLoopError, TooManyRedirectsError, TooSlowError
from extractors.articles.web.exchange import ask
from extractors.articles.web.hosts import find_addresses
from extractors.articles.web.page import Page
from extractors.articles.web.policy import FetchPolicy
from extractors.articles.web.target import join_target, read_target


async def fetch_page(url: str, policy: FetchPolicy) -> Page:
    """Fetch the page.

    Raises a FetchError for everything that can go wrong, in the time that the policy gives at the latest.
    """
    try:
        async with asyncio.timeout(policy.seconds):
            return await _follow(url, policy)
    except TimeoutError as error:
        raise TooSlowError(policy.seconds) from error


async def _follow(url: str, policy: FetchPolicy) -> Page:
    target = read_target(url, policy)
    trail = [str(target.url)]
    while True:
        # Every hop is a stranger again: read, resolved and checked like the first.
        addresses = await find_addresses(target, policy)
        async with ask(target, addresses, policy) as answer:
            location = read_redirect(answer)
            if location is None:
                return await _read_page(answer, tuple(trail), policy)
        target = read_target(join_target(target, location), policy)
        if str(target.url) in trail:
            raise RedirectLoopError
        if len(trail) > policy.max_redirects:
            raise TooManyRedirectsError(policy.max_redirects)
        trail.append(str(target.url))


async def _read_page(answer: httpx.Response, trail: tuple[str, ...], policy: FetchPolicy) -> Page:
    check_status(answer.status_code)
    declared = read_declared(answer, policy)
    body = await read_body(answer, policy.max_bytes)
    return Page(
        url=trail[-1],
        redirects=trail[:-1],
        status=answer.status_code,
        content_type=recognise(declared, body, policy),
        charset=read_charset(answer),
        body=body,
        fetched_at=datetime.now(UTC),
    )
