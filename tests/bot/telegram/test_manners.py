"""What a newsroom expects without thinking of it."""

import pytest
from chats import Chat, forward_from_channel, group_chat, private_chat
from stories import flood, new_town


@pytest.fixture
def chat(api, bot) -> Chat:
    return private_chat(api)


def wait_for_answer(api, query):
    return api.wait_for(lambda: api.rules.queries[query], "the press is answered")[0]


def test_a_remark_before_a_forwarded_post_is_not_an_article(chat):
    remark = chat.say("look at this")
    post = chat.say(flood(new_town()), **forward_from_channel("Harbour Wire"))
    chat.wait_for_reply(post, having="Harbour Wire")
    assert chat.replies(remark) == []
    assert len(chat.sent) == 1


def test_a_remark_alone_is_told_what_can_be_read(chat):
    assert "link" in chat.wait_for_reply(chat.say("hello")).text


def test_a_pointer_can_show_the_report(api, bot):
    group, text = group_chat(api), flood(new_town())
    group.wait_for_reply(group.say(f"/check {text}"), having="312")
    again = group.say(f"/check {text}")
    pointer = group.wait_for_reply(again)
    group.press(pointer, "show")
    group.wait_for_reply(again, having="312")
    assert len(group.sent) == 2


def test_a_file_asked_for_twice_comes_once(api, chat):
    report = chat.wait_for_reply(chat.say(flood(new_town())), having="312")
    assert not wait_for_answer(api, chat.press(report, "CSV")).get("text")
    assert "already" in wait_for_answer(api, chat.press(report, "CSV"))["text"]
    assert len([each for each in chat.sent if each.data]) == 1


def test_what_is_marked_is_a_setting(api, chat):
    chat.say("/settings")
    settings = chat.wait_for_sent()
    wait_for_answer(api, chat.press(settings, "what to check"))
    wait_for_answer(api, chat.press(settings, "no source"))
    report = chat.wait_for_reply(chat.say(flood(new_town())), having="312")
    assert "❗" not in report.text
    assert "Check" not in report.text


def test_a_report_is_not_longer_than_a_screen_in_a_group(api, bot):
    group = group_chat(api)
    report = group.wait_for_reply(group.say(f"/check {flood(new_town())}"), having="312")
    assert len(report.text) < 600
    assert not report.marked("expandable_blockquote")
