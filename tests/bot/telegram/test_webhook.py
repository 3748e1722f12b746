"""With a webhook: updates come to the bot, and only with the secret."""

import socket

import httpx
import pytest
from bot_process import BotProcess
from chats import Chat, private_chat
from stories import flood, new_town

OWN_SERVER = True
FIGURES = r"312[\s\S]*1,240[\s\S]*3\.2"
SECRET = "secret_of_the_tests-1"


@pytest.fixture(scope="module")
def bot(api, start_bot) -> BotProcess:
    with socket.create_server(("127.0.0.1", 0)) as free:
        api.webhook_port = free.getsockname()[1]
    return start_bot(
        FIGURECHECK_WEBHOOK_URL="https://bot.paper.example/figurecheck",
        FIGURECHECK_WEBHOOK_SECRET=SECRET,
        FIGURECHECK_WEBHOOK_LISTEN=f"127.0.0.1:{api.webhook_port}",
    )


@pytest.fixture
def chat(api, bot) -> Chat:
    return private_chat(api)


def post(api, **more) -> httpx.Response:
    update = {"update_id": 1_000_000, "message": {}}
    return httpx.post(
        f"http://127.0.0.1:{api.webhook_port}/figurecheck", **({"json": update} | more), trust_env=False, timeout=10
    )


def test_it_is_set_with_its_secret(api, bot):
    assert api.webhook["url"] == "https://bot.paper.example/figurecheck"
    assert api.webhook["secret_token"] == SECRET
    assert api.made("getUpdates") == []


def test_a_message_is_answered(api, chat):
    chat.wait_for_reply(chat.say(flood(new_town())), having=FIGURES)
    assert api.webhook_statuses[-1] == 200


@pytest.mark.parametrize("headers", [{}, {"X-Telegram-Bot-Api-Secret-Token": "guess"}])
def test_without_the_secret_nothing_is_taken(api, bot, headers):
    assert post(api, headers=headers).status_code in (401, 403)


@pytest.mark.parametrize("body", [b"", b"no JSON", b"[]", b'{"update_id": "x"}', b"\xff\xfe", b"{" * 100_000])
def test_what_is_no_update_is_refused_or_set_aside(api, chat, bot, body):
    response = post(api, json=None, content=body, headers={"X-Telegram-Bot-Api-Secret-Token": SECRET})
    assert response.status_code in (200, 400)
    chat.wait_for_reply(chat.say(flood(new_town())), having=FIGURES)


def test_an_endless_body_is_not_read(api, bot):
    headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
    try:
        assert post(api, json=None, content=b"a" * 30_000_000, headers=headers).status_code == 413
    except httpx.TransportError:
        # Hanging up is as good.
        pass


def test_the_same_update_twice_is_answered_once(api, chat, bot):
    number = chat.say(flood(new_town()))
    chat.wait_for_reply(number, having=FIGURES)
    update = {"update_id": api._last_update, "message": chat._kept[number]}
    headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
    assert post(api, json=update, headers=headers).status_code == 200
    chat.wait_for_reply(chat.say(flood(new_town())), having=FIGURES)
    assert len(chat.replies(number)) == 1


def test_what_came_while_it_was_down_is_answered(api, chat, bot):
    bot.kill()
    number = chat.say(flood(new_town()))
    bot.start()
    chat.wait_for_reply(number, having=FIGURES)
