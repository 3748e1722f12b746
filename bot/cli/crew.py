"""Several workers that answer lines at the same time, answers in the order of the lines."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from queue import SimpleQueue
from typing import TypeAlias

from bot.cli.line import Answer, LineOptions, answer_failed_line, answer_line
from bot.reports.json_text import encode_line
from bot.workers.worker import Worker
from config.settings import Settings
from extractors import Engine
from extractors.errors import WorkerError

# How many lines may be ahead of the oldest unanswered one, for each worker: one long article then
# does not leave the others idle, and memory stays bounded on an endless stream.
_LOOK_AHEAD = 8

# The answers to come, in order; None ends them, an error that is no answer ends them early.
Answers: TypeAlias = "SimpleQueue[Future[list[bytes]] | BaseException | None]"


class Crew:
    """Workers and the threads that talk to them: one thread for each, which waits while its worker works."""

    def __init__(self, settings: Settings, options: LineOptions, *, size: int) -> None:
        self._hire: Callable[[], Worker] = lambda: Worker(settings, partial(respond_line, options=options))
        self._options = options
        self._idle: SimpleQueue[Worker] = SimpleQueue()
        self._lock = threading.Lock()
        self._hired: set[Worker] = set()
        self._stopped = False
        self._room = threading.Semaphore(_LOOK_AHEAD * size)
        self._threads = ThreadPoolExecutor(size)
        for _ in range(size):
            self._idle.put(self._hire_one())

    def answer(self, lines: Iterable[bytes | Answer]) -> Iterator[list[bytes]]:
        """Yield an answer for each line, in order; what is an answer already is passed on.

        Raises what keeps the engine from loading. Lines are read by a thread, no further ahead than there is room.
        """
        answers: Answers = SimpleQueue()
        # A daemon: it may wait for a line that never comes.
        threading.Thread(target=self._read, args=(lines, answers), daemon=True).start()
        while (answer := answers.get()) is not None:
            if isinstance(answer, BaseException):
                raise answer
            yield answer.result()
            self._room.release()

    def stop(self) -> None:
        """End every worker."""
        with self._lock:
            self._stopped = True
            hired = list(self._hired)
        for worker in hired:
            worker.stop()
        self._threads.shutdown(cancel_futures=True)

    def _read(
        self, lines: Iterable[bytes | Answer], answers: SimpleQueue[Future[list[bytes]] | BaseException | None]
    ) -> None:
        try:
            for line in lines:
                self._room.acquire()
                answers.put(self._threads.submit(self._answer_one, line))
            answers.put(None)
        except BaseException as error:  # handed to the thread that can tell the user
            answers.put(error)

    def _answer_one(self, line: bytes | Answer) -> list[bytes]:
        if not isinstance(line, bytes):
            return list(encode_line(line))
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
