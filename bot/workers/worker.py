"""A worker: a process of its own that loads the engine once and answers whatever it is sent."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from typing import TypeAlias

from bot.workers.bounds import OVER_MEMORY, is_over_memory, make_bounds
from config.settings import Settings
from extractors import Engine, FigurecheckError
from extractors.errors import WorkerError

_ENDING = 2.0

# What a worker does: a function that can be pickled, from what it is sent to its answer in chunks, none of them empty.
Respond: TypeAlias = Callable[[bytes, Engine], Iterable[bytes]]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a worker says first: the engine is loaded, or why it cannot be."""

    error: str | None


class Worker:
    """One spawned process within the settings' bounds; used by one thread at a time.

    ``niceness`` is how far it stands back behind others.
    """

    def __init__(self, settings: Settings, respond: Respond, *, niceness: int = 0) -> None:
        # Spawned, not forked: a forked process would inherit this one's threads' locks.
        context = get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs, settings, respond, niceness), daemon=True)
        self._bounds = make_bounds(settings)
        self._process.start()
        # Only the process itself may hold its end, or its death would not be noticed.
        theirs.close()
        self._loaded = False

    def load(self) -> None:
        """Wait until the engine is loaded.

        Raises WorkerError when the process dies of it, and what keeps the engine from loading.
        """
        try:
            if not self._loaded:
                self._wait_until_loaded()
        except (EOFError, OSError) as error:
            raise self._died() from error

    def answer(self, question: bytes) -> list[bytes]:
        """Answer what is sent, in the chunks of the answer.

        Raises WorkerError when the process dies of it, and what keeps the engine from loading.
        """
        self.load()
        try:
            self._pipe.send_bytes(question)
            # An empty chunk ends the answer.
            return list(iter(self._pipe.recv_bytes, b""))
        except (EOFError, OSError) as error:
            raise self._died() from error

    def stop(self) -> None:
        """End the process and what it started; a thread that waits for its answer gets a WorkerError."""
        pid = self._process.pid
        try:
            # Its own group: a program that it started to read a picture ends with it.
            if pid is not None and self._process.is_alive() and os.getpgid(pid) == pid:
                os.killpg(pid, signal.SIGKILL)
        except ProcessLookupError:
            # It ended by itself in between.
            pass
        self._process.kill()
        self._process.join()

    def _wait_until_loaded(self) -> None:
        loaded = self._pipe.recv()
        if loaded.error is not None:
            raise FigurecheckError(loaded.error)
        self._loaded = True

    def _died(self) -> WorkerError:
        # Its pipe closes a moment before it has ended and can be asked why.
        self._process.join(_ENDING)
        self.stop()
        return self._bounds.explain(self._process.exitcode)


def _work(pipe: Connection, settings: Settings, respond: Respond, niceness: int) -> None:
    # Ctrl-C reaches every process of the terminal; the one that started this one ends it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.setpgid(0, 0)
    os.nice(niceness)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    bounds = make_bounds(settings)
    bounds.hold()
    try:
        try:
            # Whoever starts workers need not load what they read with.
            from config.engine import load_engine

            engine = load_engine(settings)
        except FigurecheckError as error:
            pipe.send(Loaded(str(error)))
            return
        pipe.send(Loaded(None))
        while True:
            question = pipe.recv_bytes()
            bounds.allow()
            for chunk in respond(question, engine):
                pipe.send_bytes(chunk)
            pipe.send_bytes(b"")
    except (EOFError, OSError):
        # The process that started this one has ended.
        return
    except Exception as error:
        # Ending is told to the user as an error of this line; a traceback would be told by nobody.
        sys.exit(OVER_MEMORY if is_over_memory(error) else 1)


def _end_with_parent() -> None:
    # An idle worker sees the end of its pipe. A busy one does not look at it, and nobody is left to end it.
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os.killpg(0, signal.SIGKILL)
