"""Running it for a newsroom: who is allowed, how much, what is logged, health and figures of the service."""

import re
import socket

import httpx
import pytest
from chats import group_chat, private_chat
from faults import change_result
from stories import flood, new_town

OWN_SERVER = True
FIGURES = r"312[\s\S]*1,240[\s\S]*3\.2"


def get_free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


@pytest.fixture(scope="module")
def known(api):
    return {"alone": private_chat(api), "group": group_chat(api), "operator": private_chat(api, "Operator")}


@pytest.fixture(scope="module")
def metrics_port() -> int:
    return get_free_port()


@pytest.fixture(scope="module")
def bot(start_bot, known, metrics_port):
    return start_bot(
        FIGURECHECK_ALLOWED_USERS=f"{known['alone'].person['id']},{known['operator'].person['id']}",
        FIGURECHECK_ALLOWED_CHATS=str(known["group"].id),
        FIGURECHECK_OPERATOR_CHAT=str(known["operator"].id),
        FIGURECHECK_METRICS_PORT=str(metrics_port),
        FIGURECHECK_PER_USER="6",
        FIGURECHECK_PER_CHAT="8",
    )


def test_who_is_on_the_list_is_answered(bot, known):
    alone, group = known["alone"], known["group"]
    alone.wait_for_reply(alone.say(flood(new_town())), having=FIGURES)
    group.wait_for_reply(group.say(f"/check {flood(new_town())}"), having="312")


def test_who_is_not_on_the_list_gets_no_report(api, bot, known):
    stranger, elsewhere = private_chat(api, "Mallory"), group_chat(api)
    stranger.say(flood(new_town()))
    elsewhere.say(f"/check {flood(new_town())}")
    alone = known["alone"]
    alone.wait_for_reply(alone.say(flood(new_town())), having=FIGURES)
    shown = " ".join(text for chat in (stranger, elsewhere) for each in chat.sent for text in each.shown)
    # The number to put on the list may hold these digits.
    assert re.search(r"\b312\b", shown) is None


def test_health_and_metrics(bot, known, metrics_port):
    alone = known["alone"]
    alone.wait_for_reply(alone.say(flood(new_town())), having=FIGURES)
    base = f"http://127.0.0.1:{metrics_port}"
    assert httpx.get(f"{base}/health", trust_env=False).status_code == 200
    metrics = httpx.get(f"{base}/metrics", trust_env=False)
    assert metrics.status_code == 200
    assert "# TYPE" in metrics.text
    assert alone.person["first_name"] not in metrics.text


def test_over_the_limit_the_wait_is_named(api, bot, known):
    alone = known["operator"]
    numbers = [alone.say(flood(new_town())) for _ in range(8)]
    answers = [alone.wait_for_reply(number, having="312|minute|hour|second").text for number in numbers]
    refused = [answer for answer in answers if "312" not in answer]
    assert len(refused) == 2
    assert all("minute" in each or "second" in each or "hour" in each for each in refused)


def test_what_people_write_is_not_in_the_log(api, bot, known):
    group = known["group"]
    town = new_town()
    number = group.say(f"/check {flood(town)}")
    group.wait_for_reply(number, having="312")
    assert town not in bot.log
    assert "interior ministry" not in bot.log
    assert api.token not in bot.log
    assert api.token.partition(":")[2] not in bot.log


def test_a_crash_is_told_to_the_operator_without_the_message(api, bot, known):
    group, operator = known["group"], known["operator"]
    before, town = max((each.message_id for each in operator.sent), default=0), new_town()
    # An answer of the server that no server gives.
    api.fail("sendMessage", change_result(lambda _: "sent"), chat_id=group.id)
    group.say(f"/check {flood(town)}")
    told = operator.wait_for_sent(after=before)
    assert town not in told.text
    assert "312" not in told.text
    assert group.chat["title"] not in told.text
