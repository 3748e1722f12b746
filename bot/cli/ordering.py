"""Answers in the order of the lines, however long each takes, and no more in hand than there is room for."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Protocol

from bot.cli.line import Answer

# Lines may be long: so many bytes of them are in hand at most, or one line.
_MOST_BYTES = 64_000_000


class Pending(Protocol):
    """An answer to come."""

    def result(self) -> list[bytes]:
        """Wait for it and give it in chunks; raises what ends the whole batch."""


@dataclass(frozen=True, slots=True)
class Ready:
    """An answer that is there already."""

    answer: list[bytes]

    def result(self) -> list[bytes]:
        """Give it."""
        return self.answer


class Window:
    """Room for so many lines ahead of the oldest unanswered one; ``lines`` is asked anew for each."""

    def __init__(self, lines: Callable[[], int]) -> None:
        self._lines = lines
        self._change = threading.Condition()
        self._held = self._bytes = 0

    def enter(self, size: int) -> None:
        """Wait until there is room for a line of so many bytes; any line goes in when it is the only one."""
        with self._change:
            self._change.wait_for(
                lambda: not self._held or (self._held < self._lines() and self._bytes + size <= _MOST_BYTES)
            )
            self._held += 1
            self._bytes += size

    def leave(self, size: int) -> None:
        """Make the room free again."""
        with self._change:
            self._held -= 1
            self._bytes -= size
            self._change.notify()


def answer_in_order(
    lines: Iterable[bytes | Answer], begin: Callable[[bytes | Answer], Pending], window: Window
) -> Iterator[list[bytes]]:
    """Yield an answer for each line, in order; lines are read by a thread, no further ahead than there is room.

    Raises what reading raises, and what an answer raises that is none.
    """
    # None ends it, an error ends it early.
    answers: SimpleQueue[tuple[Pending, int] | BaseException | None] = SimpleQueue()

    def read() -> None:
        try:
            for line in lines:
                size = len(line) if isinstance(line, bytes) else 0
                window.enter(size)
                answers.put((begin(line), size))
            answers.put(None)
        except BaseException as error:  # handed to the thread that can tell the user
            answers.put(error)

    # A daemon: it may wait for a line that never comes.
    threading.Thread(target=read, daemon=True).start()
    while (answer := answers.get()) is not None:
        if isinstance(answer, BaseException):
            raise answer
        pending, size = answer
        yield pending.result()
        window.leave(size)
