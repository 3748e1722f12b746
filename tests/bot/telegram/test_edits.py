"""Messages that change or go away after they were sent."""

import pytest
from chats import Chat, group_chat, private_chat
from stories import flood, long_article, new_town, split_as_telegram


@pytest.fixture
def chat(api, bot) -> Chat:
    return private_chat(api)


def test_an_edited_text_has_its_report_edited(chat):
    town = new_town()
    number = chat.say(flood(town))
    report = chat.wait_for_reply(number, having="312")
    chat.edit(number, flood(town).replace("312", "415"))
    chat.wait_for_reply(number, having="415")
    assert "312" not in report.text
    assert len(chat.sent) == 1


def test_an_edit_that_changes_nothing_is_left_alone(api, chat):
    text = flood(new_town())
    number = chat.say(text)
    report = chat.wait_for_reply(number, having="312")
    chat.edit(number, text)
    chat.wait_for_reply(chat.say(flood(new_town())), having="312")
    assert len(report.shown) == 1
    assert len(chat.sent) == 2


def test_an_edit_in_a_group_that_was_not_asked_stays_unanswered(api, bot):
    group = group_chat(api)
    number = group.say(flood(new_town()))
    group.edit(number, flood(new_town()))
    asked = group.say(f"/check {flood(new_town())}")
    group.wait_for_reply(asked, having="312")
    assert len(group.sent) == 1


def test_an_edited_channel_post_has_its_report_edited(api, bot):
    channel, town = group_chat(api, kind="channel"), new_town()
    number = channel.say(f"/check {flood(town)}")
    channel.wait_for_reply(number, having="312")
    channel.edit(number, f"/check {flood(town).replace('312', '415')}", kind="edited_channel_post")
    channel.wait_for_reply(number, having="415")
    assert len(channel.sent) == 1


def test_a_message_edited_before_it_was_answered_has_one_report(chat):
    town = new_town()
    number = chat.say(flood(town))
    chat.edit(number, flood(town).replace("312", "415"))
    chat.wait_for_reply(number, having="415")
    assert len(chat.sent) == 1


def test_a_deleted_message_is_answered_without_the_reply(chat):
    number = chat.say(flood(new_town()))
    chat.remove(number)
    assert chat.wait_for_sent(having="312").reply_to is None


def test_a_report_that_somebody_deleted_is_sent_anew_or_left(chat, bot):
    town = new_town()
    number = chat.say(flood(town))
    chat.wait_for_reply(number, having="312").deleted = True
    chat.edit(number, flood(town).replace("312", "415"))
    chat.wait_for_reply(chat.say(flood(new_town())), having="312")


@pytest.mark.parametrize("part", [0, 1])
def test_either_part_of_a_long_text_may_be_edited(chat, part):
    pieces = split_as_telegram(long_article(100))
    numbers = [chat.say(piece) for piece in pieces]
    report = chat.wait_for_reply(numbers[0], having=r"100\D{0,3}figures")
    more = pieces[part].replace("Some 1,", "Some 1,000 sheds and 1,", 1)
    chat.edit(numbers[part], more)
    chat.wait_for_reply(numbers[0], having=r"101\D{0,3}figures")
    assert report.reply_to == numbers[0]
    assert len(chat.sent) == 1


def test_a_long_text_that_came_in_one_message_may_be_edited(chat):
    text = long_article(50)
    assert 3000 < len(text) < 4096
    number = chat.say(text)
    chat.wait_for_reply(number, having=r"50\D{0,3}figures")
    chat.edit(number, text + " Another 77 boats sank.")
    chat.wait_for_reply(number, having=r"51\D{0,3}figures")


def test_an_edit_that_makes_it_readable_is_answered(chat):
    number = chat.say("https://127.0.0.1/story")
    chat.wait_for_reply(number, having="not opened")
    chat.edit(number, flood(new_town()))
    chat.wait_for_reply(number, having="312")
