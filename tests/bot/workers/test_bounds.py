"""The system holds what reads to its memory and time, and a person is told in one sentence."""

import json
import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from bot.cli.crew import Crew
from bot.cli.line import LineOptions
from bot.workers.bounds import Bounds, is_over_memory
from bot.workers.worker import Worker
from config.settings import Settings
from extractors.errors import JobTooLongError, OverMemoryError, ProcessDiedError

ROOT = str(Path(__file__).parents[3])
BOUND = {"FIGURECHECK_MEMORY_MB": "900", "FIGURECHECK_JOB_SECONDS": "1"}
OPTIONS = LineOptions(limit=1_000_000, with_article=False)
PREPARED = """
    import sys
    from bot.workers.bounds import Bounds
    from bot.cli.guard import run_guarded
"""


def run_python(code, **more):
    prepared = textwrap.dedent(PREPARED) + textwrap.dedent(code)
    return subprocess.run([sys.executable, "-c", prepared], capture_output=True, text=True, timeout=60, **more)


def respond_greedily(question, engine):
    """What a worker does with an article that asks for too much."""
    if question == b"memory":
        held = bytearray(2_000_000_000)
        yield bytes(held[:1])
    if question == b"time":
        while True:
            pass
    if question == b"fault":
        os.abort()
    yield b'{"id": "after"}\n'


@pytest.fixture
def greedy():
    worker = Worker(Settings(memory_mb=900, job_seconds=1), respond_greedily)
    yield worker
    worker.stop()


@pytest.mark.parametrize(
    ("question", "error"), [(b"memory", OverMemoryError), (b"time", JobTooLongError), (b"fault", ProcessDiedError)]
)
def test_a_worker_over_its_bounds_ends_and_says_why(greedy, question, error):
    assert greedy.answer(b"before") == [b'{"id": "after"}\n']
    with pytest.raises(error):
        greedy.answer(question)


def test_the_time_counts_anew_with_each_article(greedy):
    greedy.load()
    for _ in range(4):
        begun = time.process_time()
        greedy.answer(b"before")
        assert time.process_time() - begun < 1


def test_a_batch_goes_on_with_a_new_worker(monkeypatch):
    monkeypatch.setattr("bot.cli.readers.respond_line", respond_unless_greedy)
    crew = Crew(Settings(memory_mb=900, job_seconds=2), OPTIONS, size=1)
    try:
        lines = [b'{"id": "1", "text": "memory"}', b'{"id": "2", "text": "At least 300 people died."}']
        first, second = (json.loads(b"".join(answer)) for answer in crew.answer(lines))
    finally:
        crew.stop()
    assert first["id"] == "1"
    assert "900 MB" in first["error"]
    assert (second["id"], second["error"]) == ("after", None)


def respond_unless_greedy(line, engine, *, options):
    if b"memory" in line:
        yield from respond_greedily(b"memory", engine)
    yield b'{"id": "after", "error": null}\n'


def test_guarded_work_gives_its_status():
    done = run_python("sys.exit(run_guarded(lambda: print('seen', flush=True) or 7, Bounds(900, 5)))")
    assert (done.returncode, done.stdout) == (7, "seen\n")


def test_guarded_work_over_its_time_is_a_named_error():
    done = run_python(
        """
        def work():
            while True:
                pass
        try:
            run_guarded(work, Bounds(900, 1))
        except Exception as error:
            print(type(error).__name__, error)
        """
    )
    assert done.stdout.startswith("JobTooLongError This took longer than 1 second and")


def test_guarded_work_that_dies_is_a_named_error():
    done = run_python(
        """
        import os
        try:
            run_guarded(os.abort, Bounds(900, 5))
        except Exception as error:
            print(type(error).__name__)
        """
    )
    assert done.stdout == "ProcessDiedError\n"


def test_guarded_work_ends_with_who_waits_for_it():
    code = textwrap.dedent(PREPARED) + textwrap.dedent(
        """
        import os, time
        run_guarded(lambda: print(os.getpid(), flush=True) or time.sleep(60) or 0, Bounds(900, 5))
        """
    )
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    child = int(process.stdout.readline())
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    until = time.monotonic() + 5
    while os.path.exists(f"/proc/{child}") and time.monotonic() < until:
        time.sleep(0.02)
    assert not os.path.exists(f"/proc/{child}")


@pytest.mark.parametrize(
    ("greed", "said"), [("bytearray(2_000_000_000)", "900 MB of memory"), ("iter(int, 1)", "longer than 1 second")]
)
def test_a_check_is_held_to_the_settings(tmp_path, greed, said):
    code = f"""
import sys
import bot.cli.check, bot.command
bot.cli.check.check = lambda *_, **__: list({greed})
sys.exit(bot.command.main(["check", "At least 300 people died."]))
"""
    done = run_python(code, cwd=tmp_path, env=BOUND | {"PATH": os.environ["PATH"], "PYTHONPATH": ROOT})
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert said in line


@pytest.mark.parametrize(
    ("error", "is_one"),
    [
        (MemoryError(), True),
        (RuntimeError("std::bad_alloc"), True),
        (RuntimeError("[ONNXRuntimeError] Failed to allocate memory for requested buffer"), True),
        (OSError(12, "Cannot allocate memory"), True),
        (ValueError("12 people"), False),
    ],
)
def test_memory_that_is_refused_is_known_in_any_words(error, is_one):
    assert is_over_memory(error) is is_one


@pytest.mark.parametrize(
    "hold", ["from bot.workers.bounds import Bounds; Bounds(900, 5).hold()", "limit_memory()"], ids=["worker", "PDF"]
)
def test_a_lower_limit_that_could_be_raised_stays(hold):
    # What a worker may take holds for what it starts to read the pages of a PDF too.
    done = run_python(
        f"""
        import resource
        from extractors.articles.pdf.limits import limit_memory
        resource.setrlimit(resource.RLIMIT_AS, (700_000_000, resource.getrlimit(resource.RLIMIT_AS)[1]))
        {hold}
        print(resource.getrlimit(resource.RLIMIT_AS)[0])
        """
    )
    assert done.stdout == "700000000\n", done.stderr


def test_a_limit_that_was_lower_before_stays():
    done = run_python(
        """
        import resource
        resource.setrlimit(resource.RLIMIT_AS, (700_000_000, 700_000_000))
        print(run_guarded(lambda: print(resource.getrlimit(resource.RLIMIT_AS), flush=True) or 0, Bounds(900, 5)))
        """
    )
    assert done.stdout == "(700000000, 700000000)\n0\n"
    assert Bounds(900, 5).explain(None).__class__ is ProcessDiedError
