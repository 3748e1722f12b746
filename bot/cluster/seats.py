"""What does the bot's jobs on a cluster's workers: seats like those beside the bot, held by the same bounds."""

from __future__ import annotations

import asyncio
import pickle
from importlib.metadata import version
from multiprocessing import current_process
from typing import TYPE_CHECKING

from distributed import Reschedule, WorkerPlugin, get_worker

from bot.workers.refusal import make_portable
from bot.workers.seat import Seat
from config.settings import Settings
from extractors import FigurecheckError
from extractors.errors import ClusterError

if TYPE_CHECKING:
    from distributed import Worker

# A bot may end without a word, and its processes are not to hold memory for ever.
_IDLE_SECONDS = 300.0
_READY_SECONDS = 0.1


class SeatsPlugin(WorkerPlugin):
    """On each worker: as many seats as it has threads, whose processes are started with the first job."""

    # Several bots that are set up alike share it.
    idempotent = True

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._version = version("figurecheck")

    def setup(self, worker: Worker) -> None:
        """Make ready; raises ClusterError on a worker with another figurecheck."""
        if (there := version("figurecheck")) != self._version:
            raise ClusterError(
                f"A worker of the cluster has figurecheck {there}, and this is {self._version}: install one for all."
            )
        # A worker that its nanny started is marked as one that may start nothing itself.
        current_process().daemon = False
        self._seats = [Seat(self._settings) for _ in range(worker.state.nthreads)]
        self._free: asyncio.Queue[Seat] = asyncio.Queue()
        for seat in self._seats:
            self._free.put_nowait(seat)
        self._timer: asyncio.TimerHandle | None = None

    async def teardown(self, worker: Worker) -> None:
        """End the processes."""
        await asyncio.gather(*(seat.close() for seat in self._seats))

    async def answer(self, question: bytes) -> bytes:
        """Answer a job, or say why it came to nothing; raises nothing, since that would be written to a log."""
        if self._timer is not None:
            self._timer.cancel()
        seat = await self._free.get()
        try:
            return b"".join(await seat.answer(question))
        except FigurecheckError as error:
            return pickle.dumps(make_portable(error))
        finally:
            self._free.put_nowait(seat)
            if self._free.qsize() == len(self._seats):
                self._timer = asyncio.get_running_loop().call_later(_IDLE_SECONDS, self._rest)

    def _rest(self) -> None:
        self._resting = [asyncio.ensure_future(seat.rest()) for seat in self._seats if not self._free.empty()]


async def answer_job(name: str, question: bytes) -> bytes:
    """Answer a job on the worker that this is run on, by the plugin of that name."""
    plugin = get_worker().plugins.get(name)
    if not isinstance(plugin, SeatsPlugin):
        # A worker that has just come is given work a moment before it is ready, and gives it back.
        await asyncio.sleep(_READY_SECONDS)
        raise Reschedule
    return await plugin.answer(question)
