"""The job of holding a draft's report against the source documents that were sent with it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.workers.jobs import Job, read_job
from bot.workers.request import Request
from extractors import Article, Engine, FigurecheckError, Report
from extractors.errors import InputError
from extractors.follow.sources import Beside, SourceDocument, hold_report

_TITLE = 80


@dataclass(frozen=True, slots=True)
class SourceRequest:
    """A document to hold a report against, and what it is called, where that is known."""

    title: str | None
    request: Request


@dataclass(frozen=True, slots=True)
class HeldReport:
    """A draft's report with what differs among its findings, and what the sources say of its figures.

    ``titles`` is what the sources are called, ``links`` where each was read.
    """

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
        """Read the sources and hold the report against them; raises InputError for one that cannot be read."""
        documents: list[SourceDocument] = []
        for number, (name, job) in enumerate(self.sources, start=1):
            usual = f"source {number}" if len(self.sources) > 1 else "the source"
            article = _read(name or job.url or usual, job)
            documents.append(SourceDocument(name or article.title or article.url or usual, article))
        report, held = hold_report(self.report, documents, engine)
        titles = tuple(document.title for document in documents)
        return HeldReport(report, titles, tuple(job.url for _, job in self.sources), held)


def _read(title: str, job: Job) -> Article:
    try:
        return read_job(job)
    except FigurecheckError as error:
        raise tell_source(title, error) from error


def tell_source(title: str | None, error: FigurecheckError) -> InputError:
    """Say of an error that it is about a source document.

    >>> str(tell_source("the report", FigurecheckError("The file is empty.")))
    'Of the source document “the report”: The file is empty.'
    """
    return InputError(f"Of the source document{f' “{title[:_TITLE]}”' if title else ''}: {error}")
