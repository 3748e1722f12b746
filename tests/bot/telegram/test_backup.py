"""A backup made while the bot answers, and another bot that goes on from it."""

import csv
import io
import subprocess
import sys

import pytest
from bot_process import BotProcess
from chats import private_chat
from postgresql import PostgreSQL, find_programs
from stories import flood, new_town

OWN_SERVER = True
FIGURES = r"312[\s\S]*1,240[\s\S]*3\.2"


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def database(request):
    """Where the second bot keeps what it has."""
    if request.param == "sqlite":
        yield "elsewhere.db"
        return
    programs = find_programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed")
    server = PostgreSQL(programs)
    try:
        yield server.start().make_database()
    finally:
        server.stop()


def run(bot, *arguments, **environ):
    return subprocess.run(
        [sys.executable, "-m", "bot.command", *arguments],
        cwd=bot.folder,
        env=bot.environ | environ,
        capture_output=True,
        timeout=60,
    )


def test_buttons_of_before_work_at_the_bot_that_goes_on(api, tmp_path, database):
    chat = private_chat(api)
    first = BotProcess(api, tmp_path)
    try:
        first.start()
        report = chat.wait_for_reply(chat.say(flood(new_town())), having=FIGURES)
        done = run(first, "backup", "kept")
        assert (done.returncode, done.stderr) == (0, b"")
        # It went on answering.
        chat.wait_for_reply(chat.say(flood(new_town())), having=FIGURES)
        assert first.terminate() == 0
    finally:
        first.close()
    restored = run(first, "restore", "kept", FIGURECHECK_DATABASE=database)
    assert (restored.returncode, restored.stderr) == (0, b"")
    second = BotProcess(api, tmp_path, FIGURECHECK_DATABASE=database)
    try:
        second.start()
        chat.press(report, "CSV")
        file = api.wait_for(lambda: next((each for each in chat.sent if each.data is not None), None), "a file")
        assert "1,240" in str(list(csv.reader(io.StringIO(file.data.decode("utf-8-sig")))))
        assert second.terminate() == 0
    finally:
        second.close()
