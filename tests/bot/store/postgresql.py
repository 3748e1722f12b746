"""A PostgreSQL server of the tests' own: in a folder of its own, heard on a socket in that folder and nowhere else."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path

# It does not run as root; then somebody else has to be found whom it may run as.
_OTHERS = ("postgres", "nobody")


def find_programs() -> Path | None:
    """The folder with PostgreSQL's programs, None where it is not installed."""
    found = shutil.which("initdb")
    folders = [Path(found).resolve().parent] if found else sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    return next((folder for folder in reversed(folders) if (folder / "postgres").exists()), None)


class PostgreSQL:
    """Started once for all tests; each asks for a database of its own."""

    def __init__(self, programs: Path) -> None:
        self._programs = programs
        self._user = _find_user()
        # Names of sockets must be short.
        self._folder = Path(tempfile.mkdtemp(prefix="pg-"))
        if self._user:
            shutil.chown(self._folder, self._user)
        self._count = 0

    def start(self) -> PostgreSQL:
        data = self._folder / "data"
        self._run("initdb", "--no-sync", "-A", "trust", "-U", "tests", "-E", "UTF8", "--locale", "C", "-D", str(data))
        options = f"-c listen_addresses= -c unix_socket_directories={self._folder} -c fsync=off -c max_connections=20"
        self._run("pg_ctl", "-D", str(data), "-w", "-l", str(self._folder / "log"), "-o", options, "start")
        return self

    def stop(self) -> None:
        try:
            self._run("pg_ctl", "-D", str(self._folder / "data"), "-m", "immediate", "-w", "stop")
        finally:
            shutil.rmtree(self._folder, ignore_errors=True)

    def make_database(self) -> str:
        """Make an empty database; gives its address."""
        import psycopg

        self._count += 1
        name = f"kept{self._count}"
        with psycopg.connect(self._write_address("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return self._write_address(name)

    def _write_address(self, database: str) -> str:
        return f"postgresql://tests@/{database}?host={self._folder}"

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(
            [str(self._programs / program), *arguments],
            user=self._user,
            cwd=self._folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=60,
            check=True,
        )


def _find_user() -> str | None:
    if os.geteuid() != 0:
        return None
    known = {each.pw_name for each in pwd.getpwall()}
    return next((name for name in _OTHERS if name in known), None)
