"""What a chat has seen: ``/find``, ``/compare``, and what a report says of earlier ones."""

import pytest
from chats import Chat, forward_from_channel, private_chat

FIRST = "The army called up 300,000 reservists for the war, the Defence Ministry said. It bought 40 boats in May."
SECOND = "Up to 318,000 reservists have been called up for the war by the army, the president of Orlo said on Friday."
THIRD = "At least 290,000 reservists were called up for the war by the army, according to the Tidewater Institute."


@pytest.fixture
def chat(api, bot) -> Chat:
    return private_chat(api)


def read(chat: Chat, *texts: str) -> None:
    for text in texts:
        chat.wait_for_reply(chat.say(text), having="reservists")


def test_a_later_article_is_held_against_the_earlier(chat):
    read(chat, FIRST)
    report = chat.wait_for_reply(chat.say(SECOND), having="318,000")
    assert "“300,000” when seen here on " in report.text
    assert "(Defence Ministry)" in report.text


def test_find_gives_the_oldest_first_a_table_and_a_chart(api, chat):
    for day, text in enumerate((FIRST, SECOND, THIRD)):
        post = chat.say(text, **forward_from_channel(date=1_790_000_000 + day * 86_400))
        chat.wait_for_reply(post, having="figure")
    found = chat.wait_for_reply(chat.say("/find reservists"), having="3 figures in 3 articles")
    assert found.text.index("300,000") < found.text.index("318,000") < found.text.index("290,000")
    api.wait_for(lambda: [each for each in chat.sent if (each.data or b"").startswith(b"\x89PNG")], "the chart is sent")
    query = chat.press(found, "CSV")
    api.wait_for(lambda: api.rules.queries[query], "the press is answered")
    tables = [each for each in chat.sent if each.file_name == "seen.csv"]
    assert b"Defence Ministry" in tables[0].data


def test_find_with_nothing_to_find(chat):
    chat.wait_for_reply(chat.say("/find"), having="/find reservists")
    chat.wait_for_reply(chat.say("/find unicorns"), having="Nothing about unicorns")


def test_compare_takes_the_last_two(chat):
    chat.wait_for_reply(chat.say("/compare"), having="Which articles")
    read(chat, FIRST, SECOND)
    compared = chat.wait_for_reply(chat.say("/compare"), having="of the same thing")
    assert "300,000" in compared.text
    assert "318,000" in compared.text
    assert "Only in" in compared.text
