"""Files, patterns and standard input as the input of a batch."""

import json

import pytest


def make_line(name):
    return json.dumps({"id": name, "text": "300 people left."}) + "\n"


def read_ids(done):
    return [json.loads(line)["id"] for line in done.stdout.splitlines()]


def test_files_and_patterns_are_read_in_order(run, tmp_path):
    folder = tmp_path / "texts"
    (folder / "deep").mkdir(parents=True)
    (folder / "b.jsonl").write_text(make_line("b"))
    # No line end: what follows is a line of its own all the same.
    (folder / "a.jsonl").write_text(make_line("a").strip())
    (folder / "deep" / "c.jsonl").write_text(make_line("c"))
    (tmp_path / "[x].jsonl").write_text(make_line("x"))
    done = run("batch", "[x].jsonl", "texts/*.jsonl", "-", "texts/**/c.jsonl", stdin=make_line("stdin").encode())
    assert (done.returncode, done.stderr) == (0, b"")
    assert read_ids(done) == ["x", "a", "b", "stdin", "c"]


@pytest.mark.parametrize(
    ("given", "said"),
    [("none.jsonl", "no file"), ("*.txt", "no file"), (".", "is a folder"), ("torn.parquet", "Parquet")],
)
def test_what_cannot_be_read_is_one_line(run, tmp_path, given, said):
    (tmp_path / "torn.parquet").write_bytes(b"PAR1 and no more")
    done = run("batch", given)
    assert (done.returncode, done.stdout) == (2, b"")
    (line,) = done.stderr.decode().splitlines()
    assert said in line
