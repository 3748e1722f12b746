"""One hostile file of each kind, sent to the bot: an answer or one sentence, and the next text is read."""

import pytest
from chats import Chat, private_chat
from inputs import every_input

INPUTS = {one.name: one for one in every_input()}
ONE_OF_EACH = [
    "initials-10000",
    "md-comments-forty",
    "links-28000",
    "operators-200-mb",
    "paragraphs-200-deep",
    "webp-of-169-megapixels",
]


@pytest.fixture
def chat(api, bot) -> Chat:
    return private_chat(api)


def test_there_is_one_of_each_kind():
    assert {INPUTS[name].kind for name in ONE_OF_EACH} == {one.kind for one in INPUTS.values()}


@pytest.mark.parametrize("name", ONE_OF_EACH)
def test_it_is_answered_and_so_is_the_next(chat, bot, name):
    one = INPUTS[name]
    number = chat.send_file(f"{name}{one.suffix}", one.make())
    # Figures, none, or why it could not be read; before that it may say that it reads.
    ends = r"(?:\d|[Nn]o) figures?\b|: send|cannot|could not|too "
    said = chat.wait_for_reply(number, having=ends, seconds=40).text
    assert "please report" not in said
    assert "312" in chat.wait_for_reply(chat.say("The mayor said 312 people left."), having="312", seconds=40).text
