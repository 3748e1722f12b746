"""The job of holding a draft's report against the source documents that were sent with it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.workers.jobs import Job, read_job
from extractors import Engine, Report
from extractors.follow.sources import Beside, SourceDocument, hold_report


@dataclass(frozen=True, slots=True)
class HeldReport:
    """A draft's report, what the sources are called and where each was read, and what they say of its figures."""

    report: Report
    titles: tuple[str, ...]
    links: tuple[str | None, ...]
    held: tuple[Beside, ...]


@dataclass(frozen=True, slots=True)
class HoldJob:
    """A draft's report, and for each source its name, where one is known, and what is to be read."""

    report: Report
    sources: tuple[tuple[str | None, Job], ...]

    def work(self, engine: Engine) -> HeldReport:
        """Read the sources and hold the report against them; raises what reading raises."""
        documents: list[SourceDocument] = []
        for number, (name, job) in enumerate(self.sources, start=1):
            article = read_job(job)
            usual = f"source {number}" if len(self.sources) > 1 else "the source"
            documents.append(SourceDocument(name or article.title or article.url or usual, article))
        _, held = hold_report(self.report, documents, engine)
        titles = tuple(document.title for document in documents)
        return HeldReport(self.report, titles, tuple(job.url for _, job in self.sources), held)
