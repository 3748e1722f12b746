"""What is looked up beyond the article: the pages behind its links, and published fact-checks."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace

from bot.given import read_page
from config.settings import Settings
from extractors.articles.web import FetchPolicy, Page, fetch_page
from extractors.articles.web.claims_search import ClaimsAccess, search_claims
from extractors.articles.web.errors import TooSlowError
from extractors.engine import Engine
from extractors.errors import FactCheckError, FigurecheckError, InputError, NotFollowedError
from extractors.follow.fact_checks import PublishedCheck, find_fact_checks, read_published, write_queries
from extractors.follow.following import Followed, Linked, follow_leads
from extractors.follow.leads import Lead, find_leads
from extractors.types import Finding, Report

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


_AT_ONCE = 4

Published = Mapping[int, tuple[PublishedCheck, ...]]
"""What was published, by the index of the figure that was asked about."""


async def add_fact_checks(report: Report, access: ClaimsAccess, engine: Engine) -> Report:
    """Give the report with a finding for each published fact-check of one of its figures.

    What goes wrong is one note on the article, and never costs the report.
    """
    found, failed = await ask_published(write_queries(report), access)
    findings = await asyncio.to_thread(find_fact_checks, report, found, engine)
    return note_fact_checks(report, findings, failed)


async def ask_published(
    queries: Mapping[int, str], access: ClaimsAccess, *, seconds: float | None = None
) -> tuple[Published, FactCheckError | None]:
    """Ask each query, by the index of its figure; gives what was found, and the first failure.

    ``seconds`` is for all of them together; those without an answer by then fail.
    """
    turn = asyncio.Semaphore(_AT_ONCE)
    until = None if seconds is None else asyncio.get_running_loop().time() + seconds

    async def ask(query: str) -> tuple[PublishedCheck, ...] | FactCheckError:
        try:
            async with asyncio.timeout_at(until), turn:
                return read_published(await search_claims(query, access))
        except FactCheckError as error:
            return error
        except TimeoutError:
            return FactCheckError(
                f"The service of published fact-checks gave no answer in {seconds:g} seconds: try again later."
            )

    answers = dict(zip(queries, await asyncio.gather(*map(ask, queries.values())), strict=True))
    found = {index: answer for index, answer in answers.items() if isinstance(answer, tuple)}
    return found, next((answer for answer in answers.values() if isinstance(answer, FactCheckError)), None)


def note_fact_checks(report: Report, findings: Sequence[Finding], failed: Exception | None) -> Report:
    """Give the report with the findings, and a note on its article when something failed."""
    article = replace(report.article, notes=(*report.article.notes, str(failed))) if failed else report.article
    return replace(report, article=article, findings=(*report.findings, *findings))
