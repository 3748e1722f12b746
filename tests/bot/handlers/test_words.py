"""The words of a message: text, caption or the blocks of a rich message, with what is struck out marked."""

import pytest

from bot.handlers.asked import find_asked
from bot.handlers.triggers import Trigger, find_trigger
from bot.handlers.words import read_words
from bot.workers.request import Request
from extractors.articles.rich_words import KIND

RICH = {
    "rich_message": {
        "blocks": [
            {
                "type": "paragraph",
                "text": ["At least ", {"type": "bold", "text": "12"}, " people died in Orlo on Monday."],
            }
        ]
    }
}


def struck(offset, length):
    return {"type": "strikethrough", "offset": offset, "length": length}


@pytest.mark.parametrize(
    ("text", "entities", "words"),
    [
        ("19 23 died", [struck(0, 2)], "~~19~~ 23 died"),
        ("😀 19 23 died", [struck(3, 3)], "😀 ~~19~~ 23 died"),
        ("19 or 20, no: 23 died", [struck(6, 2), struck(0, 2)], "~~19~~ or ~~20~~, no: 23 died"),
        ("One\nTwo died", [struck(0, 7)], "~~One~~\n~~Two~~ died"),
        ("19 23 died", [], "19 23 died"),
    ],
)
def test_what_is_struck_out_is_marked(make_message, text, entities, words):
    assert read_words(make_message(text, entities=entities)) == words
    assert read_words(make_message(caption=text, caption_entities=entities, photo=[])) == words


def test_a_command_is_cut_off_a_text_with_struck_words(make_message, bot):
    text = "/check 19 23 people died in Orlo"
    message = make_message(text, bot_command=["/check"], entities=[struck(7, 2)])
    found = find_trigger(message, bot, "asked")
    assert isinstance(found, Trigger)
    assert found.text == "~~19~~ 23 people died in Orlo"


def test_a_rich_message_is_read_from_its_blocks(make_message):
    message = make_message(**RICH)
    assert read_words(message) == "At least 12 people died in Orlo on Monday."
    asked = find_asked(message)
    assert asked is not None
    assert isinstance(asked.request, Request)
    assert asked.request.content_type == KIND
    assert asked.request.is_message


def test_a_rich_message_without_words_is_nothing(make_message):
    assert find_asked(make_message(rich_message={"blocks": [{"type": "divider"}]})) is None
    assert find_asked(make_message(rich_message="nonsense" * 0)) is None


def test_a_forwarded_rich_post_is_answered_where_posts_are(make_message, bot):
    channel = {"id": -1001, "type": "channel", "title": "Harbour Wire"}
    origin = {"type": "channel", "date": 1714694400, "chat": channel, "message_id": 3}
    message = make_message(forward_origin=origin, **RICH)
    found = find_trigger(message, bot, "forwards")
    assert isinstance(found, Trigger)
    assert found.unasked
    assert find_trigger(make_message(**RICH), bot, "forwards") is None
