"""Published fact-checks in the bot's reports, from a server on loopback."""

import asyncio
import json

import pytest
from chats import private_chat
from hostile_server import HostileServer
from misbehaviour import reply
from throwaway_certificates import make_certificates

OWN_SERVER = True
TEXT = "Dredging the harbour will cost $48 million, and 300 ships a year are affected, the mayor of {} said."
KEY = "a-secret-key"
CLAIM = {
    "text": "300 ships are affected.",
    "claimReview": [
        {"publisher": {"name": "Harbour Facts"}, "url": "https://facts.example/1", "textualRating": "Half true"}
    ],
}


async def answer_late(writer):
    await asyncio.sleep(8)
    writer.write(reply(b"{}"))


@pytest.fixture(scope="module")
def service():
    routes = {
        "/claims": reply(json.dumps({"claims": [CLAIM]}).encode()),
        "/refused": reply(b"{}", "403 Forbidden"),
        "/late": answer_late,
        "/odd": reply(b'{"claims": {"claimReview": 7}}'),
    }
    with HostileServer(routes, make_certificates()) as server:
        yield server


@pytest.fixture
def ask(api, start_bot, service):
    """Send the article to a bot that asks at a path, and give the report."""

    def ask(path, **environ):
        url = f"http://127.0.0.1:{service.port}{path}"
        bot = start_bot(FIGURECHECK_FACT_CHECK_KEY=KEY, FIGURECHECK_FACT_CHECK_URL=url, **environ)
        chat = private_chat(api)
        report = chat.wait_for_reply(chat.say(TEXT.format(path[1:])), having="300")
        privacy = chat.wait_for_reply(chat.say("/privacy"))
        assert bot.terminate() == 0
        assert KEY not in bot.log
        assert "Fact Check Tools" in privacy.text
        return report.text

    return ask


def test_a_fact_check_of_the_same_claim_is_shown(ask):
    said = ask("/claims")
    assert "Harbour Facts has checked a claim with this number" in said
    assert "https://facts.example/1" in said


def test_it_can_be_switched_off(ask, service):
    service.forget()
    assert "Harbour Facts" not in ask("/claims", FIGURECHECK_CHECKS_OFF="fact-check")
    assert service.asked == []


@pytest.mark.parametrize(
    ("path", "note"), [("/refused", "fact_check_key"), ("/late", "no answer in 4 seconds")], ids=["refused", "late"]
)
def test_what_goes_wrong_is_one_note(ask, path, note):
    said = ask(path)
    assert said.count("Note:") == 1
    assert note in said
    assert "300" in said


def test_an_odd_answer_costs_nothing(ask):
    assert "300" in ask("/odd")
