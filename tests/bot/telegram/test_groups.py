"""The bot in groups: silent unless asked, and short when it is."""

import pytest
from chats import ANONYMOUS_ADMIN, TELEGRAM, Chat, forward_from_channel, group_chat, make_person, mention, private_chat
from stories import flood, new_town

REPORT = r"(?i)figures"
TOPIC = 41


@pytest.fixture
def group(api, bot) -> Chat:
    return group_chat(api)


def settle(group: Chat) -> int:
    """Have the bot answer something, so that all that came before it was seen; gives the number of the answer."""
    number = group.say(f"/check {flood(new_town())}")
    return group.wait_for_reply(number, having=REPORT).message_id


def test_talk_is_not_answered(group):
    quiet = [
        group.say(flood(new_town())),
        group.say("https://127.0.0.1/story"),
        group.say("@somebody_else_bot at least 300 people"),
        group.say("/check@somebody_else_bot at least 300 people"),
        group.say(flood(new_town()), **forward_from_channel()),
    ]
    settle(group)
    assert [number for number in quiet if group.replies(number)] == []
    assert len(group.sent) == 1


def test_asked_with_a_text(group):
    number = group.say(f"/check {flood(new_town())}")
    report = group.wait_for_reply(number, having=REPORT)
    assert "312" in report.text
    assert report.buttons
    assert len(group.sent) == 1


def test_asked_by_name(group):
    number = group.say(f"/check@figurecheck_test_bot {flood(new_town())}")
    group.wait_for_reply(number, having=REPORT)


def test_asked_by_a_mention(group):
    number = group.say(mention(flood(new_town())))
    group.wait_for_reply(number, having=REPORT)


def test_asked_in_reply_to_a_message(group):
    story = group.say(flood(new_town()))
    number = group.say("/check", reply_to=story)
    answer = group.wait_for_sent(having=REPORT)
    assert answer.reply_to in (number, story)


def test_asked_by_a_mention_in_reply_to_a_forward(group):
    story = group.say(flood(new_town()), **forward_from_channel("Harbour Wire"))
    group.say(mention("?"), reply_to=story)
    assert "Harbour Wire" in group.wait_for_sent(having=REPORT).text


def test_asked_by_a_reply_to_the_bot(group):
    first = settle(group)
    number = group.say(flood(new_town()), reply_to=first)
    group.wait_for_reply(number, having=REPORT)


def test_asked_for_nothing_says_how_to_ask(group):
    number = group.say("/check")
    answer = group.wait_for_reply(number)
    assert "/check" in answer.text


def read_answer(report):
    """The number of a report by the address behind its buttons."""
    return next(there.split("_")[-3] for there in report.buttons.values() if "start=r_" in there)


def test_all_figures_come_at_a_press(api, group):
    number = group.say(f"/check {flood(new_town())}")
    short = group.wait_for_reply(number, having=REPORT)
    # A button as groups had them until long pages opened in private: it works on.
    query = group.press_data(short, f"a:{read_answer(short)}:0")
    api.wait_for(lambda: api.rules.queries[query], "the press is answered")
    full = group.sent[-1]
    bold = " ".join(full.marked("bold"))
    assert all(figure in bold for figure in ("312", "1,240", "3.2"))
    assert full.marked("expandable_blockquote")


def test_the_same_article_gets_a_pointer(group):
    text = flood(new_town())
    first = group.wait_for_reply(group.say(f"/check {text}"), having=REPORT)
    again = group.say(f"/check {text}")
    pointer = group.wait_for_reply(again)
    assert "312" not in pointer.text
    links = [each["url"] for each in pointer.entities if each["type"] == "text_link"]
    assert links == [f"https://t.me/c/{-group.id - 10**12}/{first.message_id}"]


def test_the_same_article_in_another_group_is_answered(api, group):
    text = flood(new_town())
    for each in (group, group_chat(api)):
        each.wait_for_reply(each.say(f"/check {text}"), having=r"312")


def test_a_basic_group_has_no_links_to_messages(api, bot):
    group = group_chat(api, kind="group")
    text = flood(new_town())
    first = group.wait_for_reply(group.say(f"/check {text}"), having=REPORT)
    again = group.say(f"/check {text}")
    api.wait_for(lambda: len(group.sent) > 1, "a pointer")
    pointer = group.sent[1]
    assert pointer.reply_to in (again, first.message_id)
    assert [each for each in pointer.entities if "t.me" in each.get("url", "")] == []


def test_a_topic_is_answered_in_it(api, bot):
    forum = group_chat(api, is_forum=True)
    number = forum.say(f"/check {flood(new_town())}", thread=TOPIC)
    report = forum.wait_for_reply(number, having=REPORT)
    assert report.thread_id == TOPIC
    forum.press(report, "CSV")
    api.wait_for(lambda: len(forum.sent) > 1, "the file")
    assert {each.thread_id for each in forum.sent} == {TOPIC}


def test_a_thread_of_replies_is_no_topic(group):
    # Outside a forum a reply carries the number of its thread, which nothing can be sent to.
    story = group.say(flood(new_town()))
    number = group.say("/check", reply_to=story, message_thread_id=story)
    assert group.wait_for_sent(having=REPORT).reply_to in (number, story)


def test_an_anonymous_admin_may_ask(group):
    number = group.say(f"/check {flood(new_town())}", person=ANONYMOUS_ADMIN, sender_chat=group.chat)
    group.wait_for_reply(number, having=REPORT)


def test_a_post_of_the_linked_channel_is_checked_when_asked(group):
    channel = {"id": -1_000_000_099_000, "type": "channel", "title": "The Quay Post"}
    origin = {"type": "channel", "date": 1_790_000_000, "chat": channel, "message_id": 5}
    post = group.say(
        flood(new_town()), person=TELEGRAM, sender_chat=channel, is_automatic_forward=True, forward_origin=origin
    )
    group.say("/check", reply_to=post, message_thread_id=post)
    assert "The Quay Post" in group.wait_for_sent(having=REPORT).text


def test_a_channel_where_the_bot_is_admin_is_answered_when_it_asks(api, bot):
    channel = group_chat(api, kind="channel", title="The Quay Post")
    quiet = channel.say(flood(new_town()))
    number = channel.say(f"/check {flood(new_town())}")
    channel.wait_for_reply(number, having=REPORT)
    assert channel.replies(quiet) == []


def open_settings(group: Chat, **more):
    number = group.say("/settings", **more)
    return group.wait_for_reply(number)


def test_an_admin_lets_it_answer_every_forward(api, group):
    admin = make_person("Chief")
    api.rules.admins[group.id] = {admin["id"]}
    settings = open_settings(group, person=admin)
    query = group.press(settings, "forward", person=admin)
    api.wait_for(lambda: api.rules.queries[query], "the press is answered")
    quiet = group.say(flood(new_town()))
    number = group.say(flood(new_town()), **forward_from_channel())
    group.wait_for_reply(number, having=REPORT)
    assert group.replies(quiet) == []


def test_settings_are_for_admins(api, group):
    admin, member = make_person("Chief"), make_person("Reporter")
    api.rules.admins[group.id] = {admin["id"]}
    number = group.say("/settings", person=member)
    refused = group.wait_for_reply(number)
    assert not refused.buttons
    assert "admin" in refused.text.lower()
    settings = open_settings(group, person=admin)
    before = settings.markup
    query = group.press(settings, "forward", person=member)
    answered = api.wait_for(lambda: api.rules.queries[query], "the press is answered")
    assert "admin" in answered[0]["text"].lower()
    assert settings.markup == before


def test_an_anonymous_admin_may_open_the_settings(group):
    assert open_settings(group, person=ANONYMOUS_ADMIN, sender_chat=group.chat).buttons


def test_a_group_that_becomes_a_supergroup_keeps_its_settings(api, bot):
    old, admin = group_chat(api, kind="group"), make_person("Chief")
    new = group_chat(api)
    api.rules.admins[old.id] = api.rules.admins[new.id] = {admin["id"]}
    settings = open_settings(old, person=admin)
    query = old.press(settings, "forward", person=admin)
    api.wait_for(lambda: api.rules.queries[query], "the press is answered")
    old.write({"migrate_to_chat_id": new.id})
    new.write({"migrate_from_chat_id": old.id}, person=TELEGRAM)
    api.rules.moved[old.id] = new.id
    number = new.say(flood(new_town()), **forward_from_channel())
    new.wait_for_reply(number, having=REPORT)


def test_an_answer_follows_a_group_that_moved_meanwhile(api, bot):
    old, new = group_chat(api, kind="group"), group_chat(api)
    api.rules.moved[old.id] = new.id
    old.say(f"/check {flood(new_town())}")
    new.wait_for_sent(having=REPORT)


def test_it_says_nothing_of_coming_and_going(api, group):
    newcomer = make_person("New")
    group.write({"new_chat_members": [newcomer]})
    group.write({"left_chat_member": newcomer})
    group.write({"new_chat_title": "Day desk"})
    group.write({"pinned_message": group.quote(group.say("hello"))})
    settle(group)
    assert len(group.sent) == 1


def test_chats_do_not_wait_for_each_other(api, group):
    alone = private_chat(api)
    asked = [(each, each.say(f"/check {flood(new_town())}")) for each in (group, alone) for _ in range(3)]
    for chat, number in asked:
        chat.wait_for_reply(number, having=REPORT)
