"""The job of reading what is new in a public channel."""

from __future__ import annotations

from dataclasses import dataclass

from bot.workers.jobs import Job, make_report
from extractors import Engine, FigurecheckError, Report

# Of one look, the latest: what a channel brings beyond that in half an hour nobody reads.
_MOST = 10


@dataclass(frozen=True, slots=True)
class Posts:
    """What a look at a channel gave: its title, the number of its latest post, and a report on each that is new."""

    title: str | None
    latest: int
    reports: tuple[tuple[int, Report], ...] = ()


@dataclass(frozen=True, slots=True)
class PostsJob:
    """The page of a channel's latest posts; those after a number are read, none where it is None."""

    page: Job
    name: str
    after: int | None = None

    def work(self, engine: Engine) -> Posts:
        """Read the posts; one that has no text, or that cannot be read, is left out."""
        from extractors.articles.html.telegram import read_channel

        channel = read_channel(self.page.data or b"", charset=self.page.charset, name=self.name)
        new = [number for number in channel.posts if self.after is not None and number > self.after]
        reports = []
        for number in new[-_MOST:]:
            try:
                reports.append((number, make_report(self._make_job(number), engine)))
            except FigurecheckError:
                continue
        return Posts(channel.title, channel.posts[-1], tuple(reports))

    def _make_job(self, number: int) -> Job:
        page = self.page
        url = f"https://t.me/{self.name}/{number}"
        return Job(page.limit, data=page.data, url=url, content_type="text/html", charset=page.charset)
