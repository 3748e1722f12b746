"""Seats of the bot's pool whose work is done on a cluster: the same jobs, deadlines and errors, elsewhere."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from hashlib import sha256
from importlib.metadata import version
from itertools import count
from typing import Any, TypeVar, cast
from uuid import uuid4

from bot.cluster.security import read_security, silence
from bot.workers.jobs import Work, read_outcome, write_job
from config.settings import Settings
from extractors import FigurecheckError
from extractors.errors import ClusterError, JobTooLongError, ProcessDiedError, UsageError

try:
    from distributed import Client, KilledWorker
    from distributed.client import FutureCancelledError

    from bot.cluster.reading import keep_for_reading
    from bot.cluster.seats import SeatsPlugin, answer_job
except ModuleNotFoundError as error:
    raise UsageError("Reading on a cluster needs Dask: install figurecheck[cluster].") from error

T = TypeVar("T")

_CONNECT_SECONDS, _WORKER_SECONDS = 10, 60
# The deadline is held where the work is done; so much longer it may take there and back, and wait for a worker.
_WAY = 60.0
_GONE = "The machines that read articles cannot be reached: try again in a minute."


class Cluster:
    """The connection to a scheduler, made anew when it broke."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        kept = keep_for_reading(settings)
        self._plugin = SeatsPlugin(kept)
        self._name = f"figurecheck-seats-{sha256(repr((version('figurecheck'), kept)).encode()).hexdigest()[:20]}"
        self._keys, self._numbers = f"figurecheck-{uuid4().hex}", count()
        self._client: Client | None = None
        self._lock = asyncio.Lock()

    @property
    def is_there(self) -> bool:
        """Whether there is a connection."""
        return self._client is not None

    async def connect(self) -> Client:
        """Give the connection; raises ClusterError when there is none to be had, or nobody there to work."""
        async with self._lock:
            if self._client is None:
                silence()
                self._client = await self._open()
            return self._client

    async def answer(self, question: bytes, *, seconds: float) -> bytes:
        """Have a job answered by whichever worker is free.

        Raises ProcessDiedError, JobTooLongError when nothing came in time, and ClusterError when there is no cluster.
        """
        client = await self.connect()
        try:
            async with asyncio.timeout(seconds):
                future = client.submit(
                    answer_job, self._name, question, key=(self._keys, next(self._numbers)), pure=False
                )
                try:
                    return cast(bytes, await future)
                finally:
                    future.release()
        except TimeoutError:
            raise JobTooLongError(self._settings.job_seconds) from None
        except KilledWorker:
            raise ProcessDiedError from None
        except (FutureCancelledError, OSError) as error:
            await self._drop(client)
            raise ClusterError(_GONE) from error

    async def close(self) -> None:
        """Leave the cluster."""
        if self._client is not None:
            await self._drop(self._client)

    async def _open(self) -> Client:
        address = self._settings.cluster
        try:
            client: Any = await Client(
                address,
                asynchronous=True,
                timeout=_CONNECT_SECONDS,
                security=read_security(address, self._settings),
                set_as_default=False,
            )
        except (OSError, TimeoutError, ValueError) as error:
            raise ClusterError(f"No scheduler answers at {address}: see to it, and to the setting cluster.") from error
        try:
            await client.wait_for_workers(1, timeout=_WORKER_SECONDS)
            await client.register_plugin(self._plugin, name=self._name)
        except FigurecheckError:
            await _end(client)
            raise
        except TimeoutError as error:
            await _end(client)
            raise ClusterError("The cluster has no workers: start one (`dask worker …`).") from error
        except Exception as error:
            await _end(client)
            raise ClusterError(
                f"The cluster does not know figurecheck ({type(error).__name__}): install the same "
                "figurecheck[cluster] for its scheduler and its workers."
            ) from error
        return cast(Client, client)

    async def _drop(self, client: Client) -> None:
        async with self._lock:
            if self._client is client:
                self._client = None
        await _end(client)


class RemoteSeat:
    """One job at a time on the cluster."""

    def __init__(self, cluster: Cluster, settings: Settings) -> None:
        self._cluster = cluster
        self._seconds = settings.job_seconds + _WAY

    async def load(self) -> None:
        """See that there is a cluster that can work; raises ClusterError."""
        await self._cluster.connect()

    async def work(self, job: Work[T]) -> T:
        """Do a job and give what comes of it; raises its error, and what keeps it from being done."""
        # What comes back is what the job's own type says.
        return cast(T, read_outcome([await self._cluster.answer(write_job(job), seconds=self._seconds)]))

    async def close(self) -> None:
        """Leave the cluster."""
        await self._cluster.close()

    def is_working(self) -> bool:
        """Tell whether there is a cluster."""
        return self._cluster.is_there


async def _end(client: Client) -> None:
    # Whatever is wrong with the connection by now, there is nothing more to be had of it.
    with suppress(Exception):
        await client.close()
