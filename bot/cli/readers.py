"""Several processes that read lines, each lent to one caller at a time and replaced when it dies."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial
from queue import SimpleQueue

from bot.cli.line import LineOptions, answer_failed_line, answer_line
from bot.reports.json_text import encode_line
from bot.workers.worker import Worker
from config.settings import Settings
from extractors import Engine
from extractors.errors import WorkerError


class Readers:
    """So many workers within the settings' bounds, started at once; ``answer`` may be called by as many threads."""

    def __init__(self, settings: Settings, options: LineOptions, *, size: int) -> None:
        self._hire: Callable[[], Worker] = lambda: Worker(settings, partial(respond_line, options=options))
        self._options = options
        self._idle: SimpleQueue[Worker] = SimpleQueue()
        self._lock = threading.Lock()
        self._hired: set[Worker] = set()
        self._stopped = False
        for _ in range(size):
            self._idle.put(self._hire_one())

    def answer(self, line: bytes) -> list[bytes]:
        """Answer a line, in the chunks of the answer; that its process died is told in it.

        Raises what keeps the engine from loading, and WorkerError when stopped.
        """
        worker = self._idle.get()
        try:
            return worker.answer(line)
        except WorkerError as error:
            with self._lock:
                self._hired.discard(worker)
            worker = self._hire_one()
            return list(encode_line(answer_failed_line(line, str(error), self._options)))
        finally:
            self._idle.put(worker)

    def stop(self) -> None:
        """End every worker; a line in hand raises WorkerError."""
        with self._lock:
            self._stopped = True
            hired = list(self._hired)
        for worker in hired:
            worker.stop()

    def _hire_one(self) -> Worker:
        with self._lock:
            if self._stopped:
                raise WorkerError("The batch was stopped.")
            worker = self._hire()
            self._hired.add(worker)
            return worker


def respond_line(line: bytes, engine: Engine, *, options: LineOptions) -> Iterator[bytes]:
    """Answer a line, in a worker: chunks of a line of JSON."""
    return encode_line(answer_line(line, engine, options))
