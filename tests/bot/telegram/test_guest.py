"""Guest mode: named in a chat that it is no member of, the bot answers once and keeps nothing."""

import itertools

import pytest
from chats import find_entities, make_person, mention
from stories import flood, new_town

_numbers = itertools.count(1)


@pytest.fixture
def ask(api, bot):
    """Name the bot in a chat of others, and wait for what it answers."""

    def say(text, **more):
        number = next(_numbers)
        query = f"guest-{number}"
        api.rules.queries[query] = []
        message = {
            "message_id": number,
            "date": 1_790_000_000,
            "chat": {"id": -1_001_000_777_000, "type": "supergroup", "title": "Somebody else's desk"},
            "from": make_person(),
            "text": text,
            "entities": find_entities(text),
            "guest_query_id": query,
            **more,
        }
        api.push({"guest_message": message})
        answered = api.wait_for(lambda: api.rules.queries[query], "the guest's answer")
        return answered[0]["results"][0]["input_message_content"]["message_text"]

    return say


def test_the_text_beside_its_name_is_read(ask):
    said = ask(mention(flood(new_town())))
    assert "312" in said
    assert "interior ministry" in said


def test_what_the_message_replies_to_is_read(ask):
    replied = {
        "message_id": 900,
        "date": 1_790_000_000,
        "chat": {"id": -1_001_000_777_000, "type": "supergroup", "title": "Somebody else's desk"},
        "from": make_person(),
        "text": flood(new_town()),
    }
    assert "312" in ask(mention("please"), reply_to_message=replied)


def test_its_name_alone_is_told_how_to_ask(ask):
    assert "reply" in ask(mention(""))


def test_what_goes_wrong_is_said(ask):
    assert "no site called" in ask(mention("https://no-such-site.example/story"))


def test_nothing_of_it_is_kept(ask, api, bot):
    town = new_town()
    ask(mention(flood(town)))
    files = list(bot.folder.glob("figurecheck.db*"))
    assert files
    api.wait_for(lambda: not any(town.encode() in file.read_bytes() for file in files), "its words are erased")
