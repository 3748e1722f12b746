"""The job of telling which published fact-checks are of a report's figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from extractors import Engine, Finding, Report
from extractors.follow.fact_checks import PublishedCheck, find_fact_checks


@dataclass(frozen=True, slots=True)
class MatchJob:
    """A report, and what was published, by the index of the figure that was asked about."""

    report: Report
    published: Mapping[int, tuple[PublishedCheck, ...]]

    def work(self, engine: Engine) -> tuple[Finding, ...]:
        """Give a finding for each fact-check of the same number of the same thing."""
        return find_fact_checks(self.report, self.published, engine)
