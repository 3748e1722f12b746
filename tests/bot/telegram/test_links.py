"""Links: the article there, how long it may take, and what goes wrong with it."""

import re
import sys

import pytest
from bot_process import BotProcess
from chats import Chat, group_chat, make_person, private_chat
from news_site import LAUNCHER, NewsSite
from stories import flood, new_town

OWN_SERVER = True
FIGURES = r"312[\s\S]*1,240[\s\S]*3\.2"


@pytest.fixture(scope="module")
def bot(api, site, tmp_path_factory):
    command = [sys.executable, str(LAUNCHER), "bot"]
    process = BotProcess(api, tmp_path_factory.mktemp("bot"), command=command, NEWS_PORT=str(site.port))
    yield process.start()
    process.close()


@pytest.fixture
def chat(api, bot) -> Chat:
    return private_chat(api)


def publish(site: NewsSite, *, seconds: float = 0) -> str:
    town = new_town()
    return site.add(f"/{town}", f"Dam bursts at {town}", *flood(town).split(". "), seconds=seconds)


def test_a_link_gets_the_report_of_its_article(chat, site):
    number = chat.say(publish(site))
    report = chat.wait_for_reply(number, having=FIGURES)
    assert "Dam bursts at" in report.text
    assert "The Quay Post" in report.text


def test_a_link_among_words_is_found(chat, site):
    number = chat.say(f"Look at this: {publish(site)} - what do you think?")
    chat.wait_for_reply(number, having=FIGURES)


def test_a_link_behind_words_is_found(chat, site):
    number = chat.write({"text": "this story", "entities": [
        {"type": "text_link", "offset": 0, "length": 10, "url": publish(site)}]})  # fmt: skip
    chat.wait_for_reply(number, having=FIGURES)


def test_a_long_job_tells_what_is_done_and_turns_into_the_report(api, chat, site):
    number = chat.say(publish(site, seconds=4))
    first = chat.wait_for_reply(number)
    assert "312" not in first.text
    report = chat.wait_for_reply(number, having=FIGURES)
    assert report is first
    assert len(chat.sent) == 1


def test_a_slow_site_holds_nobody_else_up(api, chat, site):
    slow = chat.say(publish(site, seconds=2))
    api.wait_for(lambda: site.asked and site.slow.get(site.asked[-1]) == 2, "it is fetched")
    other = private_chat(api)
    other.wait_for_reply(other.say(flood(new_town())), having=FIGURES)
    assert not any("312" in each.text for each in chat.replies(slow))
    chat.wait_for_reply(slow, having=FIGURES)


@pytest.mark.parametrize(
    "link",
    ["{site}/nowhere", "http://nobody.example/story", "http://10.0.0.1/story", "http://quaypost.test:1/story"],
    ids=["not found", "no such host", "private address", "refused port"],
)
def test_a_link_that_cannot_be_fetched_gets_a_sentence(chat, site, bot, link):
    number = chat.say(link.format(site=f"http://quaypost.test:{site.port}"))
    answer = chat.wait_for_reply(number)
    assert re.search(r"[.?!]$", answer.text.strip())


def test_the_same_link_in_a_group_gets_a_pointer(api, bot, site):
    group, link = group_chat(api), publish(site)
    first = group.wait_for_reply(group.say(f"/check {link}"), having="312")
    again = group.say(f"/check {link}?utm_source=newsletter")
    pointer = group.wait_for_reply(again)
    assert "312" not in pointer.text
    assert str(first.message_id) in str(pointer.entities)
    assert len([path for path in site.asked if path.startswith("/" + link.rsplit("/", 1)[1])]) == 1


def test_an_admin_lets_it_answer_every_link(api, bot, site):
    group, admin = group_chat(api), make_person("Chief")
    api.rules.admins[group.id] = {admin["id"]}
    quiet = group.say(publish(site))
    settings = group.wait_for_reply(group.say("/settings", person=admin))
    query = group.press(settings, "link", person=admin)
    api.wait_for(lambda: api.rules.queries[query], "the press is answered")
    talk = group.say(flood(new_town()))
    # Nobody asked for what cannot be read.
    broken = group.say(f"http://quaypost.test:{site.port}/nowhere")
    number = group.say(publish(site))
    group.wait_for_reply(number, having="312")
    assert [group.replies(each) for each in (quiet, talk, broken)] == [[], [], []]


def test_killed_while_it_waits_the_message_that_says_so_becomes_the_report(api, chat, bot, site):
    link = publish(site, seconds=8)
    number = chat.say(link)
    waiting = chat.wait_for_reply(number)
    # "Typing" is shown again some time after that message was sent and noted.
    api.wait_for(lambda: api.rules.actions.count((chat.id, "typing")) > 1, "it goes on typing")
    bot.kill()
    site.slow.clear()
    bot.start()
    assert chat.wait_for_reply(number, having=FIGURES) is waiting
    assert len(chat.sent) == 1
