"""Drafts: what Telegram complains of is taken away, once each, until nothing is left to take."""

import pytest

from bot.chat.buttons import Button
from bot.service.draft import Draft, is_refusal, make_markup, strip_html

DRAFT = Draft(1, "<b>7</b> &lt; 8", reply_to=5, thread_id=3, keyboard=[[Button("All", "a:1")]])


def test_each_complaint_takes_one_thing_away():
    without_reply = DRAFT.amend("Bad Request: message to be replied not found")
    assert (without_reply.reply_to, without_reply.text, without_reply.thread_id) == (None, DRAFT.text, 3)
    plain = DRAFT.amend("Can't parse entities: unsupported start tag")
    assert (plain.text, plain.is_html, plain.reply_to) == ("7 < 8", False, 5)
    assert DRAFT.amend("Message thread not found").thread_id is None


@pytest.mark.parametrize(
    "complaint",
    ["message to be replied not found", "can't parse entities: it is broken", "message thread not found"],
)
def test_the_same_complaint_again_is_beyond_help(complaint):
    assert DRAFT.amend(complaint).amend(complaint) is None


def test_what_nobody_has_heard_of_is_beyond_help():
    assert DRAFT.amend("Bad Request: the moon is full") is None
    assert not is_refusal("Bad Request: the moon is full")
    assert is_refusal("Forbidden: bot was blocked by the user")


def test_buttons():
    assert DRAFT.markup.to_dict() == {"inline_keyboard": [[{"text": "All", "callback_data": "a:1"}]]}
    assert make_markup([]) is None


def test_only_tags_are_taken_out_of_a_text():
    assert (
        strip_html('<a href="https://paper.example">Over 7</a> &amp; under 9, 3 < 5 > 2')
        == "Over 7 & under 9, 3 < 5 > 2"
    )
