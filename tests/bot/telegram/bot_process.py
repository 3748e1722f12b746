"""The bot as a user starts it: a process of its own, in a folder of its own, told of everything by its environment."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from bot_api import BotApi

ROOT = Path(__file__).parents[3]
COMMAND = [sys.executable, "-m", "bot.command", "bot"]


class BotProcess:
    """Starts the bot again as often as is asked, always in the same folder."""

    def __init__(self, api: BotApi, folder: Path, *, command: list[str] | None = None, **environ: str) -> None:
        self.api, self.folder = api, folder
        self.command = command or COMMAND
        kept = {name: text for name, text in os.environ.items() if not name.startswith("FIGURECHECK_")}
        self.environ = kept | {
            "PYTHONPATH": str(ROOT),
            "XDG_CONFIG_HOME": "/nowhere",
            "FIGURECHECK_TELEGRAM_TOKEN": api.token,
            "FIGURECHECK_TELEGRAM_URL": api.url,
        }
        self.environ |= environ
        self.process: subprocess.Popen[bytes] | None = None
        self.pids: list[int] = []

    @property
    def log_path(self) -> Path:
        return self.folder / "bot.log"

    @property
    def log(self) -> str:
        """Everything that it printed, on standard output and standard error."""
        return self.log_path.read_text(errors="replace") if self.log_path.exists() else ""

    @property
    def pid(self) -> int:
        assert self.process is not None
        return self.process.pid

    def launch(self) -> BotProcess:
        """Start it and wait for nothing."""
        with self.log_path.open("ab") as log:
            self.process = subprocess.Popen(
                self.command, cwd=self.folder, env=self.environ, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        self.pids.append(self.process.pid)
        return self

    def start(self, *, seconds: float = 30) -> BotProcess:
        """Start it and wait until it asks for updates, or has a webhook set."""
        calls = len(self.api.calls)
        self.launch()

        def is_listening() -> bool:
            if self.process is not None and self.process.poll() is not None:
                raise AssertionError(f"the bot ended with {self.process.returncode}:\n{self.log[-3000:]}")
            return any(call.method in ("getUpdates", "setWebhook") for call in self.api.calls[calls:])

        try:
            self.api.wait_for(is_listening, "the bot asks for updates", seconds=seconds)
        except AssertionError as error:
            raise AssertionError(f"{error}\nit printed\n{self.log[-3000:]}") from None
        return self

    def wait(self, *, seconds: float = 15) -> int:
        """Wait for its end; gives the exit status."""
        assert self.process is not None
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            raise AssertionError(f"the bot did not end within {seconds} s:\n{self.log[-3000:]}") from None

    def terminate(self, *, seconds: float = 15) -> int:
        assert self.process is not None
        self.process.send_signal(signal.SIGTERM)
        return self.wait(seconds=seconds)

    def kill(self) -> None:
        """End it as a power cut does."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def close(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(12)
            except subprocess.TimeoutExpired:
                self.kill()
        # What a bot left behind is a failure of some test, and nothing to leave running.
        for pid in self.family():
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def children(self) -> list[int]:
        """The processes that the running bot started, and theirs."""
        return find_descendants(self.pid)

    def family(self) -> list[int]:
        """Whatever still runs in the bot's folder that is not the bot itself: they know it by its environment."""
        mark = f"FIGURECHECK_TELEGRAM_URL={self.environ['FIGURECHECK_TELEGRAM_URL']}".encode()
        found = []
        for entry in Path("/proc").iterdir():
            if not entry.name.isdigit():
                continue
            with contextlib.suppress(OSError):
                same = mark in (entry / "environ").read_bytes().split(b"\0")
                if same and (entry / "cwd").resolve() == self.folder.resolve():
                    found.append(int(entry.name))
        return [pid for pid in found if pid != (self.process.pid if self.process else None) and is_running(pid)]


def find_descendants(pid: int) -> list[int]:
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                # The name stands in brackets and may hold anything.
                words = (entry / "stat").read_text().rpartition(")")[2].split()
                if words[0] != "Z":
                    parents.setdefault(int(words[1]), []).append(int(entry.name))
    found, waiting = [], [pid]
    while waiting:
        below = parents.get(waiting.pop(), [])
        found.extend(below)
        waiting.extend(below)
    return found


def is_running(pid: int) -> bool:
    try:
        return (Path("/proc") / str(pid) / "stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def wait_until_gone(pids: list[int], *, seconds: float = 10) -> None:
    deadline = time.monotonic() + seconds
    while left := [pid for pid in pids if is_running(pid)]:
        assert time.monotonic() < deadline, f"still running after {seconds} s: {left}"
        time.sleep(0.05)
