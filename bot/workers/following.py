"""The job of searching linked pages for what they say of a report's figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.lookups import Fetched, tell_leads
from bot.workers.refusal import Refusal, make_portable
from config.settings import Settings
from extractors import Engine, FigurecheckError, Report
from extractors.articles.web import Page
from extractors.follow.following import Followed
from extractors.follow.leads import Lead


@dataclass(frozen=True, slots=True)
class FollowJob:
    """A report, the leads of its figures, and what was fetched at each address."""

    report: Report
    leads: tuple[Lead, ...]
    pages: Mapping[str, Page | Refusal]
    settings: Settings

    def work(self, engine: Engine) -> tuple[Followed, ...]:
        """Read the pages and say what they have of the figures."""
        fetched = {href: page.rebuild() if isinstance(page, Refusal) else page for href, page in self.pages.items()}
        return tell_leads(self.report, self.leads, fetched, engine=engine, settings=self.settings)


def make_follow_job(
    report: Report, leads: tuple[Lead, ...], fetched: Mapping[str, Fetched], settings: Settings
) -> FollowJob:
    """Make the job of what was fetched, errors so that they go through the pipe."""
    pages = {
        href: make_portable(page) if isinstance(page, FigurecheckError) else page for href, page in fetched.items()
    }
    return FollowJob(report, leads, pages, settings)
