"""Links to earlier answers, as Telegram writes them."""

from datetime import UTC, datetime

import pytest

from bot.handlers.answering import make_link, write_pointer
from bot.handlers.context import Place
from bot.store import Answer


def answer(chat_id, thread_id=None):
    return Answer(5, chat_id, thread_id, 8, (9,), "k", "{}", datetime(2024, 5, 3, tzinfo=UTC))


@pytest.mark.parametrize(
    ("chat_id", "thread_id", "link"),
    [
        (-1001234567890, None, "https://t.me/c/1234567890/9"),
        (-1001234567890, 4, "https://t.me/c/1234567890/4/9"),
        (-123456, None, None),
    ],
)
def test_only_messages_of_supergroups_have_links(chat_id, thread_id, link):
    assert make_link(answer(chat_id, thread_id), Place(chat_id, 20)) == link


def test_a_pointer_says_when_and_can_show_the_report():
    message = write_pointer(answer(-123456), Place(-123456, 20))
    assert message.html == "This article was checked here on 3 May 2024."
    assert [button.data for row in message.keyboard for button in row] == ["s:5:0"]
