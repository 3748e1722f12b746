"""An article of 300 figures: every message is within the limits, and every figure is in one of them."""

import re

import pytest
from chats import Chat, group_chat, private_chat
from stories import long_article
from telegram_html import count_units

FIGURES = 300
TEXT = long_article(FIGURES)
EACH = [f"{1000 + 7 * number:,}" for number in range(FIGURES)]


@pytest.fixture(scope="module")
def whole(api, bot) -> Chat:
    chat = private_chat(api)
    number = chat.send_file("valley.txt", TEXT.encode(), "text/plain")
    report = chat.wait_for_reply(number, having=r"300\D{0,3}figures", seconds=60)
    if not shown_figures(chat) >= set(EACH):
        press_for_all(chat, report)
    return chat


def press_for_all(chat, report) -> None:
    label = next((words for words in report.buttons if "all" in words.lower()), None)
    if label is not None:
        chat.press(report, label)
    chat.api.wait_for(lambda: shown_figures(chat) >= set(EACH), "every figure is shown", seconds=60)


def shown_figures(chat) -> set[str]:
    return {found for each in chat.sent for found in re.findall(r"\d,\d{3}", each.text)}


def test_every_figure_is_shown(whole):
    assert shown_figures(whole) >= set(EACH)


def test_every_message_is_within_the_limits(whole):
    # What is refused or quietly changed is a complaint of the server, and fails each test here.
    texts = [each for each in whole.sent if each.data is None]
    assert max(count_units(each.text) for each in texts) <= 4096
    assert max(len(each.entities) for each in texts) <= 100
    assert all(re.search(r"\d,\d{3}", each.text) for each in texts)
    assert not any(re.search(r"&(?:amp|lt|gt|quot|#)|</?\w+>", each.text) for each in texts)
    assert any("R&D House" in each.text for each in texts)
    assert any("<Relief>" in each.text for each in texts)


def test_messages_come_in_the_order_of_the_article(whole):
    found = [figure for each in whole.sent for figure in re.findall(r"\b\d,\d{3}\b", " ".join(each.marked("bold")))]
    in_order = [figure for figure in found if figure in set(EACH)]
    first = list(dict.fromkeys(in_order[-FIGURES:]))
    assert first == sorted(first, key=EACH.index)


def test_in_a_group_it_is_one_message(api, bot):
    group = group_chat(api)
    story = group.send_file("valley.txt", TEXT.encode(), "text/plain")
    group.say("/check", reply_to=story)
    short = group.wait_for_sent(having=r"300\D{0,3}figures", seconds=60)
    assert len(group.sent) == 1
    assert count_units(short.text) < 2000
