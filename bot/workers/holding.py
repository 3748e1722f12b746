"""The job of holding a report against the documents that its article rests on."""

from __future__ import annotations

from dataclasses import dataclass

from bot.workers.jobs import Job, read_job
from bot.workers.request import Request
from extractors import Article, Engine, FigurecheckError, Report
from extractors.errors import InputError
from extractors.follow.sources import SourceDocument, hold_report
from extractors.relations.against import Held


@dataclass(frozen=True, slots=True)
class SourceRequest:
    """A document to hold a report against, and what it is called."""

    title: str
    request: Request


@dataclass(frozen=True, slots=True)
class HoldJob:
    """A report, and the documents with their titles, links already fetched."""

    report: Report
    documents: tuple[tuple[str, Job], ...]

    def work(self, engine: Engine) -> tuple[Report, tuple[Held, ...]]:
        """Give the report with what differs among its findings, and what was held.

        Raises InputError for a document that cannot be read.
        """
        documents = [SourceDocument(title, _read(title, job)) for title, job in self.documents]
        return hold_report(self.report, documents, engine)


def _read(title: str, job: Job) -> Article:
    try:
        return read_job(job)
    except FigurecheckError as error:
        raise tell_source(title, error) from error


def tell_source(title: str, error: FigurecheckError) -> InputError:
    """Say of an error that it is about a source document.

    >>> str(tell_source("the report", FigurecheckError("The file is empty.")))
    'Of the source document “the report”: The file is empty.'
    """
    return InputError(f"Of the source document “{title[:80]}”: {error}")
