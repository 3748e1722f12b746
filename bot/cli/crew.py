"""Several workers of this machine that answer lines at the same time, answers in the order of the lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor

from bot.cli.line import Answer, LineOptions
from bot.cli.ordering import Pending, Ready, Window, answer_in_order
from bot.cli.readers import Readers
from bot.reports.json_text import encode_line
from config.settings import Settings

# How many lines may be ahead of the oldest unanswered one, for each worker: one long article then
# does not leave the others idle, and memory stays bounded on an endless stream.
LOOK_AHEAD = 8


class Crew:
    """Workers and the threads that talk to them: one thread for each, which waits while its worker works."""

    def __init__(self, settings: Settings, options: LineOptions, *, size: int) -> None:
        self._readers = Readers(settings, options, size=size)
        self._window = Window(lambda: LOOK_AHEAD * size)
        self._threads = ThreadPoolExecutor(size)

    def answer(self, lines: Iterable[bytes | Answer]) -> Iterator[list[bytes]]:
        """Yield an answer for each line, in order; what is an answer already is passed on.

        Raises what keeps the engine from loading.
        """
        return answer_in_order(lines, self._begin, self._window)

    def stop(self) -> None:
        """End every worker."""
        self._readers.stop()
        self._threads.shutdown(cancel_futures=True)

    def _begin(self, line: bytes | Answer) -> Pending:
        if isinstance(line, bytes):
            return self._threads.submit(self._readers.answer, line)
        return Ready(list(encode_line(line)))
