"""What the tests of the command line share: the installed command itself, and reports made by hand."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from postgresql import PostgreSQL, find_programs

from extractors import Article, Figure, Report, Span

COMMAND = [sys.executable, "-m", "bot.command"]
SENTENCE = "Officials said that hundreds of houses were lost."


def clean_environment() -> dict[str, str]:
    """The environment without what would change the outcome."""
    ours = {name: text for name, text in os.environ.items() if not name.startswith("FIGURECHECK_")}
    # Nor are the settings of whoever runs the tests read.
    return ours | {"PYTHONPATH": str(Path(__file__).parents[2]), "XDG_CONFIG_HOME": "/nowhere"}


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Run the command to its end in an empty folder."""

    def run_command(*arguments: str | Path, stdin: bytes = b"", **environ: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [*COMMAND, *map(str, arguments)],
            input=stdin,
            capture_output=True,
            cwd=tmp_path,
            env=clean_environment() | environ,
            timeout=60,
            check=False,
        )

    return run_command


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., subprocess.Popen[bytes]]]:
    """Start the command in an empty folder, its streams open; ended with the test."""
    started: list[subprocess.Popen[bytes]] = []

    # A shell that runs the tests in the background has Ctrl-C ignored, and what they start would inherit that.
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)

    def start_command(
        *arguments: str, stderr: int = subprocess.PIPE, environ: dict[str, str] | None = None
    ) -> subprocess.Popen[bytes]:
        pipe = subprocess.PIPE
        process = subprocess.Popen(
            [*COMMAND, *arguments],
            stdin=pipe,
            stdout=pipe,
            stderr=stderr,
            cwd=tmp_path,
            env=clean_environment() | (environ or {}),
        )
        started.append(process)
        return process

    yield start_command
    for process in started:
        process.kill()
        process.wait()
        for stream in filter(None, (process.stdin, process.stdout, process.stderr)):
            with suppress(BrokenPipeError):
                stream.close()


@pytest.fixture
def make_figure() -> Callable[..., Figure]:
    """Make a figure of SENTENCE, with whatever is to be different."""

    def make(text: str = "hundreds", *, sentence: str = SENTENCE, offset: int = 0, **changed: Any) -> Figure:
        start = offset + sentence.index(text)
        values: dict[str, Any] = {
            "text": text,
            "span": Span(start, start + len(text)),
            "value": None,
            "low": Decimal(200),
            "high": Decimal(999),
            "relation": "=",
            "change": None,
            "kind": "count",
            "unit": None,
            "counted": "houses",
            "counted_span": None,
            "concept": None,
            "sentence": sentence,
            "sentence_span": Span(offset, offset + len(sentence)),
            "part": "body",
            "rule": "test",
        }
        return Figure(**(values | changed))

    return make


@pytest.fixture
def make_report() -> Callable[..., Report]:
    """Make a report of figures, with whatever is to be different in its article."""

    def make(*figures: Figure, findings: tuple[Any, ...] = (), **changed: Any) -> Report:
        values: dict[str, Any] = {"text": SENTENCE, "language": "en"}
        return Report(Article(**(values | changed)), figures, findings)

    return make


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    """A server of PostgreSQL, where one is installed."""
    programs = find_programs()
    if programs is None or find_spec("psycopg") is None:
        pytest.skip("there is no PostgreSQL: apt-get install postgresql, pip install psycopg[binary]")
    server = PostgreSQL(programs)
    try:
        yield server.start()
    finally:
        server.stop()


@pytest.fixture(scope="module")
def _opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    from browser import is_installed, open_browser

    if not is_installed():
        pytest.skip("there is no browser: apt-get install chromium chromium-driver")
    downloads = tmp_path_factory.mktemp("downloads")
    with open_browser(tmp_path_factory.mktemp("profile"), downloads=downloads) as browser:
        browser.downloads = downloads
        yield browser


@pytest.fixture
def browser(_opened: Any) -> Iterator[Any]:
    """A real browser; whatever a test does, the page's policy keeps nothing out and its script fails nowhere."""
    yield _opened
    assert [line for line in _opened.log() if "the server responded with a status of 4" not in line] == []
