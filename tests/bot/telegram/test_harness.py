"""The harness itself: a server that the bot is tried against must be one that can say no."""

import json
import sys
from pathlib import Path

import httpx
import pytest
from bot_api import BotApi
from bot_process import BotProcess
from chats import forward_from_channel, group_chat, private_chat
from faults import bad_gateway, cut_body, delay, flood, refuse, reset
from telegram_html import EntityError, count_units, parse_html

OWN_SERVER = True
TOPIC = 77


def call(api: BotApi, method: str, *, timeout: float = 5, **fields: object) -> httpx.Response:
    data = {name: value if isinstance(value, str) else json.dumps(value) for name, value in fields.items()}
    return httpx.post(f"{api.url}/bot{api.token}/{method}", data=data, timeout=timeout, trust_env=False)


def refusal(response: httpx.Response) -> tuple[int, str]:
    assert not response.json()["ok"]
    return response.status_code, response.json()["description"]


@pytest.mark.parametrize(
    ("marked", "text", "entities"),
    [
        ("a <b>b</b> c", "a b c", [("bold", 2, 1)]),
        ("<b>a <i>b</i></b>", "a b", [("bold", 0, 3), ("italic", 2, 1)]),
        ("&lt;&amp;&#x27;&#39;&quot; &", "<&''\" &", []),
        ("<blockquote expandable>x</blockquote>", "x", [("expandable_blockquote", 0, 1)]),
        ('<a href="https://news.example/?a=1&amp;b=2">it</a>', "it", [("text_link", 0, 2)]),
        ("  \n<b>😀 ok</b>\n", "😀 ok", [("bold", 0, 5)]),
        ("<b></b>empty", "empty", []),
    ],
)
def test_markup_is_read_as_documented(marked, text, entities):
    parsed = parse_html(marked)
    assert parsed.text == text
    assert [(each["type"], each["offset"], each["length"]) for each in parsed.entities] == entities


@pytest.mark.parametrize(
    ("marked", "why"),
    [
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("é<b><i>a</b></i>", 'Unmatched end tag at byte offset 9, expected "</i>", found "</b>"'),
        ("<p>a</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("1 < 2", "Unclosed start tag at byte offset 2"),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_broken_markup_is_refused(marked, why):
    with pytest.raises(EntityError) as refused:
        parse_html(marked)
    assert str(refused.value) == why


def test_what_telegram_would_change_is_complained_of():
    assert parse_html("<b>a</b>" * 101).complaints == ["101 entities, of which 100 are kept"]
    assert parse_html("<blockquote>a<blockquote>b</blockquote></blockquote>").complaints
    assert parse_html("caf&eacute;").complaints
    assert parse_html("<b>a</b>" * 100).complaints == []


def test_it_is_the_emulator_that_answers(api):
    me = call(api, "getMe").json()["result"]
    assert me["username"] == "figurecheck_test_bot"
    assert me["capabilities"]["video_uploads"] is True


@pytest.mark.parametrize(
    ("units", "status"), [("a" * 4096, 200), ("a" * 4097, 400), ("😀" * 2048, 200), ("😀" * 2048 + "a", 400)]
)
def test_a_message_is_measured_after_its_markup(api, units, status):
    chat = private_chat(api)
    assert count_units(units) in (4096, 4097)
    response = call(api, "sendMessage", chat_id=chat.id, text=f"<b><i>{units}</i></b>", parse_mode="HTML")
    assert response.status_code == status
    assert status == 200 or refusal(response) == (400, "Bad Request: message is too long")


def test_refusals_are_those_of_telegram(api):
    chat, group = private_chat(api), group_chat(api, is_forum=True)
    assert refusal(call(api, "sendMessage", chat_id=5, text="a")) == (400, "Bad Request: chat not found")
    assert (
        "can't parse entities" in refusal(call(api, "sendMessage", chat_id=chat.id, text="<b>", parse_mode="HTML"))[1]
    )
    nobody = {"message_id": 999_999}
    missing = call(api, "sendMessage", chat_id=chat.id, text="a", reply_parameters=nobody)
    assert refusal(missing) == (400, "Bad Request: message to be replied not found")
    assert call(
        api,
        "sendMessage",
        chat_id=chat.id,
        text="a",
        reply_parameters=nobody | {"allow_sending_without_reply": True},
    ).json()["ok"]
    assert refusal(call(api, "sendMessage", chat_id=group.id, text="a", message_thread_id=TOPIC)) == (
        400,
        "Bad Request: message thread not found",
    )
    assert refusal(call(api, "answerCallbackQuery", callback_query_id="1"))[1].startswith(
        "Bad Request: query is too old"
    )
    assert refusal(call(api, "editMessageText", chat_id=chat.id, message_id=9999, text="a")) == (
        400,
        "Bad Request: message to edit not found",
    )
    api.refuse_chat(chat.id, 403, "Forbidden: bot was blocked by the user")
    assert refusal(call(api, "sendMessage", chat_id=chat.id, text="a"))[0] == 403
    wrong = httpx.post(f"{api.url}/bot1:wrong/getMe", trust_env=False)
    assert refusal(wrong) == (401, "Unauthorized")


def test_an_edit_that_changes_nothing_is_refused(api):
    chat = private_chat(api)
    keyboard = {"inline_keyboard": [[{"text": "All", "callback_data": "a:1"}]]}
    sent = call(api, "sendMessage", chat_id=chat.id, text="a", reply_markup=keyboard).json()["result"]
    words = {"chat_id": chat.id, "message_id": sent["message_id"], "reply_markup": keyboard}
    assert "message is not modified" in refusal(call(api, "editMessageText", text="a", **words))[1]
    assert call(api, "editMessageText", text="b", **words).json()["result"]["text"] == "b"
    assert chat.sent[0].shown == ["a", "b"]


@pytest.mark.parametrize("data", ["é" * 33, ""])
def test_buttons_are_measured_by_the_emulator(api, data):
    chat = private_chat(api)
    keyboard = {"inline_keyboard": [[{"text": "All", "callback_data": data}]]}
    assert refusal(call(api, "sendMessage", chat_id=chat.id, text="a", reply_markup=keyboard))[0] == 400
    assert api.rules.complaints.pop() == "sendMessage: Bad Request: invalid reply_markup"


def test_updates_of_every_kind_come_in_order_and_stay_until_acknowledged(api):
    chat, channel = private_chat(api), group_chat(api, kind="channel")
    first = chat.say("one")
    chat.edit(first, "one and a half")
    channel.say("a post")
    chat.write({"text": "x" * 70_000})
    kinds = ["message", "edited_message", "channel_post"]
    got = call(api, "getUpdates", allowed_updates=kinds).json()["result"]
    assert [(set(each) - {"update_id"}).pop() for each in got] == [*kinds, "message"]
    assert len(got[3]["message"]["text"]) == 70_000
    assert call(api, "getUpdates", allowed_updates=["channel_post"]).json()["result"] == [got[2]]
    assert call(api, "getUpdates", offset=got[-1]["update_id"] + 1).json()["result"] == []


def test_files_are_given_out(api):
    chat = private_chat(api)
    chat.send_file("story.txt", b"At least 300 people")
    update = call(api, "getUpdates", offset=-1).json()["result"][0]
    path = call(api, "getFile", file_id=update["message"]["document"]["file_id"]).json()["result"]["file_path"]
    url = f"{api.url}/file/bot{api.token}/{path}"
    assert httpx.get(url, trust_env=False).content == b"At least 300 people"
    chat.send_file("long.txt", b"a" * 20_000_000 + b"b" * 2_000_000)
    update = call(api, "getUpdates", offset=-1).json()["result"][0]
    big = call(api, "getFile", file_id=update["message"]["document"]["file_id"])
    assert refusal(big) == (400, "Bad Request: file is too big")
    call(api, "getUpdates", offset=update["update_id"] + 1)


def test_faults_strike_as_often_as_they_are_told(api):
    chat = private_chat(api)
    api.fail("sendMessage", flood(3))
    response = call(api, "sendMessage", chat_id=chat.id, text="a")
    assert response.status_code == 429
    assert response.json()["parameters"] == {"retry_after": 3}
    api.fail("send*", bad_gateway(), times=2)
    assert [call(api, "sendMessage", chat_id=chat.id, text="a").status_code for _ in range(3)] == [502, 502, 200]
    api.fail("getMe", refuse(409, "Conflict"))
    assert call(api, "getMe").status_code == 409
    api.fail("getMe", delay(5))
    with pytest.raises(httpx.ReadTimeout):
        call(api, "getMe", timeout=0.1)
    assert len(chat.sent) == 1


@pytest.mark.parametrize(
    ("act", "error", "delivered"),
    [
        (reset(), httpx.ReadError, 0),
        (reset(after=True), httpx.ReadError, 1),
        (cut_body(), httpx.RemoteProtocolError, 1),
        (delay(5, before=False), httpx.ReadTimeout, 1),
    ],
)
def test_connections_break(api, act, error, delivered):
    chat = private_chat(api)
    api.fail("sendMessage", act)
    with pytest.raises(error):
        call(api, "sendMessage", chat_id=chat.id, text="a", timeout=0.5)
    api.wait_for(lambda: len(chat.sent) == delivered, "it was delivered or not", seconds=2)


def test_a_bot_at_it_gets_updates_and_answers(api, tmp_path):
    echo = BotProcess(api, tmp_path, command=[sys.executable, str(Path(__file__).with_name("echo_bot.py"))])
    try:
        echo.start()
        chat, group = private_chat(api), group_chat(api, is_forum=True)
        number = chat.say("300 people", **forward_from_channel())
        assert chat.wait_for_reply(number).marked("bold") == ["300 people"]
        number = group.say("400 people", thread=TOPIC)
        assert group.wait_for_reply(number).thread_id == TOPIC
        group.edit(number, "500 people", thread=TOPIC)
        group.wait_for_reply(number, having="500")
        assert api.acknowledged > 0
    finally:
        echo.close()
