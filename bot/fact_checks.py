"""Look up published fact-checks for a report's figures, when there is a key for it."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractors.engine import Engine
from extractors.errors import FactCheckError
from extractors.fact_checks.agreeing import find_fact_checks, write_queries
from extractors.fact_checks.published import PublishedCheck, read_published
from extractors.fetch.claims_search import ClaimsAccess, search_claims
from extractors.report import Finding, Report

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
