"""One command in a process group of its own: how long it takes, how much memory, and what it says. Linux only."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

EVERY_SECONDS = 0.05
PAGE = os.sysconf("SC_PAGE_SIZE")
# What turns the text after it, and what ends that.
EMBEDDINGS, ISOLATES = "\u202a\u202b\u202d\u202e", "\u2066\u2067\u2068"


@dataclass(frozen=True)
class Limits:
    """Where a command is stopped: seconds by the clock, and megabytes in memory."""

    seconds: float = 30
    megabytes: float = 1_500


@dataclass(frozen=True)
class Outcome:
    """What a command did. `status` is None where it was stopped, and `stopped` says at which limit."""

    seconds: float
    megabytes: float
    status: int | None
    stopped: str
    said: str
    printed: str

    @property
    def faults(self) -> list[str]:
        """Why it does not hold: no words where it does."""
        if self.stopped:
            return [self.stopped]
        lines = len(self.said.splitlines())
        found = {
            f"status {self.status}": self.status not in (0, 2),
            f"{lines} lines of error": self.status == 2 and lines != 1,
            "traceback": "Traceback" in self.said + self.printed,
            "asks for a report": "please report it" in self.said + self.printed,
            "turned text": not is_balanced(self.printed),
        }
        return [fault for fault, is_there in found.items() if is_there]


@dataclass(frozen=True)
class Process:
    """A line of the system's list: who started it, its group, when, and the bytes it has in memory."""

    number: int
    parent: int
    group: int
    started: str
    resident: int


def measure(command: list[str], limits: Limits, *, folder: Path, environment: dict[str, str]) -> Outcome:
    """Run `command` in `folder` and stop it, and all that it started, at the first limit that it passes."""
    with tempfile.TemporaryFile() as printed, tempfile.TemporaryFile() as said:
        start = time.monotonic()
        # A group of its own, and files in place of pipes: nothing here waits for a child that keeps a pipe open.
        running = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=printed,
            stderr=said,
            start_new_session=True,
        )
        family: dict[int, Process] = {}
        try:
            peak, stopped = watch(running, limits, start=start, family=family)
        finally:
            seconds = time.monotonic() - start
            end_all(running, family)
        printed.seek(0)
        said.seek(0)
        return Outcome(
            seconds,
            peak / 1e6,
            None if stopped else running.returncode,
            stopped,
            said.read().decode(errors="replace"),
            printed.read().decode(errors="replace"),
        )


def watch(
    running: subprocess.Popen[bytes], limits: Limits, *, start: float, family: dict[int, Process]
) -> tuple[int, str]:
    """The most bytes in memory until it ended, and the limit that it passed; fills `family`."""
    peak = 0
    while running.poll() is None:
        now = find_family(running.pid, family)
        family.update({process.number: process for process in now})
        peak = max(peak, sum(process.resident for process in now))
        if peak > limits.megabytes * 1e6:
            return peak, f"stopped at {limits.megabytes:g} MB"
        if time.monotonic() - start > limits.seconds:
            return peak, f"stopped at {limits.seconds:g} s"
        time.sleep(EVERY_SECONDS)
    return peak, ""


def end_all(running: subprocess.Popen[bytes], family: dict[int, Process]) -> None:
    """End the group, and whatever of the family left it, by number: none that only took over a number."""
    try:
        os.killpg(running.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    for process in find_family(running.pid, family):
        try:
            os.kill(process.number, signal.SIGKILL)
        except ProcessLookupError:
            pass
    running.wait()


def find_family(first: int, known: dict[int, Process]) -> list[Process]:
    """The process `first`, its group, those of `known` that still run, and all that these started."""
    processes = {process.number: process for process in list_processes()}
    members = {
        number
        for number, process in processes.items()
        if number == first or process.group == first or (number in known and known[number].started == process.started)
    }
    grows = True
    while grows:
        more = {number for number, process in processes.items() if process.parent in members} - members
        members |= more
        grows = bool(more)
    return [processes[number] for number in members]


def list_processes() -> Iterable[Process]:
    """Every process that the system lists now."""
    for entry in os.scandir("/proc"):
        if not entry.name.isdigit():
            continue
        try:
            # The name of the program may hold blanks and brackets; the fields begin after it.
            fields = Path(entry.path, "stat").read_text(errors="replace").rpartition(")")[2].split()
        except OSError:
            continue
        if fields[0] != "Z":
            yield Process(int(entry.name), int(fields[1]), int(fields[2]), fields[19], int(fields[21]) * PAGE)


def is_balanced(text: str) -> bool:
    """Whether every mark that turns the text after it is ended by its own kind, and none ends nothing.

    >>> is_balanced("a \u2066b\u2069 c"), is_balanced("a \u202eb"), is_balanced("a\u2069")
    (True, False, False)
    """
    opened: list[str] = []
    for letter in text:
        if letter in EMBEDDINGS:
            opened.append("\u202c")
        elif letter in ISOLATES:
            opened.append("\u2069")
        elif letter in "\u202c\u2069" and (not opened or opened.pop() != letter):
            return False
    return not opened
