"""What a worker does for the bot: from what was sent to a report, and through the pipe as bytes."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from bot.given import require_article, require_text
from bot.workers.bounds import is_over_memory
from bot.workers.refusal import Refusal, make_portable
from extractors import Article, Engine, FigurecheckError, Report, analyze, read_article
from extractors.errors import WorkerError


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be read, links already fetched: a text, or the bytes of a page or file; ``limit`` in bytes of text."""

    limit: int
    text: str | None = None
    data: bytes | None = None
    url: str | None = None
    content_type: str | None = None
    charset: str | None = None
    outlet: str | None = None
    published: str | None = None

    def work(self, engine: Engine) -> Report:
        """Make the report."""
        return make_report(self, engine)


T_co = TypeVar("T_co", covariant=True)


class Work(Protocol[T_co]):
    """What a worker is given to do; it can be pickled, and so can what comes of it."""

    def work(self, engine: Engine) -> T_co:
        """Do it."""
        ...


def write_job(job: Work[object]) -> bytes:
    """Write a job down, as ``respond_job`` reads it."""
    return pickle.dumps(job, protocol=pickle.HIGHEST_PROTOCOL)


def respond_job(question: bytes, engine: Engine) -> Iterator[bytes]:
    """Answer a pickled job with what comes of it, or an error, pickled.

    Both ends of the pipe are this program's own: nothing that a stranger wrote is unpickled as such.
    """
    try:
        job: Work[object] = pickle.loads(question)
        outcome = job.work(engine)
    except FigurecheckError as error:
        outcome = make_portable(error)
    except Exception as error:  # one article must not cost the ones after it
        if is_over_memory(error):
            # What is left of this process is not to be trusted with the next article.
            raise
        outcome = make_portable(WorkerError(f"This could not be read ({type(error).__name__}): please report it."))
    yield pickle.dumps(outcome, protocol=pickle.HIGHEST_PROTOCOL)


def make_report(job: Job, engine: Engine) -> Report:
    """Read the article of a job and report on it; raises what reading raises."""
    article = read_job(job)
    if job.outlet and article.self_described:
        # The chat knows whose post it is; what the page says of itself counts for nothing beside it.
        article = replace(article, url=None, self_described=False)
    # What the chat knows of a post (the channel, its date) counts for more than what its text looks like.
    return analyze(
        replace(article, outlet=job.outlet or article.outlet, published=job.published or article.published), engine
    )


def read_job(job: Job) -> Article:
    """Read the article of a job."""
    if job.text is not None:
        return read_article(require_text(job.text, limit=job.limit))
    from config.page_words import read_page_words
    from extractors.articles.document import read_document

    article = read_document(
        job.data or b"", url=job.url, content_type=job.content_type, charset=job.charset, words=read_page_words()
    )
    return require_article(article, limit=job.limit)


def read_outcome(chunks: list[bytes]) -> object:
    """Give what a worker answered with, or raise its error."""
    outcome: object = pickle.loads(b"".join(chunks))
    if isinstance(outcome, Refusal):
        raise outcome.rebuild()
    return outcome
