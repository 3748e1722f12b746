"""Work in a process of its own that the system may end, and one sentence when it does."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable

from bot.workers.bounds import Bounds


def run_guarded(work: Callable[[], int], bounds: Bounds) -> int:
    """Do the work in a forked process within bounds, and give its exit status.

    To be called before anything heavy is imported and any thread is started: forking then costs a millisecond. Where
    there is no fork the work is done here, without bounds. Raises WorkerError when the system ended the process, and
    KeyboardInterrupt.
    """
    if not hasattr(os, "fork"):
        return work()
    theirs, ours = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(ours)
        os._exit(_work(work, bounds, theirs))
    os.close(theirs)
    try:
        _, status = os.waitpid(child, 0)
    except KeyboardInterrupt:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        raise
    finally:
        os.close(ours)
    code = os.waitstatus_to_exitcode(status)
    if code < 0:
        raise bounds.explain(code)
    return code


def _work(work: Callable[[], int], bounds: Bounds, parent: int) -> int:
    # Ctrl-C reaches every process of the terminal; the one that waits ends this one and says so.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, args=(parent,), daemon=True).start()
    bounds.hold()
    bounds.allow()
    return work()


def _end_with_parent(pipe: int) -> None:
    # Nothing is ever written: reading ends when the other process has.
    os.read(pipe, 1)
    os.kill(os.getpid(), signal.SIGKILL)
