"""A batch on a cluster as it is run: a real scheduler and two workers, with TLS, some of which die."""

import json
import os
import signal
import time
from pathlib import Path

import pytest
from dask_cluster import DaskCluster

from bot.cluster.reading import keep_for_reading
from config.settings import Settings

CANARY = "Quillfeather"
SENTENCES = "In {number} of the towns at least {number}00 people left, the mayor of Orlo said. "


def make_lines(count, *, times=1):
    return b"".join(
        json.dumps({"id": number, "text": SENTENCES.format(number=number) * times}).encode() + b"\n"
        for number in range(count)
    )


def on(cluster):
    return ("batch", "--cluster", cluster.address)


def test_what_comes_out_is_what_comes_out_without_a_cluster(cluster, run):
    lines = b'{"id": ["x"]}\nno JSON\n\n{"id": "a", "html": "<p>300 people</p>", "url": 5}\n{"text": "300 \xff"}\n'
    lines += make_lines(30) + b'{"id": "last", "text": ""}\n{"id": 1.10, "text": "A half of 20 were hurt.'
    lines += b' He said ", "against": [{"text": "Of 21, 11 were hurt."}]}\n'
    alone = run("batch", "--with-article", stdin=lines)
    there = run(*on(cluster), "--with-article", stdin=lines, **cluster.settings)
    assert (there.returncode, there.stderr) == (0, b"")
    assert len(alone.stdout.splitlines()) == 36
    assert there.stdout == alone.stdout


def test_both_workers_read_within_bounds_of_their_own(cluster, run):
    run(*on(cluster), stdin=make_lines(30), **cluster.settings, FIGURECHECK_MEMORY_MB="1234")
    readers = cluster.find_readers()
    limits = [Path(f"/proc/{pid}/limits").read_text() for pid in readers]
    # Those that read with other settings before are still there for a minute.
    assert sum("Max address space         1234000000" in limit for limit in limits) == 2


def test_what_takes_too_long_costs_itself_alone_and_no_worker(cluster, run):
    long = json.dumps({"id": "long", "text": SENTENCES.format(number=7) * 4000}).encode() + b"\n"
    workers = cluster.find_workers()
    lines = make_lines(3) + long + make_lines(3)
    there = run(*on(cluster), stdin=lines, **cluster.settings, FIGURECHECK_JOB_SECONDS="1")
    answers = [json.loads(line) for line in there.stdout.splitlines()]
    assert [answer["error"] is None for answer in answers] == [True] * 3 + [False] + [True] * 3
    assert "longer than 1 second" in answers[3]["error"]
    assert cluster.find_workers() == workers


def test_a_worker_that_dies_costs_nothing(cluster, run, start, tmp_path):
    (tmp_path / "in.jsonl").write_bytes(make_lines(120, times=3))
    process = start(*on(cluster), "in.jsonl", environ=cluster.settings)
    for _ in range(5):
        process.stdout.readline()
    before = cluster.find_workers()
    os.kill(before[0], signal.SIGKILL)
    rest = process.stdout.read().splitlines()
    assert process.wait(timeout=60) == 0
    assert process.stderr.read() == b""
    assert rest == run("batch", "in.jsonl").stdout.splitlines()[5:]
    assert before[0] not in cluster.find_workers()


def test_a_model_that_is_not_installed_fails_the_whole(cluster, run):
    done = run(*on(cluster), stdin=make_lines(20), **cluster.settings, FIGURECHECK_MODEL="no_such_model")
    assert (done.returncode, done.stdout) == (2, b"")
    assert len(done.stderr.splitlines()) == 1
    assert b"no_such_model" in done.stderr


def test_no_more_lines_are_taken_than_there_is_room_for(cluster, start):
    process = start(*on(cluster), environ=cluster.settings)
    os.set_blocking(process.stdin.fileno(), False)
    line = b'{"id": 1, "text": "' + b"300 people. " * 100 + b'"}\n'
    taken, idle_since = 0, time.monotonic()
    while taken < 1_000_000 and time.monotonic() - idle_since < 4:
        try:
            taken += os.write(process.stdin.fileno(), line)
            idle_since = time.monotonic()
        except BlockingIOError:
            time.sleep(0.05)
    assert 0 < taken < 1_000_000


def test_interrupting_it_is_no_traceback_and_the_cluster_goes_on(cluster, run, start):
    process = start(*on(cluster), environ=cluster.settings)
    process.stdin.write(make_lines(1))
    process.stdin.flush()
    assert json.loads(process.stdout.readline())["error"] is None
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=20) == 130
    assert process.stderr.read() == b"figurecheck: interrupted.\n"
    assert run(*on(cluster), stdin=make_lines(1), **cluster.settings).returncode == 0


def test_nothing_of_a_text_is_in_the_logs_of_the_cluster(cluster, run):
    good = json.dumps({"id": CANARY, "text": f"At least 300 people left {CANARY}."})
    bad = json.dumps({"id": CANARY, "text": f"{CANARY} 300 \x00"})
    run(*on(cluster), stdin=f"{good}\n{bad}\n{CANARY}\n".encode(), **cluster.settings)
    assert "figurecheck" in cluster.log
    assert CANARY not in cluster.log


def test_secrets_stay_at_home():
    secrets = {
        "telegram_token": "1:hidden",
        "fact_check_key": "hidden",
        "database": "postgresql://me:hidden@db/x",
        "webhook_secret": "hidden",
        "serve_password": "hidden-too",
        "cluster_key": "/hidden",
    }
    kept = keep_for_reading(Settings(max_figures=9, **secrets))
    assert kept == Settings(max_figures=9)


@pytest.mark.parametrize(
    ("address", "changed", "said"),
    [
        ("tcp://127.0.0.1:9", {}, "No scheduler answers at tcp://127.0.0.1:9"),
        ("tls://127.0.0.1:9", {"FIGURECHECK_CLUSTER_KEY": ""}, "set cluster_key"),
        ("tls://127.0.0.1:9", {"FIGURECHECK_CLUSTER_CA": "/no/ca.pem"}, "/no/ca.pem"),
        ("scheduler", {}, "--cluster takes"),
    ],
)
def test_a_cluster_that_is_not_there_is_one_line(cluster, run, address, changed, said):
    done = run("batch", "--cluster", address, stdin=make_lines(1), **(cluster.settings | changed))
    assert (done.returncode, done.stdout) == (2, b"")
    assert len(done.stderr.splitlines()) == 1
    assert said in done.stderr.decode()


def test_a_stranger_is_not_let_in(cluster, run, tmp_path):
    stranger = DaskCluster(tmp_path / "stranger")
    for address, settings in ((cluster.address, stranger.settings), (cluster.address.replace("tls", "tcp"), {})):
        done = run("batch", "--cluster", address, stdin=make_lines(1), **settings)
        assert (done.returncode, done.stdout) == (2, b"")
        assert b"No scheduler answers" in done.stderr


def test_without_a_scheduler_it_ends_and_goes_on_where_it_was(run, start, tmp_path):
    lines = make_lines(60, times=5)
    (tmp_path / "in.jsonl").write_bytes(lines)
    out = tmp_path / "out.jsonl"
    short_lived = DaskCluster(tmp_path / "cluster", workers=1)
    try:
        short_lived.start()
        process = start(*on(short_lived), "in.jsonl", "--out", "out.jsonl", environ=short_lived.settings)
        deadline = time.monotonic() + 60
        while not out.exists() or out.read_bytes().count(b"\n") < 3:
            assert time.monotonic() < deadline
            time.sleep(0.1)
        short_lived.processes[0].kill()
        assert process.wait(timeout=60) == 2
        (said,) = process.stderr.read().splitlines()
        assert b"--resume" in said
    finally:
        short_lived.stop()
    had = out.read_bytes().count(b"\n")
    assert 3 <= had < 60
    done = run("batch", "in.jsonl", "--out", "out.jsonl", "--resume")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert out.read_bytes() == run("batch", stdin=lines).stdout


@pytest.mark.parametrize("bare", ["scheduler", "worker"])
def test_a_cluster_without_figurecheck_is_one_line(run, tmp_path, bare):
    without = DaskCluster(tmp_path / "cluster", workers=1, bare=bare)
    try:
        without.start()
        done = run(*on(without), stdin=make_lines(3), **without.settings)
    finally:
        without.stop()
    assert (done.returncode, done.stdout) == (2, b"")
    (said,) = done.stderr.decode().splitlines()
    assert "does not know figurecheck" in said
    assert "people left" not in without.log


def test_a_line_on_which_workers_die_is_told_and_costs_only_itself(run, start, tmp_path):
    # As many deaths as are allowed to one line, which are four otherwise.
    strict = DaskCluster(tmp_path / "cluster", workers=1, DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES="0")
    try:
        strict.start()
        process = start(*on(strict), environ=strict.settings)
        process.stdin.write(json.dumps({"id": "long", "text": SENTENCES.format(number=7) * 3000}).encode() + b"\n")
        process.stdin.flush()
        deadline = time.monotonic() + 30
        while not strict.find_readers():
            assert time.monotonic() < deadline
            time.sleep(0.1)
        os.kill(strict.find_workers()[0], signal.SIGKILL)
        assert json.loads(process.stdout.readline())["error"].startswith("The process that read this died")
        process.stdin.write(make_lines(1))
        process.stdin.close()
        assert json.loads(process.stdout.readline())["error"] is None
        assert process.wait(timeout=30) == 0
    finally:
        strict.stop()
