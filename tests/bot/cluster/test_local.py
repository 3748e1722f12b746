"""A cluster that a batch starts for itself: seen by nobody else, and gone with it."""

import json
import os
import re
import signal
import time
from pathlib import Path

LINE = b'{"id": 1, "text": "At least 300 people left."}\n'


def test_it_is_on_loopback_alone_and_interrupting_it_leaves_nothing(start, tmp_path):
    folder = tmp_path / "temporary"
    folder.mkdir()
    process = start("batch", "--cluster", "local", "--workers", "2", environ={"TMPDIR": str(folder)})
    process.stdin.write(LINE)
    process.stdin.flush()
    assert json.loads(process.stdout.readline())["error"] is None
    family = find_family(process.pid)
    heard = find_listening(family)
    assert len(heard) >= 4
    assert {address.rpartition(":")[0] for address in heard} == {"127.0.0.1"}
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=30) == 130
    assert process.stderr.read() == b"figurecheck: interrupted.\n"
    assert list(folder.iterdir()) == []
    # On a busy machine the last of them is told to end, and is gone a moment later.
    until = time.monotonic() + 10
    while any(map(is_running, family)) and time.monotonic() < until:
        time.sleep(0.1)
    assert [pid for pid in family if is_running(pid)] == []


def test_nothing_in_is_nothing_out(run):
    done = run("batch", "--cluster", "local")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def find_family(pid):
    found = [pid]
    for each in found:
        for task in Path(f"/proc/{each}/task").glob("*/children"):
            found.extend(map(int, task.read_text().split()))
    return found


def find_listening(pids):
    """Addresses that processes listen on, as the system's own tables have them."""
    sockets = set()
    for pid in pids:
        for link in Path(f"/proc/{pid}/fd").iterdir():
            try:
                sockets.update(re.findall(r"socket:\[(\d+)\]", os.readlink(link)))
            except OSError:
                continue
    heard = set()
    for name in ("tcp", "tcp6"):
        for row in Path(f"/proc/net/{name}").read_text().splitlines()[1:]:
            words = row.split()
            if words[3] == "0A" and words[9] in sockets:
                address, port = words[1].split(":")
                shown = ".".join(str(each) for each in reversed(bytes.fromhex(address))) if len(address) == 8 else name
                heard.add(f"{shown}:{int(port, 16)}")
    return heard


def is_running(pid):
    try:
        return (Path("/proc") / str(pid) / "stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
