"""Linked pages: a button opens what the figures' sentences link to, and says what is there."""

import sys

import pytest
from bot_process import BotProcess
from chats import Chat, group_chat, private_chat
from news_site import LAUNCHER, NewsSite
from stories import flood, new_town

OWN_SERVER = True
REPORT = (
    "Up to 340 people cross the strait on an average day, the auditors counted in the spring of the year.",
    "The three boats of the company, all of them built before the bridge, need repairs that cost $3 million.",
)


@pytest.fixture(scope="module")
def bot(api, site, tmp_path_factory):
    command = [sys.executable, str(LAUNCHER), "bot"]
    environ = {"NEWS_PORT": str(site.port), "FIGURECHECK_PER_USER": "3"}
    process = BotProcess(api, tmp_path_factory.mktemp("bot"), command=command, **environ)
    yield process.start()
    process.close()


@pytest.fixture
def chat(api, bot) -> Chat:
    return private_chat(api)


def publish(site: NewsSite, *, seconds: float = 0) -> str:
    town = new_town()
    report = site.add(f"/audit-{town}", f"Ferry audit of {town}", *REPORT, seconds=seconds)
    return site.add(
        f"/{town}",
        f"Ferry fares to rise in {town}",
        f"340 people cross the strait each day, according to <a href='{report}'>a report</a> on the ferry.",
        f"Repairs of the boats cost $3 million, <a href='{report}#page=2'>it says</a>, and 77 seats are broken.",
        f"About 19 of the crew went home, <a href='http://quaypost.test:{site.port}/gone'>the union said</a> in May.",
        "The company runs its boats from the old harbour to the island and back, every day of the year.",
    )


def answered(api, query):
    return api.wait_for(lambda: api.rules.queries[query], "the press is answered")


def test_the_button_says_what_the_linked_pages_have(api, chat, site):
    answer = chat.wait_for_reply(chat.say(publish(site)), having="340")
    answered(api, chat.press(answer, "Linked pages"))
    found = chat.wait_for_reply(answer.message_id, having="Behind the links")
    assert "quaypost.test: there it is “Up to 340” (another bound)" in found.text
    assert "quaypost.test: there too: “$3 million”" in found.text
    assert "quaypost.test: not found there" in found.text
    assert "quaypost.test: could not be read: " in found.text
    assert f"http://quaypost.test:{site.port}/gone" in str(found.entities)
    # Pressed again it is not done again.
    asked = len(site.asked)
    answered(api, chat.press(answer, "Linked pages"))
    assert len(site.asked) == asked
    assert chat.replies(answer.message_id) == [found]
    # It is counted as a request: three an hour are a person's here, and two are taken.
    chat.wait_for_reply(chat.say(flood(new_town())), having="312")
    other = chat.wait_for_reply(chat.say(flood(new_town())))
    assert "312" not in other.text


def test_without_links_there_is_no_button(chat):
    answer = chat.wait_for_reply(chat.say(flood(new_town())), having="312")
    assert "CSV" in str(answer.buttons)
    assert "Linked" not in str(answer.buttons)


def test_in_a_topic_it_is_told_there_and_a_slow_page_is_announced(api, bot, site):
    group = group_chat(api, is_forum=True)
    answer = group.wait_for_reply(group.say(f"/check {publish(site, seconds=4)}", thread=7), having="340")
    group.press(answer, "Linked pages")
    waiting = group.wait_for_reply(answer.message_id, having="Opening the linked pages")
    found = group.wait_for_reply(answer.message_id, having="Behind the links")
    assert found is waiting
    assert (answer.thread_id, found.thread_id) == (7, 7)


def test_a_press_over_the_limit_is_told_so_and_opens_nothing(api, chat, site):
    answer = chat.wait_for_reply(chat.say(publish(site)), having="340")
    for _ in range(2):
        chat.wait_for_reply(chat.say(flood(new_town())), having="312")
    asked = len(site.asked)
    (said,) = answered(api, chat.press(answer, "Linked pages"))
    assert "an hour" in str(said)
    assert len(site.asked) == asked
    assert chat.replies(answer.message_id) == []
