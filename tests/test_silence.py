"""Nothing is sent anywhere, and nothing is written that the README does not name: every command is watched."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from observer import read_trace, require_strace, watched
from stories import make_docx, make_html, make_pdf, make_picture

ROOT = Path(__file__).parents[1]
COMMAND = [sys.executable, "-m", "bot.command"]
STORY = "At least 300 people were killed in Orlo, the ministry said, and rebuilding will cost $3.2bn."
PAGE = make_html("Orlo").decode()


@pytest.fixture
def watch(tmp_path):
    """Run a command in an empty folder with an empty home and an empty folder for temporary files, and watch it."""
    require_strace()
    work, home, temporary = (tmp_path / name for name in ("work", "home", "temporary"))
    for folder in (work, home, temporary):
        folder.mkdir()

    def run(*arguments, command=COMMAND, stdin=b""):
        # Nothing else: libraries that report to their makers are quiet where they find themselves in somebody's CI.
        environ = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "HOME": str(home), "TMPDIR": str(temporary)}
        trace = tmp_path / "trace"
        done = subprocess.run(
            watched([*command, *arguments], trace), cwd=work, env=environ, input=stdin, capture_output=True, timeout=120
        )
        return done, read_trace(trace, work), work

    return run


def assert_silent(observed, work, *, temporary=False):
    assert observed.connections == set()
    outside = {path for path in observed.written if not path.startswith(str(work))}
    if temporary:
        outside = {path for path in outside if "/temporary/" not in path}
    assert outside == set()


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("story.txt", lambda: STORY.encode()),
        ("story.md", lambda: f"# Orlo\n\n{STORY}".encode()),
        ("story.html", lambda: make_html("Orlo")),
        ("story.pdf", lambda: make_pdf(STORY)),
        ("story.docx", lambda: make_docx(STORY)),
    ],
)
def test_a_check_sends_and_writes_nothing(watch, tmp_path, name, make):
    (tmp_path / "work" / name).write_bytes(make())
    done, observed, work = watch("check", name, "--json")
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["figures"]
    assert observed.written <= {str(work / "/dev/null")}
    assert_silent(observed, work)


@pytest.mark.parametrize("name", ["figures.csv", "figures.xlsx"])
def test_a_table_is_written_where_it_is_wanted_and_nowhere_else(watch, name):
    done, observed, work = watch("check", STORY, "--table", name)
    assert (done.returncode, done.stderr) == (0, b"")
    assert (work / name).stat().st_size > 100
    assert_silent(observed, work)


def test_a_picture_goes_through_temporary_files_alone(watch, tmp_path):
    (tmp_path / "work" / "story.png").write_bytes(make_picture(STORY))
    _, observed, work = watch("check", "story.png")
    assert_silent(observed, work, temporary=True)
    assert "temporary files" in (ROOT / "README.md").read_text()


def test_a_batch_sends_and_writes_nothing(watch):
    lines = [{"id": "1", "text": STORY}, {"id": "2", "html": PAGE, "url": "https://orlo.example/"}]
    done, observed, work = watch("batch", "--workers", "2", stdin="\n".join(map(json.dumps, lines)).encode())
    assert [json.loads(line)["error"] for line in done.stdout.splitlines()] == [None, None]
    assert_silent(observed, work)


def test_a_cluster_of_this_machine_stays_on_it(watch):
    lines = "\n".join(json.dumps({"id": each, "text": STORY}) for each in range(4)).encode()
    done, observed, work = watch("batch", "--cluster", "local", stdin=lines)
    assert [json.loads(line)["error"] for line in done.stdout.splitlines()] == [None] * 4
    # The C library asks the machine's own maker of unique names there, if it runs.
    connections = observed.connections - {"/run/uuidd/request"}
    assert connections
    assert {address.rpartition(":")[0] for address in connections} == {"127.0.0.1"}
    # Keys of one batch go through memory or a temporary file, and no text goes to the disk.
    written = {path for path in observed.written if "/temporary/" not in path and not path.startswith(str(work))}
    assert written <= {"/var/lib/libuuid/clock.txt"}
    assert list((work.parent / "temporary").iterdir()) == []


def test_the_library_sends_and_writes_nothing(watch):
    code = f"""
from config.engine import load_engine
from config.settings import Settings
from extractors import analyze, read_article
print(len(analyze(read_article({STORY!r}), load_engine(Settings())).figures))
"""
    done, observed, work = watch("-c", code, command=[sys.executable])
    assert done.stdout == b"2\n"
    assert_silent(observed, work)


def test_the_observer_sees_what_there_is_to_see(watch):
    code = "import socket; open('../home/x', 'w'); socket.socket().connect_ex(('127.0.0.1', 9))"
    _, observed, _ = watch("-c", code, command=[sys.executable])
    assert observed.connections == {"127.0.0.1:9"}
    assert [path.rpartition("/")[2] for path in observed.written] == ["x"]


def test_the_web_page_sends_and_writes_nothing(watch):
    code = f"""
import asyncio, json, urllib.request
from bot.site.running import open_site
from config.settings import Settings
from extractors.articles.web import FetchPolicy

def ask(address):
    headers = {{"Content-Type": "application/json"}}
    wish = urllib.request.Request(address + "api/check", json.dumps({{"text": {STORY!r}}}).encode(), headers)
    with urllib.request.urlopen(wish) as answer:
        return len(json.load(answer)["figures"])

async def run():
    async with open_site(Settings(serve_listen="127.0.0.1:0"), FetchPolicy()) as address:
        print(address, await asyncio.to_thread(ask, address))

asyncio.run(run())
"""
    done, observed, work = watch("-c", code, command=[sys.executable])
    assert done.stderr == b""
    address, figures = done.stdout.decode().split()
    assert figures == "2"
    # Its own question is all that went anywhere.
    assert observed.connections == {address.removeprefix("http://").rstrip("/")}
    assert {path for path in observed.written if not path.startswith(str(work))} == set()
