"""A worker: a process of its own that loads the engine once and answers lines."""

from __future__ import annotations

import signal
import sys
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection

from bot.json_text import encode_line
from bot.line import LineOptions, answer_line
from config.engine import load_engine
from config.settings import Settings
from extractors import FigurecheckError
from extractors.errors import WorkerError


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a worker says first: the engine is loaded, or why it cannot be."""

    error: str | None


class Worker:
    """One spawned process; used by one thread at a time."""

    def __init__(self, settings: Settings, options: LineOptions) -> None:
        # Spawned, not forked: a forked process would inherit this one's threads' locks.
        context = get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs, settings, options), daemon=True)
        self._process.start()
        # Only the process itself may hold its end, or its death would not be noticed.
        theirs.close()
        self._loaded = False

    def answer(self, line: bytes) -> list[bytes]:
        """Answer one line, in the chunks of a line.

        Raises WorkerError when the process dies of it, and what keeps the engine from loading.
        """
        try:
            if not self._loaded:
                self._wait_until_loaded()
            self._pipe.send_bytes(line)
            # An empty chunk ends the answer.
            return list(iter(self._pipe.recv_bytes, b""))
        except (EOFError, OSError) as error:
            self.stop()
            raise WorkerError("The process that read this text died: try it alone, or with fewer workers.") from error

    def stop(self) -> None:
        """End the process; a thread that waits for its answer gets a WorkerError."""
        self._process.kill()
        self._process.join()

    def _wait_until_loaded(self) -> None:
        loaded = self._pipe.recv()
        if loaded.error is not None:
            raise FigurecheckError(loaded.error)
        self._loaded = True


def _work(pipe: Connection, settings: Settings, options: LineOptions) -> None:
    # Ctrl-C reaches every process of the terminal; the one that started this one ends it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        try:
            engine = load_engine(settings)
        except FigurecheckError as error:
            pipe.send(Loaded(str(error)))
            return
        pipe.send(Loaded(None))
        while True:
            for chunk in encode_line(answer_line(pipe.recv_bytes(), engine, options)):
                pipe.send_bytes(chunk)
            pipe.send_bytes(b"")
    except (EOFError, OSError):
        # The process that started this one has ended.
        return
    except Exception:
        # Ending is told to the user as an error of this line; a traceback would be told by nobody.
        sys.exit(1)
