"""``figurecheck batch`` as it is run: real processes, open streams, workers that die."""

import json
import os
import pty
import signal
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest

LINE = b'{"id": 1, "text": "300 people"}\n'
BAD_LINES = [
    (b"not JSON", None, "not JSON"),
    (b'{"id": "b", "text": "300 \xff"}', None, "not UTF-8"),
    (b"[1]", None, "JSON object"),
    (b'{"id": "c"}', "c", '"text"'),
    (b'{"id": "d", "text": 5}', "d", '"text"'),
    (b'{"id": "e", "text": ""}', "e", "no text"),
    (b'{"id": "f", "text": "300\\u0000"}', "f", "NUL"),
    (b'{"id": "g", "text": "300 \\ud800"}', "g", "broken"),
    (b'{"id": ["h"], "text": "300 people"}', None, '"id"'),
    (b'{"id": "i", "text": "' + b"3" * 1_000_001 + b'"}', "i", "1,000,000 bytes"),
    (b'{"id": "j", "html": "<p>300 people</p>"}', "j", "no article"),
    (b'{"id": "k", "html": ""}', "k", "no text"),
    (b'{"id": "l", "html": "<p>300 people</p>", "url": 5}', "l", '"url"'),
    (b'{"id": ' + b"1" * 5000 + b"}", None, "not JSON"),
    (b"[" * 100_000, None, "not JSON"),
    (b"x" * 9_000_000, None, "longer than the limit"),
]


@pytest.mark.parametrize("workers", ["1", "2"])
def test_answers_stand_in_order_and_a_bad_line_costs_only_itself(run, workers):
    lines = [b'{"id": 0, "text": "' + b"Of 300 people, some left. " * 200 + b'"}', b"", b"  "]
    lines += [line for line, _, _ in BAD_LINES]
    lines += [b'{"id": %d, "text": "A caf\xc3\xa9 served 300 people."}' % number for number in range(1, 40)]
    done = run("batch", "--workers", workers, stdin=b"\r\n".join(lines))
    assert (done.returncode, done.stderr) == (0, b"")
    answers = [json.loads(line) for line in done.stdout.decode().splitlines()]

    first, *bad = answers[: len(BAD_LINES) + 1]
    assert first["error"] is None
    assert first["figures"]
    for answer, (_, name, said) in zip(bad, BAD_LINES, strict=True):
        assert (answer["id"], answer["figures"], answer["findings"]) == (name, [], [])
        assert list(answer) == ["id", "figures", "relations", "findings", "notes", "error"]
        assert said in answer["error"]

    good = answers[len(BAD_LINES) + 1 :]
    assert [answer["id"] for answer in good] == list(range(1, 40))
    assert {answer["error"] for answer in good} == {None}
    assert {answer["figures"][0]["value"] for answer in good} == {300}


def test_claims_of_rank_are_answered_where_they_are_asked_for(run):
    line = b'{"id": 1, "text": "Of 40 ports it is the largest in the world, the mayor said."}\n'
    assert json.loads(run("batch", stdin=line).stdout)["findings"] == []
    (finding,) = json.loads(run("batch", stdin=line, FIGURECHECK_CHECKS_ON="rank").stdout)["findings"]
    assert (finding["code"], "quiet" in finding) == ("rank", False)


def test_an_id_comes_back_as_it_was(run):
    ids = ["1.10", '"caf\u00e9"', '"\\ud800"', "12345678901234567890123", "null", '"a\\nb"']
    done = run("batch", stdin="".join('{"id": ' + name + ', "text": "300 people"}\n' for name in ids).encode())
    assert [line.split(', "figures"')[0] for line in done.stdout.decode().splitlines()] == [
        '{"id": ' + name for name in ids
    ]


def test_the_article_is_added_when_asked_for(run):
    done = run("batch", "--with-article", stdin=b'{"id": 1, "text": "300 people"}\n{"id": 2}\n')
    good, bad = (json.loads(line) for line in done.stdout.splitlines())
    assert list(good) == ["id", "article", "figures", "relations", "findings", "notes", "error"]
    assert good["article"]["text"] == "300 people"
    assert bad["article"] is None


def test_nothing_in_is_nothing_out(run):
    for workers in ("1", "2"):
        done = run("batch", "--workers", workers)
        assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_model_that_is_not_installed_fails_the_whole(run, workers):
    done = run("batch", "--workers", workers, stdin=LINE * 50, FIGURECHECK_MODEL="no_such_model")
    assert (done.returncode, done.stdout) == (2, b"")
    assert len(done.stderr.splitlines()) == 1
    assert b"no_such_model" in done.stderr


@pytest.mark.parametrize("workers", ["1", "2"])
def test_answers_come_before_the_next_line_and_interrupting_it_is_no_traceback(start, workers):
    process = start("batch", "--workers", workers)
    for _ in range(3):
        ask(process)
        assert answer(process)["error"] is None
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=20) == 130
    assert process.stderr.read() == b"figurecheck: interrupted.\n"


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_reader_that_goes_away_ends_it_silently(start, workers):
    process = start("batch", "--workers", workers)
    ask(process)
    answer(process)
    process.stdout.close()
    ask(process)
    assert process.wait(timeout=20) == 141
    assert process.stderr.read() == b""


def test_workers_import_nothing_from_the_folder_of_the_texts(tmp_path):
    texts = tmp_path / "texts"
    texts.mkdir()
    for name in ("multiprocessing", "random", "numpy"):
        (texts / f"{name}.py").write_text("raise SystemExit('imported')")
    # As it is installed: a script that stands elsewhere.
    (tmp_path / "figurecheck").write_text("import bot.command\nif __name__ == '__main__': bot.command.main()")
    done = subprocess.run(
        [sys.executable, tmp_path / "figurecheck", "batch", "--workers", "2"],
        input=LINE,
        capture_output=True,
        cwd=texts,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
        timeout=60,
        check=False,
    )
    assert done.stderr == b""
    assert json.loads(done.stdout)["error"] is None


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="finds the workers through /proc")
def test_a_worker_that_dies_costs_its_line_and_is_replaced(start):
    process = start("batch", "--workers", "2")
    ask(process, times=4)
    assert {answer(process)["error"] for _ in range(4)} == {None}
    workers = [pid for pid in children(process.pid) if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()]
    assert len(workers) == 2
    for pid in workers:
        os.kill(pid, signal.SIGKILL)
    ask(process, times=8)
    process.stdin.close()
    errors = [answer(process)["error"] for _ in range(8)]
    failed = [error for error in errors if error is not None]
    assert 1 <= len(failed) <= 2
    assert "died" in failed[0]
    assert process.wait(timeout=20) == 0
    assert process.stderr.read() == b""


def test_a_bar_is_shown_on_a_terminal(start):
    screen, terminal = pty.openpty()
    termios.tcsetwinsize(terminal, (24, 80))
    process = start("batch", stderr=terminal)
    os.close(terminal)
    ask(process, times=3)
    process.stdin.close()
    assert b"3 texts" in read_screen(screen)
    assert process.wait(timeout=20) == 0
    assert len(process.stdout.read().splitlines()) == 3


def test_memory_stays_bounded_on_an_endless_stream(start):
    process = start("batch", "--workers", "2")
    os.set_blocking(process.stdin.fileno(), False)
    taken = 0
    # Nobody reads the answers, so that it must stop reading lines at some point.
    deadline = time.monotonic() + 20
    idle_since = time.monotonic()
    line = b'{"id": 1, "text": "' + b"300 people. " * 1000 + b'"}\n'
    while time.monotonic() < deadline and time.monotonic() - idle_since < 2:
        try:
            taken += os.write(process.stdin.fileno(), line)
            idle_since = time.monotonic()
        except BlockingIOError:
            time.sleep(0.05)
    assert taken < 5_000_000


def ask(process, *, times=1):
    process.stdin.write(LINE * times)
    process.stdin.flush()


def answer(process):
    return json.loads(process.stdout.readline())


def children(pid):
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def read_screen(screen):
    shown = b""
    try:
        while piece := os.read(screen, 1000):
            shown += piece
    except OSError:
        # The other side has closed its end.
        pass
    return shown
