"""Where a batch writes, and how it goes on where it was broken off."""

import json
import os
import pty
import signal
import termios
import time

import pytest

LINES = [
    '{"id": 1, "text": "300 people left."}',
    '{"id": "1", "text": "400 people left."}',
    '{"id": 1, "text": "500 people left."}',
    '{"text": "600 people left."}',
    "no JSON",
    '{"id": 1.10, "text": "700 people left."}',
    '{"id": "\\ud800", "text": "800 people left."}',
    '{"id": "é", "text": ""}',
]
INPUT = "\n".join(LINES).encode()


@pytest.fixture
def whole(run):
    return run("batch", stdin=INPUT).stdout


@pytest.mark.parametrize("had", [0, 1, 3, 5, len(LINES)])
def test_what_has_an_answer_is_not_read_again_and_half_a_line_is_cut_off(run, tmp_path, whole, had):
    out = tmp_path / "out.jsonl"
    answers = whole.splitlines(keepends=True)
    out.write_bytes(b"".join(answers[:had]) + b"".join(answers[had : had + 1])[:-7])
    done = run("batch", "--out", "out.jsonl", "--resume", stdin=INPUT)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert out.read_bytes() == whole


def test_lines_that_were_answered_are_not_read_at_all(run, tmp_path):
    out = tmp_path / "out.jsonl"
    out.write_text('{"id": 1, "figures": "what was there"}\n')
    run("batch", "--out", "out.jsonl", "--resume", stdin="\n".join(LINES[:2]).encode())
    first, second = out.read_text().splitlines()
    assert first == '{"id": 1, "figures": "what was there"}'
    assert json.loads(second)["id"] == "1"


def test_killed_at_any_moment_it_can_be_gone_on_with(run, start, tmp_path):
    lines = "".join(json.dumps({"id": each, "text": f"Of {each}00 people 12 left."}) + "\n" for each in range(80))
    (tmp_path / "in.jsonl").write_text(lines)
    out = tmp_path / "out.jsonl"
    for least in (1, 20, 40):
        process = start("batch", "in.jsonl", "--out", "out.jsonl", "--resume")
        deadline = time.monotonic() + 30
        while not out.exists() or out.read_bytes().count(b"\n") < least:
            assert time.monotonic() < deadline
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert run("batch", "in.jsonl", "--out", "out.jsonl", "--resume").returncode == 0
    assert out.read_bytes() == run("batch", "in.jsonl").stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--resume",), "--out"),
        (("--out", "-", "--resume"), "--out"),
        (("--workers", "2", "--cluster", "tcp://127.0.0.1:9"), "--workers"),
        (("--out", "there.jsonl"), "--resume"),
        (("--out", "there.jsonl", "--resume"), "Line 1"),
        (("in.jsonl", "--out", "in.jsonl", "--resume"), "what is to be read"),
        (("--out", "no/such/folder"), "cannot be written"),
        (("--out", "done.parquet", "--resume"), "is finished"),
    ],
)
def test_nothing_is_lost_by_mistake(run, tmp_path, arguments, said):
    for name in ("there.jsonl", "in.jsonl", "done.parquet"):
        (tmp_path / name).write_text("something else\n")
    done = run("batch", *arguments, stdin=INPUT)
    assert (done.returncode, done.stdout) == (2, b"")
    assert said in done.stderr.decode()
    for name in ("there.jsonl", "in.jsonl", "done.parquet"):
        assert (tmp_path / name).read_text() == "something else\n"


def test_a_device_is_written_as_it_is(run):
    assert run("batch", "--out", os.devnull, stdin=INPUT).returncode == 0


def test_a_bar_counts_what_was_done_before(start, tmp_path, whole):
    (tmp_path / "in.jsonl").write_bytes(INPUT)
    (tmp_path / "out.jsonl").write_bytes(b"".join(whole.splitlines(keepends=True)[:6]))
    screen, terminal = pty.openpty()
    termios.tcsetwinsize(terminal, (24, 80))
    process = start("batch", "in.jsonl", "--out", "out.jsonl", "--resume", stderr=terminal)
    os.close(terminal)
    assert process.wait(timeout=30) == 0
    assert b"8 texts" in os.read(screen, 10_000)
    os.close(screen)
