"""Log and metrics carry no word of anybody: canaries go through every door of the bot, and some of them break it."""

import json
import socket

import httpx
import pytest
from chats import group_chat, private_chat
from faults import change_result
from stories import flood, make_docx, make_html

OWN_SERVER = True
SECRET, KEY = "secret-of-the-webhook-1", "key-of-the-fact-checks"
# A word for each door, so that it is seen through which it came.
DOORS = "text edit file file_name caption link title person stranger inline broken crash".split()
WORDS = {door: f"Quill{number}feather" for number, door in enumerate(DOORS)}
FIGURES = r"312[\s\S]*1,240[\s\S]*3\.2"


@pytest.fixture(scope="module")
def metrics_port():
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


@pytest.fixture(scope="module")
def known(api):
    return {
        "alone": private_chat(api, WORDS["person"]),
        "group": group_chat(api, title=WORDS["title"]),
        "operator": private_chat(api, "Operator"),
    }


@pytest.fixture(scope="module")
def bot(start_bot, known, metrics_port):
    return start_bot(
        FIGURECHECK_ALLOWED_USERS=str(known["alone"].person["id"]),
        FIGURECHECK_ALLOWED_CHATS=str(known["group"].id),
        FIGURECHECK_OPERATOR_CHAT=str(known["operator"].id),
        FIGURECHECK_METRICS_PORT=str(metrics_port),
        FIGURECHECK_FACT_CHECK_KEY=KEY,
        FIGURECHECK_FACT_CHECK_URL="http://127.0.0.1:9/claims",
        FIGURECHECK_WEBHOOK_SECRET=SECRET,
    )


@pytest.fixture(scope="module")
def shown(api, bot, known, metrics_port):
    """What the bot logged and told of itself after all of it, until its end."""
    go_through_every_door(api, known)
    base = f"http://127.0.0.1:{metrics_port}"
    told = {path: httpx.get(f"{base}/{path}", trust_env=False).text for path in ("metrics", "health")}
    assert bot.terminate() == 0
    return told | {"log": bot.log}


def go_through_every_door(api, known):
    alone, group = known["alone"], known["group"]
    number = alone.say(flood(WORDS["text"]))
    alone.wait_for_reply(number, having=FIGURES)
    alone.edit(number, flood(WORDS["edit"]))
    alone.wait_for_reply(number, having=WORDS["edit"])
    file = make_docx(f"Some 300 boats sank off {WORDS['file']}, the mayor said.")
    alone.wait_for_reply(alone.send_file(f"{WORDS['file_name']}.docx", file, caption=f"300 of {WORDS['caption']}"))
    alone.wait_for_reply(alone.send_file(f"{WORDS['file_name']}.pdf", f"%PDF-1.7 {WORDS['broken']}".encode()))
    alone.wait_for_reply(alone.send_file(f"{WORDS['file_name']}.html", make_html(WORDS["file"]) + b"\xff\xfe"))
    alone.wait_for_reply(alone.say(f"https://{WORDS['link'].lower()}.invalid/{WORDS['link']}"))
    group.wait_for_reply(group.say(f"/check {flood(WORDS['text'])}"), having="312")
    private_chat(api, WORDS["stranger"]).say(flood(WORDS["stranger"]))
    query = {"id": "77", "from": alone.person, "offset": "", "chat_type": "private"}
    api.rules.queries["77"] = []
    api.push({"inline_query": query | {"query": f"300 boats of {WORDS['inline']}"}})
    api.wait_for(lambda: api.made("answerInlineQuery"), "the inline query is answered")
    crash(api, known)


def crash(api, known):
    """A fault of ours in the midst of a message, and an update that nobody can read."""
    group, operator = known["group"], known["operator"]
    before = max((each.message_id for each in operator.sent), default=0)
    api.fail("sendMessage", change_result(lambda _: WORDS["crash"]), chat_id=group.id)
    group.say(f"/check {flood(WORDS['crash'])}")
    told = operator.wait_for_sent(after=before)
    assert WORDS["crash"] not in told.text
    api.push({"message": {"chat": {"id": known["alone"].id}, "from": known["alone"].person, "text": WORDS["crash"]}})
    alone = known["alone"]
    alone.wait_for_reply(alone.say(flood(WORDS["text"])), having=FIGURES)


@pytest.mark.parametrize("place", ["log", "metrics", "health"])
def test_no_word_of_anybody_is_told(shown, place):
    text = shown[place].lower()
    assert len(text) > 50
    assert {door for door, word in WORDS.items() if word.lower() in text} == set()
    # Nor anything else of the story that was told several times.
    assert "interior ministry" not in text


@pytest.mark.parametrize("place", ["log", "metrics", "health"])
def test_no_secret_is_told(api, shown, place):
    for secret in (api.token, api.token.partition(":")[2], KEY, SECRET):
        assert secret not in shown[place]


def test_each_line_of_the_log_is_an_event(shown):
    events = [json.loads(line) for line in shown["log"].splitlines()]
    assert {"started", "stopped"} <= {event["event"] for event in events}
    # What broke was told of, without its words.
    assert any(event["level"] == "error" for event in events)
