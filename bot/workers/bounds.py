"""What a process that reads may take of memory and processor time, held by the system: nothing gets around it."""

from __future__ import annotations

import signal
from dataclasses import dataclass

try:
    import resource
except ImportError:  # Windows has none: the deadlines of the pool are all there is
    resource = None  # type: ignore[assignment]

from config.settings import Settings
from extractors.errors import JobTooLongError, OverMemoryError, ProcessDiedError, WorkerError

OVER_MEMORY = 3
"""The exit status of a process that ran out of memory and could still say so."""

# The words of libraries that raise an error of their own when memory is refused.
_REFUSED = ("bad_alloc", "failed to allocate", "allocation failed", "cannot allocate memory")


@dataclass(frozen=True, slots=True)
class Bounds:
    """Megabytes of address space for a process, and seconds of processor time for one article."""

    megabytes: int
    seconds: int

    def hold(self) -> None:
        """Hold this process, and whatever it starts, to the memory; what the system set lower stays."""
        if resource is not None:
            soft, _ = resource.getrlimit(resource.RLIMIT_AS)
            most = self.megabytes * 1_000_000
            _limit(resource.RLIMIT_AS, most if soft == resource.RLIM_INFINITY else min(most, soft))

    def allow(self) -> None:
        """Give this process its seconds from now on, after which the system ends it."""
        if resource is not None:
            used = resource.getrusage(resource.RUSAGE_SELF)
            # Whole seconds are all that the system counts.
            _limit(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + 1 + self.seconds)

    def explain(self, status: int | None) -> WorkerError:
        """Say why a process ended with this exit status, negative for a signal."""
        if status == OVER_MEMORY:
            return OverMemoryError(self.megabytes)
        if status == -getattr(signal, "SIGXCPU", 0):
            return JobTooLongError(self.seconds)
        return ProcessDiedError()


def make_bounds(settings: Settings) -> Bounds:
    """Give the bounds that the settings name."""
    return Bounds(settings.memory_mb, settings.job_seconds)


def is_over_memory(error: BaseException) -> bool:
    """Say whether an error is about memory that was refused, in whatever words.

    >>> is_over_memory(MemoryError()), is_over_memory(RuntimeError("std::bad_alloc")), is_over_memory(ValueError("no"))
    (True, True, False)
    """
    return isinstance(error, MemoryError) or any(words in str(error).lower() for words in _REFUSED)


def _limit(which: int, most: int) -> None:
    """Set the limit that can be raised again; not every system knows every limit."""
    try:
        _, hard = resource.getrlimit(which)
        resource.setrlimit(which, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
    except (ValueError, OSError):
        pass
