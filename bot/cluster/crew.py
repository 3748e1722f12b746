"""The workers of a cluster as a batch sees them: lines go out, answers come back in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import suppress
from hashlib import sha256
from importlib.metadata import version
from itertools import count
from typing import TypeAlias
from uuid import uuid4

from bot.cli.crew import LOOK_AHEAD
from bot.cli.line import Answer, LineOptions, answer_failed_line
from bot.cli.ordering import Pending, Ready, Window, answer_in_order
from bot.reports.json_text import encode_line
from bot.workers.refusal import Refusal
from config.settings import Settings
from extractors import FigurecheckError
from extractors.errors import ClusterError, ProcessDiedError, UsageError

try:
    from distributed import Client, Future, KilledWorker

    from bot.cluster.local import OwnCluster
    from bot.cluster.reading import ReaderPlugin, answer_there, keep_for_reading
    from bot.cluster.security import read_security, silence
except ModuleNotFoundError as error:
    raise UsageError("Reading on a cluster needs Dask: install figurecheck[cluster].") from error

LOCAL = "local"
_CONNECT_SECONDS, _WORKER_SECONDS = 10, 60
_COUNT_EVERY = 50
# What comes of a line: its answer, or what keeps every line from being answered.
Outcome: TypeAlias = "Future[bytes | Refusal]"


def join_cluster(address: str, settings: Settings, options: LineOptions, *, workers: int) -> ClusterCrew:
    """Start a cluster on this machine with so many workers, or connect to the scheduler at an address.

    Raises ClusterError when there is none, or it cannot be used.
    """
    silence()
    if address == LOCAL:
        own = OwnCluster(workers)
        return ClusterCrew(Client(own.cluster, set_as_default=False), settings, options, own=own)
    return ClusterCrew(_connect(address, settings), settings, options, own=None)


class ClusterCrew:
    """A connection to a scheduler; what it is sent is read by the workers that it has at the time."""

    def __init__(self, client: Client, settings: Settings, options: LineOptions, *, own: OwnCluster | None) -> None:
        self._client, self._own, self._options = client, own, options
        kept = keep_for_reading(settings)
        self._plugin = f"figurecheck-{sha256(repr((version('figurecheck'), kept, options)).encode()).hexdigest()[:20]}"
        # One name for all lines, with their numbers: what Dask keeps is kept by name.
        self._name, self._numbers = f"figurecheck-{uuid4().hex}", count()
        self._threads = 1
        self._window = Window(lambda: LOOK_AHEAD * self._threads)
        try:
            self._set_up(ReaderPlugin(kept, options))
        except BaseException:
            self.stop()
            raise

    def answer(self, lines: Iterable[bytes | Answer]) -> Iterator[list[bytes]]:
        """Yield an answer for each line, in order; what is an answer already is passed on.

        Raises what keeps the engine from loading on a worker, and ClusterError when the scheduler goes away.
        """
        return answer_in_order(lines, self._begin, self._window)

    def stop(self) -> None:
        """Leave the cluster; one of our own is ended."""
        # Whatever is wrong with the connection by now, there is nothing more to be had of it.
        with suppress(Exception):
            self._client.close()
        if self._own is not None:
            with suppress(Exception):
                self._own.stop()

    def _set_up(self, plugin: ReaderPlugin) -> None:
        try:
            self._client.wait_for_workers(1, timeout=_WORKER_SECONDS)
        except TimeoutError as error:
            raise ClusterError("The cluster has no workers: start one (`dask worker …`) and try again.") from error
        try:
            self._client.register_plugin(plugin, name=self._plugin)
        except FigurecheckError:
            raise
        except Exception as error:
            raise _explain(error) from error
        self._count_threads()

    def _count_threads(self) -> None:
        # What keeps this from being known is told by the next line.
        with suppress(Exception):
            self._threads = max(1, sum(self._client.nthreads().values()))

    def _begin(self, line: bytes | Answer) -> Pending:
        if not isinstance(line, bytes):
            return Ready(list(encode_line(line)))
        number = next(self._numbers)
        if number and number % _COUNT_EVERY == 0:
            # Workers come and go.
            self._count_threads()
        try:
            outcome = self._client.submit(answer_there, self._plugin, line, key=(self._name, number), pure=False)
        except Exception as error:
            raise _explain(error) from error
        return _Coming(outcome, line, self._options)


class _Coming:
    """An answer that a worker works at."""

    def __init__(self, outcome: Outcome, line: bytes, options: LineOptions) -> None:
        self._outcome, self._line, self._options = outcome, line, options

    def result(self) -> list[bytes]:
        try:
            outcome = self._outcome.result()
        except KilledWorker:
            # Given to other workers, several times, as each of them died.
            failed = answer_failed_line(self._line, str(ProcessDiedError()), self._options)
            return list(encode_line(failed))
        except Exception as error:
            raise _explain(error) from error
        if isinstance(outcome, Refusal):
            raise outcome.rebuild()
        return [outcome]


def _explain(error: Exception) -> ClusterError:
    """Say why a cluster does not do what it was asked to."""
    if isinstance(error, CancelledError | OSError | TimeoutError):
        return ClusterError(
            f"The cluster's scheduler went away ({type(error).__name__}): start it again, and go on with --resume."
        )
    return ClusterError(
        f"The cluster does not know figurecheck ({type(error).__name__}): install the same figurecheck[cluster] for "
        "its scheduler and its workers."
    )


def _connect(address: str, settings: Settings) -> Client:
    try:
        return Client(
            address, timeout=_CONNECT_SECONDS, security=read_security(address, settings), set_as_default=False
        )
    except (OSError, TimeoutError, ValueError) as error:
        hint = " and that cluster_ca, cluster_cert and cluster_key are right" if address.startswith("tls") else ""
        raise ClusterError(f"No scheduler answers at {address}: check the address, that it runs{hint}.") from error
