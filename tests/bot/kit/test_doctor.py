"""``figurecheck doctor`` at a real server, with a real database and model, some of it broken."""

import os
import sqlite3
import stat
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from bot_api import BotApi

from bot.kit.check import Mark
from bot.kit.telegram import check_delivery, check_webhook
from bot.service.lane import UPDATE_KINDS
from config.settings import Settings

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def api():
    server = BotApi().start()
    yield server
    server.stop()


@pytest.fixture
def examine(run, api):
    """Run it; gives the exit status and what it says, by the names of its checks."""

    def act(**environ):
        at_server = {"FIGURECHECK_TELEGRAM_TOKEN": api.token, "FIGURECHECK_TELEGRAM_URL": api.url}
        done = run("doctor", **(at_server | environ))
        assert done.stderr == b""
        assert api.token.encode() not in done.stdout
        said = {}
        for line in done.stdout.decode().splitlines():
            mark, _, rest = line.partition(" ")
            name, _, seen = rest.partition(": ")
            said.setdefault(name, []).append((mark, seen))
        return done.returncode, said

    return act


def test_everything_in_order_is_no_failure_and_makes_nothing(examine, tmp_path):
    status, said = examine()
    assert status == 0
    ((mark, seen),) = said["token"]
    assert mark == "✓"
    assert "@" in seen
    assert said["clock"] == [("✓", "as Telegram's")]
    assert said["model"][0][0] == "✓"
    assert said["database"] == [("!", "figurecheck.db is empty: the bot makes it when it starts")]
    assert {mark for checks in said.values() for mark, _ in checks} == {"✓", "!"}
    assert list(tmp_path.iterdir()) == []


def test_without_a_token_the_rest_is_looked_at(examine):
    status, said = examine(FIGURECHECK_TELEGRAM_TOKEN="")
    assert status == 0
    assert said["token"][0][0] == "!"
    assert "@BotFather" in said["token"][0][1]
    assert "model" in said
    assert "webhook" not in said


@pytest.mark.parametrize(
    ("broken", "name", "word"),
    [
        ({"FIGURECHECK_TELEGRAM_TOKEN": "1:another"}, "token", "@BotFather"),
        ({"FIGURECHECK_TELEGRAM_URL": "http://127.0.0.1:9"}, "telegram", "ConnectError"),
        ({"FIGURECHECK_MODEL": "no_such_model"}, "model", "no_such_model"),
        ({"FIGURECHECK_DATABASE": "/no/such/folder/x/y.db"}, "disk", "/no/such/folder"),
        ({"FIGURECHECK_DATABASE": "postgresql://me:hidden@127.0.0.1:9/kept"}, "database", "127.0.0.1/kept"),
    ],
)
def test_what_is_broken_is_told_and_fails(examine, broken, name, word):
    status, said = examine(**broken)
    assert status == 1
    assert [mark for mark, _ in said[name]] == ["✗"]
    assert word in said[name][0][1]
    assert "hidden" not in str(said)


def test_a_database_of_others_is_told(examine, run, tmp_path):
    assert b"figurecheck.db is now at" in run("migrate").stdout
    assert examine()[1]["database"][0][0] == "✓"
    file = tmp_path / "figurecheck.db"
    file.chmod(0o644)
    status, said = examine()
    assert (status, [mark for mark, _ in said["database"]]) == (1, ["✓", "✗"])
    file.chmod(0o600)
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    status, said = examine()
    assert (status, said["database"][0][0]) == (1, "✗")
    assert "newer" in said["database"][0][1]
    file.write_text("no database")
    assert examine()[0] == 1


def test_a_webhook_at_the_server_is_held_against_the_settings(examine, api):
    assert examine()[1]["webhook"] == [("✓", "none, the bot polls")]
    wanted = "https://bot.paper.example/hook"
    assert examine(FIGURECHECK_WEBHOOK_URL=wanted)[1]["webhook"][0][0] == "!"
    api.webhook = {"url": wanted}
    try:
        assert examine(FIGURECHECK_WEBHOOK_URL=wanted)[1]["webhook"] == [("✓", "set as in the settings")]
        assert examine()[1]["webhook"][0][0] == "!"
    finally:
        api.webhook = {}


@pytest.mark.parametrize(
    ("changed", "marks"),
    [
        ({}, [Mark.RIGHT, Mark.RIGHT]),
        ({"can_read_all_group_messages": False}, [Mark.NOTED, Mark.RIGHT]),
        ({"supports_inline_queries": False}, [Mark.RIGHT, Mark.NOTED]),
        ({"can_join_groups": False}, [Mark.NOTED, Mark.RIGHT, Mark.RIGHT]),
        ({"supports_guest_queries": True}, [Mark.RIGHT, Mark.RIGHT, Mark.RIGHT]),
        ({"supports_guest_queries": False}, [Mark.RIGHT, Mark.RIGHT, Mark.NOTED]),
    ],
)
def test_what_telegram_delivers(changed, marks):
    bot = {"can_join_groups": True, "can_read_all_group_messages": True, "supports_inline_queries": True} | changed
    assert [check.mark for check in check_delivery(bot)] == marks


@pytest.mark.parametrize(
    ("changed", "mark"),
    [
        ({"pending_update_count": 5, "last_error_date": NOW.timestamp() - 90}, Mark.BROKEN),
        ({"pending_update_count": 0, "last_error_date": NOW.timestamp() - 90}, Mark.NOTED),
        ({"pending_update_count": 5, "last_error_date": NOW.timestamp() - 9000}, Mark.NOTED),
    ],
)
def test_a_failing_webhook_is_told_with_its_age(changed, mark):
    url = "https://bot.paper.example/hook"
    info = {"url": url, "last_error_message": "SSL error {\u202e}"} | changed
    first, last = check_webhook(info, Settings(webhook_url=url), now=NOW)
    assert (first.mark, last.mark) == (Mark.RIGHT, mark)
    assert ("1 minute ago" in last.seen) or ("2 hours ago" in last.seen)
    assert "SSL error" in last.seen


def test_kinds_of_updates_that_are_kept_back():
    kinds = [*UPDATE_KINDS]
    (only,) = check_webhook({"allowed_updates": kinds}, Settings(), now=NOW)
    assert only.mark is Mark.RIGHT
    _, told = check_webhook({"allowed_updates": kinds[1:]}, Settings(), now=NOW)
    assert (told.mark, kinds[0] in told.seen) == (Mark.NOTED, True)


@pytest.mark.parametrize(("seconds", "mark"), [(2, "✓"), (30, "!"), (-30, "!"), (4000, "✗")])
def test_a_clock_that_is_wrong(examine, api, monkeypatch, seconds, mark):
    # The server's clock cannot be set: what it tells is.
    answer = api._do

    async def tell_another_time(*arguments):
        response = await answer(*arguments)
        response.headers["Date"] = format_datetime(datetime.now(UTC) - timedelta(seconds=seconds), usegmt=True)
        return response

    monkeypatch.setattr(api, "_do", tell_another_time)
    status, said = examine()
    assert (said["clock"][0][0], status) == (mark, int(mark == "✗"))


def test_backup_restore_and_migrate_as_they_are_run(run, tmp_path):
    assert b"new" in run("migrate").stdout
    assert b"up to date" in run("migrate").stdout
    done = run("backup", "kept")
    assert (done.returncode, done.stdout) == (0, b"0 rows are in kept, which only you can read.\n")
    assert stat.S_IMODE(os.stat(tmp_path / "kept").st_mode) == 0o600
    again = run("backup", "kept")
    assert (again.returncode, again.stdout) == (2, b"")
    assert b"there already" in again.stderr
    assert run("restore", "kept", FIGURECHECK_DATABASE="new.db").returncode == 0
    assert (tmp_path / "new.db").exists()
    wrong = run("restore", "figurecheck.toml")
    assert (wrong.returncode, len(wrong.stderr.splitlines())) == (2, 1)
