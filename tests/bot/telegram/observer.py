"""Watches a program and all that it starts: whom it connects to, and what it writes. Linux, by strace."""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

STRACE = shutil.which("strace")
CALLS = (
    "connect,sendto,sendmsg,sendmmsg,"
    "open,openat,openat2,creat,mkdir,mkdirat,rename,renameat,renameat2,link,symlink,truncate"
)

_ADDRESS = re.compile(r'sin6?_port=htons\((\d+)\).*?(?:inet_addr\(|inet_pton\(AF_INET6, )"([^"]+)"')
_CALL = re.compile(r"^\d+ +(\w+)\((.*)$")
_PATH = re.compile(r'"((?:[^"\\]|\\.)*)"')
_WRITES = re.compile(r"O_WRONLY|O_RDWR|O_CREAT")
_OPENERS = {"open", "openat", "openat2"}
# The C library asks the machine's own cache of user names there.
_NAMES = "/var/run/nscd/socket"
_NEITHER = re.compile(r"/dev/|/proc/|.*/__pycache__(?:/|$)")


def require_strace() -> None:
    """Skip the test where nothing can be watched, but never where the project's own runs are made."""
    if STRACE is None and not os.environ.get("CI"):
        pytest.skip("connections and files are watched by strace")


@dataclass(frozen=True)
class Observed:
    """Addresses as host:port, and paths that were opened for writing, made or renamed."""

    connections: frozenset[str]
    written: frozenset[str]


def watched(command: list[str], trace: Path) -> list[str]:
    """The command line under which a program is watched."""
    return [
        STRACE or "strace",
        "-f",
        "-qq",
        "--seccomp-bpf",
        "-s",
        "300",
        "-e",
        f"trace={CALLS}",
        "-o",
        str(trace),
        *command,
    ]


def read_trace(trace: Path, folder: Path) -> Observed:
    """What a trace shows; relative paths are of the folder."""
    connections, written = set(), set()
    for line in trace.read_text(errors="replace").splitlines():
        call = _CALL.match(line)
        if not call:
            continue
        name, arguments = call.groups()
        if found := _ADDRESS.search(arguments):
            connections.add(f"{found[2]}:{found[1]}")
        elif "AF_UNIX" in arguments and name == "connect":
            connections.update(path for path in _PATH.findall(arguments) if path != _NAMES)
        elif name not in _OPENERS or _WRITES.search(arguments):
            if name.startswith(("send", "connect")):
                continue
            written.update(str(folder / path) for path in _PATH.findall(arguments) if not _NEITHER.match(path))
    return Observed(frozenset(connections), frozenset(written))
