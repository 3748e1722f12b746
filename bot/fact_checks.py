"""Look up published fact-checks for a report's figures, when there is a key for it."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from extractors.engine import Engine
from extractors.errors import FactCheckError
from extractors.fact_checks.agreeing import find_fact_checks, write_queries
from extractors.fact_checks.published import PublishedCheck, read_published
from extractors.fetch.claims_search import ClaimsAccess, search_claims
from extractors.report import Report

_AT_ONCE = 4


async def add_fact_checks(report: Report, access: ClaimsAccess, engine: Engine) -> Report:
    """Give the report with a finding for each published fact-check of one of its figures.

    What goes wrong is one note on the article, and never costs the report.
    """
    queries = write_queries(report)
    turn = asyncio.Semaphore(_AT_ONCE)

    async def ask(query: str) -> tuple[PublishedCheck, ...] | FactCheckError:
        try:
            async with turn:
                return read_published(await search_claims(query, access))
        except FactCheckError as error:
            return error

    answers = dict(zip(queries, await asyncio.gather(*map(ask, queries.values())), strict=True))
    found = {index: answer for index, answer in answers.items() if isinstance(answer, tuple)}
    failed = next((answer for answer in answers.values() if isinstance(answer, FactCheckError)), None)
    findings = await asyncio.to_thread(find_fact_checks, report, found, engine)
    article = replace(report.article, notes=(*report.article.notes, str(failed))) if failed else report.article
    return replace(report, article=article, findings=(*report.findings, *findings))
