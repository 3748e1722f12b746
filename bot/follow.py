"""Follow the links of a report's figures: fetch the pages together, and say what they have."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence

from bot.given import read_page
from config.settings import Settings
from extractors.engine import Engine
from extractors.errors import FigurecheckError, InputError, NotFollowedError
from extractors.fetch import FetchPolicy, Page, fetch_page
from extractors.fetch_errors import TooSlowError
from extractors.follow.following import Followed, Linked, follow_leads
from extractors.follow.leads import Lead, find_leads
from extractors.report import Report

MOST_PAGES = 8
SECONDS = 30.0
"""For all pages together."""

Fetch = Callable[[str], Awaitable[Page]]
Fetched = Page | FigurecheckError


async def follow_links(report: Report, policy: FetchPolicy, engine: Engine, settings: Settings) -> tuple[Followed, ...]:
    """Give what the linked pages say of the report's figures; nothing that goes wrong with a page is raised.

    Pages are fetched at the same time, and read and searched in a thread of their own.
    """
    leads = find_leads(report)
    fetched = await fetch_leads(leads, lambda url: fetch_page(url, policy))
    return await asyncio.to_thread(tell_leads, report, leads, fetched, engine=engine, settings=settings)


async def fetch_leads(
    leads: Sequence[Lead], fetch: Fetch, *, most: int = MOST_PAGES, seconds: float = SECONDS
) -> dict[str, Fetched]:
    """Fetch each page once and all together; gives the page or the error for every address, in the time at most."""
    addresses = list(dict.fromkeys(lead.href for lead in leads))
    tasks = {href: asyncio.create_task(_fetch(href, fetch)) for href in addresses[:most]}
    try:
        if tasks:
            await asyncio.wait(tasks.values(), timeout=seconds)
    finally:
        for task in tasks.values():
            task.cancel()
    found: dict[str, Fetched] = {href: NotFollowedError(most) for href in addresses[most:]}
    for href, task in tasks.items():
        # One that was cancelled just now is not done yet.
        found[href] = task.result() if task.done() and not task.cancelled() else TooSlowError(seconds)
    return found


async def _fetch(href: str, fetch: Fetch) -> Fetched:
    try:
        return await fetch(href)
    except FigurecheckError as error:
        return error
    except Exception as error:  # one page must not cost the report
        return _fail(error)


def tell_leads(
    report: Report, leads: Sequence[Lead], fetched: Mapping[str, Fetched], *, engine: Engine, settings: Settings
) -> tuple[Followed, ...]:
    """Read the pages that were fetched and say what they have of the figures."""
    until = time.monotonic() + SECONDS
    linked: dict[str, Linked] = {}
    for href, page in fetched.items():
        # A long document takes seconds to read; those behind it are not waited for.
        linked[href] = _read(page, settings) if time.monotonic() < until else TooSlowError(SECONDS)
    return follow_leads(report, leads, linked, engine)


def _read(page: Fetched, settings: Settings) -> Linked:
    if isinstance(page, FigurecheckError):
        return page
    try:
        return read_page(page, settings)
    except FigurecheckError as error:
        return error
    except Exception as error:  # one page must not cost the report
        return _fail(error)


def _fail(error: Exception) -> FigurecheckError:
    return InputError(f"figurecheck failed on it ({type(error).__name__}): please report it.")
