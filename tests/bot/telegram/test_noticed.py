"""👀 in a group: there while an article is read, gone when it is answered, and no answer waits for it."""

from __future__ import annotations

import pytest
from chats import forward_from_channel, group_chat, mention, private_chat
from faults import bad_gateway, cut_body, delay, flood, refuse, reset, send_raw
from stories import flood as story
from stories import new_town

SET, CLEARED = ["👀"], ["👀", None]


@pytest.fixture
def group(api, bot):
    return group_chat(api)


def shown(api, chat, number):
    return api.rules.reactions.get((chat.id, number), [])


def ask(group, **more):
    return group.say(f"/check {story(new_town())}", **more)


def wait_until_cleared(api, group, number):
    api.wait_for(lambda: shown(api, group, number) == CLEARED, "the reaction is taken away")


def test_it_is_there_before_the_answer_and_gone_after_it(api, group):
    fault = api.fail("sendMessage", delay(1.5), chat_id=group.id)
    number = ask(group)
    api.wait_for(lambda: shown(api, group, number) == SET, "the reaction is there")
    assert group.sent == []
    group.wait_for_reply(number, having="312")
    assert fault.hits == 1
    wait_until_cleared(api, group, number)


def test_it_is_on_the_message_that_asks_and_not_on_the_one_that_is_read(api, group):
    article = group.say(story(new_town()))
    number = group.say(mention("figures please"), reply_to=article)
    group.wait_for_reply(article, having="312")
    wait_until_cleared(api, group, number)
    assert shown(api, group, article) == []


@pytest.mark.parametrize("words", ["/compare", "/export week"])
def test_other_commands_that_take_a_while_show_it_too(api, group, words):
    number = ask(group)
    group.wait_for_reply(number, having="312")
    number = group.say(words)
    api.wait_for(lambda: group.replies(number), "an answer")
    wait_until_cleared(api, group, number)


def test_a_draft_that_is_held_against_its_source(api, group):
    draft = group.say(story(new_town()))
    number = group.say("/against The dam burst killed at least 320 people, the ministry said.", reply_to=draft)
    api.wait_for(lambda: group.replies(number), "an answer")
    wait_until_cleared(api, group, number)


def test_in_a_private_chat_and_on_what_nobody_asked_about_there_is_none(api, bot, group):
    chat = private_chat(api)
    number = chat.say(story(new_town()))
    chat.wait_for_reply(number, having="312")
    assert shown(api, chat, number) == []
    api.rules.admins[group.id] = {group.person["id"]}
    settings = group.wait_for_reply(group.say("/settings"))
    group.press_data(settings, "set:listen:all")
    api.wait_for(lambda: "every link and forwarded post" in settings.text, "it is chosen")
    number = group.say(story(new_town()), **forward_from_channel())
    group.wait_for_reply(number, having="312")
    assert shown(api, group, number) == []


def test_a_group_that_has_no_reactions_is_asked_once(api, group):
    api.rules.without_reactions.add(group.id)
    for _ in range(3):
        number = ask(group)
        group.wait_for_reply(number, having="312")
        assert shown(api, group, number) == []
    assert len(api.made("setMessageReaction", chat_id=group.id)) == 1


@pytest.mark.parametrize(
    "description", ["Bad Request: REACTION_INVALID", "Bad Request: not enough rights to react", "Forbidden: no", "no"]
)
def test_a_refusal_is_believed_of_that_chat_alone(api, bot, group, description):
    fault = api.fail("setMessageReaction", refuse(403 if "Forb" in description else 400, description), chat_id=group.id)
    for _ in range(2):
        group.wait_for_reply(ask(group), having="312")
    assert (fault.hits, len(api.made("setMessageReaction", chat_id=group.id))) == (1, 1)
    other = group_chat(api)
    number = ask(other)
    other.wait_for_reply(number, having="312")
    wait_until_cleared(api, other, number)


@pytest.mark.parametrize(
    "act",
    [
        flood(5),
        bad_gateway(),
        reset(),
        cut_body(after=False),
        send_raw(b"surprise"),
        refuse(400, "Bad Request: message to react not found"),
        delay(4.0),
    ],
    ids=["429", "502", "reset", "cut", "no JSON", "no such message", "slow"],
)
def test_what_goes_wrong_with_it_costs_no_answer_and_no_later_reaction(api, group, act):
    fault = api.fail("setMessageReaction", act, chat_id=group.id)
    number = ask(group)
    # Told to wait, the rest of the chat does not.
    group.wait_for_reply(number, having="312", seconds=15)
    assert fault.hits == 1
    number = ask(group)
    group.wait_for_reply(number, having="312")
    wait_until_cleared(api, group, number)


def test_the_message_may_be_gone_when_it_is_answered(api, group):
    api.fail("sendMessage", delay(1.5), chat_id=group.id)
    number = ask(group)
    api.wait_for(lambda: shown(api, group, number) == SET, "the reaction is there")
    group.remove(number)
    group.wait_for_sent(having="312")
    group.wait_for_reply(ask(group), having="312")


def test_forgotten_while_it_is_read_it_is_taken_away(api, bot, group):
    api.rules.admins[group.id] = {group.person["id"]}
    question = group.wait_for_reply(group.say("/forget"))
    article = "\n".join(f"Some {300 + n} boats sank off Orlo, the mayor said." for n in range(2500))
    number = group.send_file("long.txt", article.encode(), "text/plain", caption="/check")
    api.wait_for(lambda: shown(api, group, number) == SET, "the reaction is there")
    group.press(question, "Yes")
    wait_until_cleared(api, group, number)
