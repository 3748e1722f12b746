"""A seat in the pool: one worker after another, with the thread that talks to it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar, cast

from bot.workers.jobs import Work, read_outcome, respond_job, write_job
from bot.workers.worker import Worker
from config.settings import Settings
from extractors.errors import JobTooLongError, WorkerError

T = TypeVar("T")

# A process grows a little with every article; after so many it makes way for a new one.
JOBS_PER_WORKER = 200
# Whoever answers chats comes before whoever reads articles.
_NICENESS = 5

_STOPPED = "The bot is being stopped: send it again in a minute."


class Seat:
    """Does one job at a time in a process that is replaced when it dies, hangs or has done enough."""

    def __init__(self, settings: Settings, *, jobs_per_worker: int = JOBS_PER_WORKER) -> None:
        self._hire: Callable[[], Worker] = lambda: Worker(settings, respond_job, niceness=_NICENESS)
        self._seconds = float(settings.job_seconds)
        self._jobs_per_worker = jobs_per_worker
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="seat")
        self._lock = threading.Lock()
        self._worker: Worker | None = None
        self._jobs = 0
        self._stopped = False

    async def load(self) -> None:
        """Have a worker ready; raises what keeps the engine from loading."""
        await self._in_thread(lambda: self._take_worker().load())

    async def work(self, job: Work[T]) -> T:
        """Do a job and give what comes of it.

        Raises its error, JobTooLongError after the deadline, OverMemoryError, and ProcessDiedError when the process
        died of it.
        """
        # What comes back is what the job's own type says.
        return cast(T, read_outcome(await self.answer(write_job(job))))

    async def answer(self, question: bytes) -> list[bytes]:
        """Answer a job that was written down, in chunks; raises JobTooLongError, OverMemoryError, ProcessDiedError."""
        begun = asyncio.Event()
        loop = asyncio.get_running_loop()
        done = asyncio.ensure_future(self._in_thread(lambda: self._answer(question, lambda: _tell(loop, begun.set))))
        try:
            # Time counts from when the job is sent: a new process loads its engine first.
            await asyncio.wait({done, waits := asyncio.ensure_future(begun.wait())}, return_when="FIRST_COMPLETED")
            waits.cancel()
            async with asyncio.timeout(self._seconds):
                return await asyncio.shield(done)
        except TimeoutError:
            await self._end(done)
            raise JobTooLongError(self._seconds) from None
        except asyncio.CancelledError:
            await self._end(done)
            raise

    async def close(self) -> None:
        """End the worker for good, without holding up the event loop."""
        await asyncio.to_thread(self.stop)

    async def rest(self) -> None:
        """End the worker until there is work again."""
        await asyncio.to_thread(self._dismiss)

    def stop(self) -> None:
        """End the worker for good; a job in its hand fails with WorkerError."""
        with self._lock:
            self._stopped = True
        self._dismiss()
        self._thread.shutdown(wait=False, cancel_futures=True)

    def is_working(self) -> bool:
        """Tell whether there is a process (it may be loading)."""
        return self._worker is not None

    async def _in_thread(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    async def _end(self, done: asyncio.Future[Any]) -> None:
        # Killing makes the thread that waits for the answer give up; it is free for the next job then.
        await asyncio.to_thread(self._dismiss)
        await asyncio.wait({done})
        done.exception()

    def _answer(self, question: bytes, tell_begun: Callable[[], object]) -> list[bytes]:
        worker = self._take_worker()
        try:
            worker.load()
            tell_begun()
            chunks = worker.answer(question)
        except WorkerError:
            self._dismiss()
            if self._stopped:
                raise WorkerError(_STOPPED) from None
            raise
        self._jobs += 1
        if self._jobs >= self._jobs_per_worker:
            self._dismiss()
            if not self._stopped:
                # The next one loads while nobody waits for it.
                self._take_worker()
        return chunks

    def _take_worker(self) -> Worker:
        with self._lock:
            if self._stopped:
                raise WorkerError(_STOPPED)
            if self._worker is None:
                self._worker, self._jobs = self._hire(), 0
            return self._worker

    def _dismiss(self) -> None:
        with self._lock:
            worker, self._worker = self._worker, None
        if worker is not None:
            worker.stop()


def _tell(loop: asyncio.AbstractEventLoop, action: Callable[[], object]) -> None:
    try:
        loop.call_soon_threadsafe(action)
    except RuntimeError:
        # The loop has ended; nobody waits.
        pass
