"""A Dask scheduler and two workers as somebody runs them: processes of their own on loopback, with TLS."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import trustme

ROOT = Path(__file__).parents[3]
SCHEDULER = [sys.executable, "-m", "distributed.cli.dask_scheduler"]
WORKER = [sys.executable, "-m", "distributed.cli.dask_worker"]


class DaskCluster:
    """Started in a folder, ended by ``stop``; each worker has a nanny that starts it anew when it dies.

    ``bare`` names what has no figurecheck: "scheduler" or "worker".
    """

    def __init__(self, folder: Path, *, workers: int = 2, bare: str = "", **environ: str) -> None:
        self.folder = folder
        self._count, self._bare, self._environ = workers, bare, environ
        folder.mkdir(parents=True, exist_ok=True)
        authority = trustme.CA()
        authority.cert_pem.write_to_path(folder / "ca.pem")
        ours = authority.issue_cert("127.0.0.1", "localhost")
        ours.private_key_and_cert_chain_pem.write_to_path(folder / "both.pem")
        self.processes: list[subprocess.Popen[bytes]] = []
        self.address = ""

    @property
    def settings(self) -> dict[str, str]:
        """What a client has in its environment."""
        return {
            "FIGURECHECK_CLUSTER_CA": str(self.folder / "ca.pem"),
            "FIGURECHECK_CLUSTER_CERT": str(self.folder / "both.pem"),
            "FIGURECHECK_CLUSTER_KEY": str(self.folder / "both.pem"),
        }

    @property
    def log(self) -> str:
        return (self.folder / "log").read_text(errors="replace")

    def start(self) -> DaskCluster:
        told = self.folder / "scheduler.json"
        told.unlink(missing_ok=True)
        self._launch([*SCHEDULER, "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(told), "--no-show"])
        self._wait_for(told.exists, "the scheduler tells its address")
        self.address = self._read_address(told)
        for _ in range(self._count):
            work = [*WORKER, self.address, "--host", "127.0.0.1", "--nthreads", "1", "--no-dashboard"]
            self._launch([*work, "--local-directory", str(self.folder / "work")])
        self._wait_for(lambda: self.log.count("Registered to:") >= self._count, "the workers register")
        return self

    def stop(self) -> None:
        # The workers' nannies end what they started; a scheduler alone has nobody to end.
        for process in reversed(self.processes):
            process.terminate()
        for process in reversed(self.processes):
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self.processes.clear()

    def find_workers(self) -> list[int]:
        """The processes that the nannies started."""
        return [child for nanny in self.processes[1:] for child in find_children(nanny.pid, b"spawn_main")]

    def find_readers(self) -> list[int]:
        """The processes that read, which the workers started."""
        return [child for worker in self.find_workers() for child in find_children(worker, b"spawn_main")]

    def _launch(self, command: list[str]) -> None:
        tls = ["--tls-ca-file", "ca.pem", "--tls-cert", "both.pem", "--tls-key", "both.pem"]
        # A scheduler makes a folder for itself too.
        environ = os.environ | {"PYTHONPATH": str(ROOT), "DASK_TEMPORARY_DIRECTORY": str(self.folder)} | self._environ
        if self._bare and self._bare in command[2]:
            (self.folder / "bare" / "bot").mkdir(parents=True)
            (self.folder / "bare" / "bot" / "__init__.py").write_text("raise ImportError('no figurecheck here')")
            environ["PYTHONPATH"] = str(self.folder / "bare")
        with (self.folder / "log").open("ab") as log:
            self.processes.append(
                subprocess.Popen(
                    [*command, *tls], cwd=self.folder, env=environ, stdin=subprocess.DEVNULL, stdout=log, stderr=log
                )
            )

    def _read_address(self, told: Path) -> str:
        while True:
            try:
                return str(json.loads(told.read_text())["address"])
            except ValueError:
                # It is being written.
                time.sleep(0.05)

    def _wait_for(self, find: object, what: str, *, seconds: float = 60) -> None:
        assert callable(find)
        deadline = time.monotonic() + seconds
        while not find():
            assert time.monotonic() < deadline, f"{what}: not within {seconds} s\n{self.log[-3000:]}"
            time.sleep(0.1)


def find_children(pid: int, word: bytes) -> list[int]:
    """The children of a process whose command line has a word in it."""
    found = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, task.read_text().split()):
            try:
                if word in Path(f"/proc/{child}/cmdline").read_bytes():
                    found.append(child)
            except OSError:
                # It has ended in between.
                continue
    return found
