"""What answers lines on a cluster's workers: processes within the settings' bounds, as on this machine."""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from importlib.metadata import version
from multiprocessing import current_process
from typing import TYPE_CHECKING

from distributed import Reschedule, WorkerPlugin, get_worker

from bot.cli.line import LineOptions
from bot.cli.readers import Readers
from bot.workers.refusal import Refusal, make_portable
from config.settings import Settings
from extractors import FigurecheckError
from extractors.errors import ClusterError, WorkerError

if TYPE_CHECKING:
    from distributed import Worker

# A batch may end without a word, and its processes are not to hold memory for ever.
_IDLE_SECONDS = 60.0
_READY_SECONDS = 0.1

# What only the client needs: secrets of a newsroom are not for the machines of a cluster.
_READING = (
    "model",
    "max_bytes",
    "default_dollar",
    "checks_off",
    "checks_on",
    "memory_mb",
    "max_figures",
    "job_seconds",
)


def keep_for_reading(settings: Settings) -> Settings:
    """Give the settings that reading needs, everything else as it comes.

    >>> keep_for_reading(Settings(max_figures=9, telegram_token="1:secret")) == Settings(max_figures=9)
    True
    """
    return replace(Settings(), **{name: getattr(settings, name) for name in _READING})


class ReaderPlugin(WorkerPlugin):
    """On each worker: as many processes that read as it has threads, started with the first line, ended when idle.

    The worker itself reads nothing. A line that takes too much ends a process, which is replaced, and never a worker.
    """

    # Several batches that are set up alike share it.
    idempotent = True

    def __init__(self, settings: Settings, options: LineOptions) -> None:
        self._settings, self._options = settings, options
        self._version = version("figurecheck")

    def setup(self, worker: Worker) -> None:
        """Make ready; raises ClusterError on a worker with another figurecheck, where every line is refused."""
        # A worker that its nanny started is marked as one that may start nothing itself. What this one starts ends by
        # itself when the worker has ended, in whatever way.
        current_process().daemon = False
        self._size = worker.state.nthreads
        self._lock = threading.Lock()
        self._readers: Readers | None = None
        self._busy = 0
        self._timer: threading.Timer | None = None
        self._refusal: ClusterError | None = None
        if (there := version("figurecheck")) != self._version:
            self._refusal = ClusterError(
                f"A worker of the cluster has figurecheck {there}, and this is {self._version}: install one for all."
            )
            raise self._refusal

    def teardown(self, worker: Worker) -> None:
        """End the processes."""
        with self._lock:
            self._dismiss()

    def answer(self, line: bytes) -> bytes | Refusal:
        """Answer a line with a line, or with what keeps every line from being answered; raises nothing.

        An error that is raised is written to the worker's log, and the line with it.
        """
        if self._refusal is not None:
            return make_portable(self._refusal)
        readers = self._enter()
        try:
            return b"".join(readers.answer(line))
        except FigurecheckError as error:
            return make_portable(error)
        except Exception as error:
            return make_portable(WorkerError(f"A worker of the cluster failed ({type(error).__name__}): see to it."))
        finally:
            self._leave()

    def _enter(self) -> Readers:
        with self._lock:
            self._busy += 1
            if self._timer is not None:
                self._timer.cancel()
                self._timer = None
            if self._readers is None:
                self._readers = Readers(self._settings, self._options, size=self._size)
            return self._readers

    def _leave(self) -> None:
        with self._lock:
            self._busy -= 1
            if not self._busy:
                self._timer = threading.Timer(_IDLE_SECONDS, self._rest)
                self._timer.daemon = True
                self._timer.start()

    def _rest(self) -> None:
        with self._lock:
            if not self._busy:
                self._dismiss()

    def _dismiss(self) -> None:
        readers, self._readers = self._readers, None
        if self._timer is not None:
            self._timer.cancel()
        if readers is not None:
            readers.stop()


def answer_there(name: str, line: bytes) -> bytes | Refusal:
    """Answer a line on the worker that this is run on, by the plugin of that name."""
    plugin = get_worker().plugins.get(name)
    if not isinstance(plugin, ReaderPlugin):
        # A worker that has just come is given work a moment before it is ready, and gives it back.
        time.sleep(_READY_SECONDS)
        raise Reschedule
    return plugin.answer(line)
