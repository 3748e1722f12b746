"""Published fact-checks in the reports of the bot, when there is a key for them."""

from __future__ import annotations

import asyncio

from bot.handlers.services import Services
from bot.lookups import ask_published, note_fact_checks
from config.fetching import make_claims_access
from extractors import FigurecheckError, Report
from extractors.errors import FactCheckError
from extractors.fact_checks.agreeing import CODE, write_queries

SECONDS = 4.0
"""For all questions together, and as long for a worker to be free."""


async def add_published(report: Report, services: Services) -> Report:
    """Give the report with a finding for each published fact-check of a figure; what fails is one note."""
    settings = services.settings
    if not settings.fact_check_key or CODE in settings.checks_off or not report.figures:
        return report
    try:
        return await _look_up(report, services)
    except FigurecheckError as error:
        return note_fact_checks(report, (), error)
    except Exception as error:  # what others published must not cost the report
        failed = FactCheckError(f"Published fact-checks were not read ({type(error).__name__}): please report it.")
        return note_fact_checks(report, (), failed)


async def _look_up(report: Report, services: Services) -> Report:
    queries = await asyncio.to_thread(write_queries, report)
    found, failed = await ask_published(queries, make_claims_access(services.settings), seconds=SECONDS)
    findings = await services.pool.match(report, found, patience=SECONDS) if any(found.values()) else ()
    return note_fact_checks(report, findings, failed)
