"""The pool: so many articles are read at the same time, so many wait, and whoever comes then is told when to return."""

from __future__ import annotations

import asyncio
import math
import mimetypes
from collections.abc import Awaitable, Callable, Sequence
from time import monotonic
from typing import Protocol, TypeVar

from bot.lookups import Published, fetch_leads
from bot.workers.following import FollowJob, make_follow_job
from bot.workers.holding import HeldReport, HoldJob, SourceRequest, tell_source
from bot.workers.jobs import Job, Work
from bot.workers.matching import MatchJob
from bot.workers.posts import Posts, PostsJob
from bot.workers.request import Request
from bot.workers.seat import JOBS_PER_WORKER, Seat
from config.settings import Settings
from extractors import FigurecheckError, Finding, Report
from extractors.articles.kinds import name_type
from extractors.articles.web import FetchPolicy, Page, fetch_page
from extractors.errors import BusyError, ProcessDiedError
from extractors.follow.following import Followed
from extractors.follow.leads import find_leads

T = TypeVar("T")

# What one article takes, before any was read; then the mean of the last ones, each new one weighing so much.
_FIRST_GUESS, _WEIGHT = 1.0, 0.1
# What nobody waits for looks so often, and for so long, whether there is nothing else to do.
_IDLE_LOOK, _IDLE_PATIENCE = 0.2, 600.0

Fetch = Callable[[str, FetchPolicy], Awaitable[Page]]


class Place(Protocol):
    """Where one job at a time is done: a process beside this one, or somewhere on a cluster."""

    async def load(self) -> None:
        """Make ready; raises what keeps it from that."""
        ...

    async def work(self, job: Work[T]) -> T:
        """Do a job and give what comes of it, or raise its error or why it came to none."""
        ...

    async def close(self) -> None:
        """End for good."""
        ...

    def is_working(self) -> bool:
        """Tell whether there is something that can do a job."""
        ...


class Pool:
    """Worker processes behind a bounded queue; links are fetched before their turn, so that a slow site holds none."""

    def __init__(
        self,
        settings: Settings,
        policy: FetchPolicy,
        *,
        fetch: Fetch = fetch_page,
        jobs_per_worker: int = JOBS_PER_WORKER,
    ) -> None:
        self._settings, self._policy, self._fetch = settings, policy, fetch
        self._seats = _make_seats(settings, jobs_per_worker)
        self._free: asyncio.Queue[Place] = asyncio.Queue()
        self._begun: set[asyncio.Task[Report]] = set()
        self._seconds = _FIRST_GUESS
        self.waiting = 0
        self.working = 0

    async def start(self) -> None:
        """Load the engine in every worker.

        Raises what keeps it from loading, and WorkerError when a process dies of it.
        """
        await asyncio.gather(*(seat.load() for seat in self._seats))
        for seat in self._seats:
            self._free.put_nowait(seat)

    async def stop(self) -> None:
        """End every worker; jobs in hand fail with WorkerError."""
        await asyncio.gather(*(seat.close() for seat in self._seats))

    async def check(self, request: Request, *, idle: bool = False) -> Report:
        """Fetch, read and report; with ``idle`` when nobody else waits for a worker.

        Raises the errors of fetching and reading, JobTooLongError, WorkerError, and BusyError when too many wait.
        """
        do = self._do_when_idle if idle else self._do
        return await do(lambda: self._make_job(request))

    def begin(self, request: Request) -> asyncio.Task[Report] | None:
        """Begin to report when a worker has nothing to do and nobody waits for one; gives None otherwise.

        It raises what ``check`` raises, and nobody need wait for it: left alone it comes to its end all the same, since
        a worker that is stopped in the midst of a text costs more than the text.
        """
        if self.waiting or self._free.empty():
            return None
        task = asyncio.create_task(self.check(request))
        self._begun.add(task)
        task.add_done_callback(self._end_begun)
        return task

    def _end_begun(self, task: asyncio.Task[Report]) -> None:
        self._begun.discard(task)
        if not task.cancelled():
            # An error that nobody waited for is not one to log.
            task.exception()

    async def look_at_posts(self, link: str, name: str, *, after: int | None, idle: bool = False) -> Posts:
        """Fetch a channel's page of latest posts and report on those after a number; raises what ``check`` raises."""
        do = self._do_when_idle if idle else self._do

        async def make() -> PostsJob:
            return PostsJob(await self._make_job(Request(link=link)), name, after)

        return await do(make)

    async def follow(self, report: Report) -> tuple[Followed, ...]:
        """Fetch the pages that the figures' sentences link to, and say what they have; raises what ``check`` raises.

        What goes wrong with one page is said of its figures, and not raised.
        """
        return await self._do(lambda: self._make_follow_job(report))

    async def hold(self, report: Report, sources: Sequence[SourceRequest]) -> HeldReport:
        """Fetch the sources of a draft and hold its report against them; raises what ``check`` raises."""
        return await self._do(lambda: self._make_hold_job(report, sources))

    async def match(self, report: Report, published: Published, *, patience: float) -> tuple[Finding, ...]:
        """Give a finding for each published fact-check of a figure of the report; raises what ``check`` raises.

        Raises BusyError too when no worker is free within ``patience`` seconds.
        """

        async def make() -> MatchJob:
            return MatchJob(report, published)

        return await self._do(make, patience=patience)

    async def _do(self, prepare: Callable[[], Awaitable[Work[T]]], *, patience: float | None = None) -> T:
        """Make a job and do it, when there is room for one more to wait."""
        if self.waiting >= self._settings.queue:
            raise BusyError(self.estimate_wait())
        self.waiting += 1
        try:
            job = await prepare()
            seat = await self._take_seat(patience)
        finally:
            self.waiting -= 1
        return await self._work(seat, job)

    async def _do_when_idle(self, prepare: Callable[[], Awaitable[Work[T]]]) -> T:
        """Make a job and do it when a worker is free and nobody else wants it."""
        job = await prepare()
        until = monotonic() + _IDLE_PATIENCE
        while self.waiting or self._free.empty():
            if monotonic() > until:
                raise BusyError(self.estimate_wait())
            await asyncio.sleep(_IDLE_LOOK)
        return await self._work(self._free.get_nowait(), job)

    async def _work(self, seat: Place, job: Work[T]) -> T:
        self.working += 1
        begun = monotonic()
        try:
            return await _work_twice(seat, job)
        finally:
            self.working -= 1
            self._seconds += _WEIGHT * (monotonic() - begun - self._seconds)
            self._free.put_nowait(seat)

    async def _take_seat(self, patience: float | None) -> Place:
        try:
            async with asyncio.timeout(patience):
                return await self._free.get()
        except TimeoutError:
            raise BusyError(self.estimate_wait()) from None

    def estimate_wait(self) -> int:
        """Give the seconds until all that waits now is read."""
        return max(1, math.ceil((self.waiting + self.working) * self._seconds / len(self._seats)))

    def is_healthy(self) -> bool:
        """Tell whether there is a process in any seat."""
        return any(seat.is_working() for seat in self._seats)

    async def _make_follow_job(self, report: Report) -> FollowJob:
        leads = await asyncio.to_thread(find_leads, report)
        fetched = await fetch_leads(leads, lambda url: self._fetch(url, self._policy))
        return make_follow_job(report, leads, fetched, self._settings)

    async def _make_hold_job(self, report: Report, sources: Sequence[SourceRequest]) -> HoldJob:
        documents: list[tuple[str | None, Job]] = []
        for source in sources:
            try:
                documents.append((source.title, await self._make_job(source.request)))
            except FigurecheckError as error:
                raise tell_source(source.title, error) from error
        return HoldJob(report, tuple(documents))

    async def _make_job(self, request: Request) -> Job:
        limit = self._settings.max_bytes
        outlet, published = request.outlet, request.published
        if request.link is not None:
            page = await self._fetch(request.link, self._policy)
            return Job(
                limit,
                data=page.body,
                url=page.url,
                content_type=page.content_type,
                charset=page.charset,
                outlet=outlet,
                published=published,
            )
        return Job(
            limit,
            text=request.text,
            data=request.data,
            content_type=_tell_type(request),
            outlet=outlet,
            published=published,
        )


def _make_seats(settings: Settings, jobs_per_worker: int) -> Sequence[Place]:
    if not settings.cluster:
        return [Seat(settings, jobs_per_worker=jobs_per_worker) for _ in range(settings.workers)]
    # Needs a library that is there only for whoever has a cluster.
    from bot.cluster.remote import Cluster, RemoteSeat

    cluster = Cluster(settings)
    return [RemoteSeat(cluster, settings) for _ in range(settings.workers)]


async def _work_twice(seat: Place, job: Work[T]) -> T:
    # A process may die of something else than this article: of a lack of memory, of somebody's hand.
    try:
        return await seat.work(job)
    except ProcessDiedError:
        return await seat.work(job)


def _tell_type(request: Request) -> str | None:
    named = name_type(request.content_type, request.file_name)
    if named in (None, "", "application/octet-stream") and request.file_name:
        return mimetypes.guess_type(request.file_name)[0]
    return named
