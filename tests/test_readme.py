"""What README.md shows is what comes out, and what it says to type works."""

import re
import subprocess
from io import StringIO
from pathlib import Path

from bot.reports.to_text import print_report
from config.engine import load_engine
from config.example import read_example
from config.settings import Settings
from extractors import analyze, read_article

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def find_block(behind: str) -> str:
    """Give the first block of code behind some words."""
    return README.partition(behind)[2].split("```")[1].partition("\n")[2]


def test_the_first_thing_shown_is_what_the_example_gives():
    printed = StringIO()
    print_report(analyze(read_article(read_example()), load_engine(Settings())), printed)
    entries = find_block("# figurecheck").strip().split("\n\n")
    assert len(entries) == 2
    # On a screen lines are folded.
    given = [re.sub(r"\s+", " ", entry).strip() for entry in printed.getvalue().split("\n\n")]
    assert [entry for entry in entries if re.sub(r"\s+", " ", entry).strip() not in given] == []


def test_the_bot_is_found_from_the_folder_that_it_runs_in(tmp_path):
    command = tmp_path / "copy" / ".venv" / "bin" / "figurecheck"
    command.parent.mkdir(parents=True)
    command.write_text('#!/bin/sh\necho "$PWD: $*"\n')
    command.chmod(0o700)
    done = subprocess.run(
        ["/bin/sh", "-c", find_block("### Running it")],
        cwd=tmp_path / "copy",
        env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        timeout=20,
        check=True,
    )
    assert done.stdout == f"{tmp_path}/figurecheck-bot: bot\n"
