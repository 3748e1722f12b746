"""How the time of a pattern grows with its input, in seconds of the processor."""

from __future__ import annotations

import math
import re
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from patterns import Found
from pumps import Make, make_inputs

TINY, SMALL, MIDDLE, LARGE = 100, 2_000, 20_000, 200_000
SLOWEST = 20e-6
"""Seconds a character: what takes longer is stopped, and is too slow however it grows."""
FLOOR = 0.004
"""Seconds: what takes less says nothing of how it grows."""
STEEPEST = 22
"""Times as long for ten times the input: a linear pattern takes 10 times, a quadratic one 100."""
ENOUGH = 0.05
"""Seconds of the processor that a measurement takes at least."""
SLOW, SLOWER = 12, 2
"""Inputs of each pattern that are tried at the middle size, and at the largest where there is a suspicion."""
SUSPECT = 12
"""Times as long for ten times the input: what is tried once more, with a longer one."""


class TooLongError(Exception):
    """The limit is passed."""


def find_growth(found: Found) -> str | None:
    """Say which input a pattern takes more than linear time on, None when it does on none."""
    compiled = re.compile(found.pattern, found.flags)
    pattern = found.pattern if isinstance(found.pattern, str) else found.pattern.decode("latin-1")
    run = make_run(compiled, anchored=found.anchored)
    timed: list[tuple[float, str, Make]] = []
    for name, make in make_inputs(pattern, found.flags).items():
        given = make if isinstance(found.pattern, str) else encode(make)
        measure(run, given(TINY))
        timed.append((measure(run, given(SMALL)), name, given))
    excess: list[tuple[float, float, str, Make]] = []
    # The slowest first: what grows is found with the fewest runs.
    for small, name, given in sorted(timed, key=lambda each: -each[0])[:SLOW]:
        middle = measure(run, given(MIDDLE))
        if is_steep(run, given, MIDDLE, small, middle):
            return f"{name}: {middle:.3f} s for {MIDDLE:,} characters"
        if middle > SUSPECT * small:
            excess.append((middle - 10 * small, middle, name, given))
    for _, middle, name, given in sorted(excess, key=lambda each: -each[0])[:SLOWER]:
        large = measure(run, given(LARGE))
        if is_steep(run, given, LARGE, middle, large):
            return f"{name}: {large:.3f} s for {LARGE:,} characters"
    return None


def is_steep(run: Callable[[str], object], make: Make, size: int, short: float, long: float) -> bool:
    """Say whether the time for an input, and not only that of a busy machine, rises faster than the input."""
    if long > size * SLOWEST:
        # By the processor's clock: a busy machine takes longer by the one on the wall.
        return min(count(run, make(size)) for _ in range(2)) > size * SLOWEST
    if long < max(FLOOR, STEEPEST * short):
        return False
    tenth, whole = make(size // 10), make(size)
    if min(measure(run, whole) for _ in range(2)) < STEEPEST * min(measure(run, tenth) for _ in range(3)):
        return False
    return min(count(run, whole) for _ in range(2)) > STEEPEST * min(count(run, tenth) for _ in range(2))


def count(run: Callable[[str], object], text: str) -> float:
    """Give the seconds of the processor that a run takes; its clock is coarse, so that short runs are repeated."""
    start, runs = time.process_time(), 0
    while (taken := time.process_time() - start) < ENOUGH:
        if measure(run, text) == math.inf:
            return math.inf
        runs += 1
    return taken / runs


def make_run(compiled: re.Pattern, *, anchored: bool) -> Callable[[str], object]:
    """Give the way a pattern is used: at one place, or wherever it is found."""
    if anchored:
        return compiled.match

    def run(text: str) -> None:
        for _ in compiled.finditer(text):
            pass

    return run


def encode(make: Make) -> Callable[[int], bytes]:
    return lambda size: make(size).encode("latin-1", "replace")


def measure(run: Callable[[str], object], text: str) -> float:
    """Give the seconds that one run takes, infinity where it is stopped."""
    start = time.perf_counter()
    try:
        with stopped_after(max(SLOWEST * len(text), FLOOR)):
            run(text)
    except TooLongError:
        return math.inf
    return time.perf_counter() - start


@contextmanager
def stopped_after(seconds: float) -> Iterator[None]:
    """Stop what runs inside after seconds of the processor."""

    def stop(*_: object) -> None:
        raise TooLongError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
