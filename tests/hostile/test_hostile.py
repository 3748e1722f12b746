"""The hostile inputs are all there, and the worst of each kind end in an answer or in one sentence."""

import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from inputs import COUNTS, every_input
from measuring import Limits, measure
from run import attack

INPUTS = {one.name: one for one in every_input()}
CHEAP = ["only-dates", "utf-16-cut", "forms-draw-forms", "pages-two-billion", "json-ld-of-blanks", "entity-bomb"]
CHEAP += ["docx-tables-60-deep", "archive-in-archives", "webp-frames-10000", "jpeg-list-of-itself", "md-backticks"]
# Each of these once took all the time or memory there was, or ended in words for a programmer.
WORST = ["initials-10000", "quote-pairs-50000", "title-of-zero-widths"]
WORST += ["operators-200-mb", "form-draws-itself-twice", "pdf-title-with-nul"]
WORST += ["json-ld-of-blanks", "links-28000", "colspan-1000000", "paragraphs-200-deep", "docx-tables-60-deep"]
WORST += ["webp-of-169-megapixels", "md-comments-forty", "md-heading-of-blanks"]

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")


def test_there_are_so_many_of_each_kind():
    assert Counter(one.kind for one in every_input()) == COUNTS
    assert sum(COUNTS.values()) == 194


def test_names_are_unique():
    assert [name for name, times in Counter(one.name for one in every_input()).items() if times > 1] == []


@pytest.mark.parametrize("name", CHEAP)
def test_the_bytes_are_the_same_every_time(name):
    again = next(one for one in every_input() if one.name == name)
    assert INPUTS[name].make() == again.make() != b""


@on_linux
@pytest.mark.parametrize("name", WORST)
def test_the_worst_end_in_an_answer_or_in_one_sentence(name):
    outcome = attack(INPUTS[name], Limits(seconds=30, megabytes=1_500))
    assert outcome.faults == [], outcome.said


def run_python(code: str, folder: Path, *, seconds: float = 20, megabytes: float = 500):
    return measure([sys.executable, "-c", code], Limits(seconds, megabytes), folder=folder, environment={})


@on_linux
def test_a_command_that_does_not_end_is_stopped_with_all_that_it_started(tmp_path):
    # The child leaves the group and keeps what it was given to write to.
    child = "import os, time; os.setsid(); time.sleep(60)"
    code = f"import subprocess, sys; p = subprocess.Popen([sys.executable, '-c', {child!r}]); print(p.pid); "
    outcome = run_python(code + "sys.stdout.flush(); p.wait()", tmp_path, seconds=2)
    assert outcome.faults == ["stopped at 2 s"]
    assert outcome.seconds < 10
    assert has_ended(int(outcome.printed))


@on_linux
def test_a_child_that_outlives_the_command_is_not_waited_for(tmp_path):
    code = "import subprocess, sys, time; p = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']); "
    outcome = run_python(code + "print(p.pid); time.sleep(0.3)", tmp_path)
    assert (outcome.status, outcome.faults) == (0, [])
    assert outcome.seconds < 10
    assert has_ended(int(outcome.printed))


@on_linux
def test_memory_is_that_of_the_children_too(tmp_path):
    child = "a = b'x' * 150_000_000; import time; time.sleep(20)"
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    assert run_python(code, tmp_path, megabytes=100).faults == ["stopped at 100 MB"]


@on_linux
@pytest.mark.parametrize(
    ("code", "faults"),
    [
        ("import sys; sys.exit('The file is too long.')", ["status 1"]),
        ("import sys; print('One.', file=sys.stderr); sys.exit(2)", []),
        ("import sys; print('One.\\nTwo.', file=sys.stderr); sys.exit(2)", ["2 lines of error"]),
        ("import sys; print('Odd: please report it.', file=sys.stderr); sys.exit(2)", ["asks for a report"]),
        ("5 / 0", ["status 1", "traceback"]),
        ("print('\\u2066Ferry\\u2069')", []),
        ("print('\\u202eFerry')", ["turned text"]),
    ],
)
def test_what_does_not_hold(code, faults, tmp_path):
    outcome = measure([sys.executable, "-X", "utf8", "-c", code], Limits(20, 500), folder=tmp_path, environment={})
    assert outcome.faults == faults


def has_ended(number: int) -> bool:
    """Whether the process is gone, or only its number is left, within five seconds."""
    for _ in range(50):
        try:
            state = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0]
        except FileNotFoundError:
            return True
        if state == "Z":
            return True
        time.sleep(0.1)
    return False
