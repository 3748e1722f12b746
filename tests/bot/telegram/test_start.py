"""Starting: what is missing or wrong is said in one line, and a server that is not there yet is waited for."""

import socket

import httpx
import pytest
from bot_api import BotApi
from bot_process import BotProcess
from chats import private_chat
from faults import ALWAYS, bad_gateway, refuse
from stories import flood, new_town


@pytest.fixture
def own_api():
    server = BotApi().start()
    yield server
    server.stop()


@pytest.fixture
def make_bot(tmp_path):
    made = []

    def make(api: BotApi, **environ: str) -> BotProcess:
        made.append(BotProcess(api, tmp_path, **environ))
        return made[-1]

    yield make
    for each in made:
        each.close()


def last_line(bot: BotProcess) -> str:
    assert "Traceback" not in bot.log
    return bot.log.strip().splitlines()[-1]


def test_without_a_token_it_says_how_to_get_one(own_api, make_bot):
    bot = make_bot(own_api, FIGURECHECK_TELEGRAM_TOKEN="").launch()
    assert bot.wait() == 2
    line = last_line(bot)
    assert line.startswith("figurecheck: ")
    assert "@BotFather" in line
    assert "--as-telegram" in line
    assert own_api.calls == []


def test_it_says_which_files_its_settings_are_from_and_nothing_of_them(own_api, make_bot, tmp_path):
    (tmp_path / "figurecheck.toml").write_text('contact = "desk@paper.example"\nper_user = 7')
    bot = make_bot(own_api, FIGURECHECK_TELEGRAM_TOKEN="9:wrong-token-of-nobody-00000000000000").launch()
    assert bot.wait() == 2
    (event,) = [line for line in bot.log.splitlines() if "settings_read" in line]
    assert '"files": ["figurecheck.toml"]' in event
    assert "desk@" not in bot.log


def test_a_token_that_is_refused_ends_it(own_api, make_bot):
    bot = make_bot(own_api, FIGURECHECK_TELEGRAM_TOKEN="9:wrong-token-of-nobody-00000000000000").launch()
    assert bot.wait() == 2
    line = last_line(bot)
    assert "token" in line.lower()
    assert "9:wrong" not in bot.log


def test_a_token_that_is_revoked_while_it_runs_ends_it(own_api, make_bot):
    bot = make_bot(own_api).start()
    own_api.fail("*", refuse(401, "Unauthorized"), times=ALWAYS)
    # A long poll that was asked before ends with this update.
    private_chat(own_api).say("/start")
    # What is in hand cannot be said any more, and is not waited for.
    assert bot.wait(seconds=6) == 2
    assert "token" in last_line(bot).lower()
    assert own_api.token not in bot.log


def test_a_server_that_is_not_there_yet_is_waited_for(make_bot):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    api = BotApi(port=port)
    bot = make_bot(api).launch()
    # It says that it waits; then the server comes.
    api.wait_for(lambda: bot.log.strip() or bot.process.poll() is not None, "it says something", seconds=20)
    assert bot.process.poll() is None, bot.log
    api.start()
    try:
        chat = private_chat(api)
        chat.wait_for_reply(chat.say(flood(new_town())), having="312", seconds=40)
        assert "Traceback" not in bot.log
    finally:
        bot.close()
        api.stop()


def test_a_server_that_fails_at_first_is_waited_for(own_api, make_bot):
    own_api.fail("*", bad_gateway(), times=3)
    bot = make_bot(own_api).start()
    chat = private_chat(own_api)
    chat.wait_for_reply(chat.say(flood(new_town())), having="312", seconds=30)
    assert "Traceback" not in bot.log


def test_a_webhook_that_was_left_behind_is_taken_away_and_commands_do_not_matter(own_api, make_bot):
    url = f"{own_api.url}/bot{own_api.token}/setWebhook"
    assert httpx.post(url, data={"url": "https://old.example/hook"}, trust_env=False).json()["ok"]
    refused = refuse(400, "Bad Request: not today")
    own_api.fail("deleteWebhook", refused, times=2)
    commands = own_api.fail("setMyCommands", refused, times=ALWAYS)
    make_bot(own_api).start()
    chat = private_chat(own_api)
    chat.wait_for_reply(chat.say(flood(new_town())), having="312", seconds=30)
    assert own_api.webhook == {}
    assert commands.hits


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("FIGURECHECK_TELEGRAM_TOKEN", "a wrong token"),
        ("FIGURECHECK_TELEGRAM_URL", "not an address"),
        ("FIGURECHECK_DATABASE", "nonsense://"),
        ("FIGURECHECK_DATABASE", "/proc/none/figurecheck.db"),
    ],
)
def test_a_setting_that_is_wrong_is_named(own_api, make_bot, name, value):
    bot = make_bot(own_api, **{name: value}).launch()
    assert bot.wait() == 2
    line = last_line(bot)
    assert line.startswith("figurecheck: ")
    assert line.endswith(".")
    assert "a wrong token" not in line
