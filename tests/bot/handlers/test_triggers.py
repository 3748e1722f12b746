"""When the bot speaks, and of which message."""

import pytest

from bot.handlers.triggers import NothingToRead, Trigger, find_trigger

STORY = "At least 12 people were killed when a ferry sank off Orlo on Monday."
LINK = "https://paper.example/a"
PRIVATE = {"id": 7, "type": "private"}
CHANNEL = {"id": -1009876543210, "type": "channel", "title": "Harbour Wire"}
FORUM = {"id": -1001234567890, "type": "supergroup", "title": "Night desk", "is_forum": True}
ME = {"id": 99, "is_bot": True, "first_name": "figurecheck", "username": "figure_bot"}
OTHER_BOT = {"id": 98, "is_bot": True, "first_name": "other", "username": "other_bot"}
ANONYMOUS = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
FORWARD = {"forward_origin": {"type": "channel", "date": 1714694400, "chat": CHANNEL, "message_id": 3}}


def raw(text, **more):
    chat = {"id": -1001234567890, "type": "supergroup", "title": "Night desk"}
    return {"message_id": 50, "date": 1, "chat": chat, "from": {"id": 8, "is_bot": False, "first_name": "Bo"},
            "text": text} | more  # fmt: skip


def read(trigger):
    assert isinstance(trigger, Trigger), trigger
    return trigger.message.text if trigger.text is None else trigger.text


@pytest.mark.parametrize("text", [STORY, LINK, f"@other_bot {STORY}", f"/check@other_bot {STORY}", f"/other {STORY}"])
def test_a_group_s_own_talk_is_none_of_its_business(make_message, bot, text):
    message = make_message(text, bot_command=[text.split()[0]] if text.startswith("/") else [])
    assert find_trigger(message, bot, "asked") is None


@pytest.mark.parametrize("command", ["/check", "/check@figure_bot", "/CHECK@Figure_Bot"])
def test_a_command_with_a_text(make_message, bot, command):
    message = make_message(f"{command} {STORY}\n\nMore.", bot_command=[command])
    assert read(find_trigger(message, bot, "asked")) == f"{STORY}\n\nMore."


def test_a_command_in_a_caption(make_message, bot):
    photo = [{"file_id": "1", "file_unique_id": "1", "width": 9, "height": 9}]
    entities = [{"type": "bot_command", "offset": 0, "length": 6}]
    message = make_message(photo=photo, caption="/check", caption_entities=entities)
    assert isinstance(find_trigger(message, bot, "asked"), Trigger)


def test_a_command_in_the_middle_is_talk(make_message, bot):
    assert find_trigger(make_message(f"use /check {STORY}", bot_command=["/check"]), bot, "asked") is None


@pytest.mark.parametrize("text", ["/check", "/check what about this one?"])
def test_a_command_in_reply_reads_what_it_replies_to(make_message, bot, text):
    message = make_message(text, bot_command=["/check"], reply_to_message=raw(STORY))
    trigger = find_trigger(message, bot, "asked")
    assert read(trigger) == STORY
    assert isinstance(trigger, Trigger)
    assert trigger.message.message_id == 50


def test_a_command_with_an_article_of_its_own_reads_that(make_message, bot):
    message = make_message(f"/check {STORY}", bot_command=["/check"], reply_to_message=raw("Another story of 3 ships"))
    assert read(find_trigger(message, bot, "asked")) == STORY


def test_the_passage_that_somebody_chose(make_message, bot):
    quote = {"text": "12 people were killed", "position": 9, "is_manual": True}
    message = make_message("/check", bot_command=["/check"], reply_to_message=raw(STORY), quote=quote)
    assert read(find_trigger(message, bot, "asked")) == "12 people were killed"


def test_a_command_alone_has_nothing_to_read(make_message, bot):
    assert isinstance(find_trigger(make_message("/check", bot_command=["/check"]), bot, "asked"), NothingToRead)


def test_its_own_report_is_not_read(make_message, bot):
    own = raw("Nothing stands out in 12 figures.") | {"from": ME}
    message = make_message("/check", bot_command=["/check"], reply_to_message=own)
    assert isinstance(find_trigger(message, bot, "asked"), NothingToRead)


def test_a_mention_with_a_text_and_in_reply(make_message, bot):
    message = make_message(f"@figure_bot {STORY}", mention=["@figure_bot"])
    assert read(find_trigger(message, bot, "asked")) == STORY
    message = make_message("@figure_bot ?", mention=["@figure_bot"], reply_to_message=raw(STORY))
    assert read(find_trigger(message, bot, "asked")) == STORY


@pytest.mark.parametrize(("text", "answered"), [(STORY, True), (LINK, True), ("Thanks!", False)])
def test_a_reply_to_the_bot(make_message, bot, text, answered):
    message = make_message(text, reply_to_message=raw("12 figures") | {"from": ME})
    assert isinstance(find_trigger(message, bot, "asked"), Trigger) is answered


def test_the_message_that_opened_a_topic_is_not_replied_to(make_message, bot):
    opened = raw("x") | {"from": ME, "message_id": 5, "forum_topic_created": {"name": "Elections", "icon_color": 1}}
    message = make_message(STORY, chat=FORUM, is_topic_message=True, message_thread_id=5, reply_to_message=opened)
    assert find_trigger(message, bot, "asked") is None


@pytest.mark.parametrize(
    ("listen", "link", "forward"),
    [("asked", False, False), ("links", True, False), ("forwards", False, True), ("all", True, True)],
)
def test_what_a_group_listens_for(make_message, bot, listen, link, forward):
    for message, answered in (
        (make_message(LINK, url=[LINK]), link),
        (make_message(STORY, **FORWARD), forward),
        (make_message(STORY), False),
        (make_message("Ha!", **FORWARD), False),
    ):
        trigger = find_trigger(message, bot, listen)
        assert isinstance(trigger, Trigger) is answered
        assert not isinstance(trigger, Trigger) or trigger.unasked


def test_a_post_of_the_linked_channel_is_a_forward(make_message, bot):
    message = make_message(STORY, is_automatic_forward=True, sender_chat=CHANNEL, **FORWARD)
    assert isinstance(find_trigger(message, bot, "forwards"), Trigger)


def test_a_forwarded_document_is_a_forward(make_message, bot):
    document = {"file_id": "d", "file_unique_id": "d", "file_name": "a.pdf"}
    assert isinstance(find_trigger(make_message(document=document, **FORWARD), bot, "forwards"), Trigger)
    assert find_trigger(make_message(document=document), bot, "all") is None


def test_bots_are_not_listened_to_and_anonymous_admins_are(make_message, bot):
    group = {"id": -1001234567890, "type": "supergroup", "title": "Night desk"}
    assert find_trigger(make_message(LINK, **{"from": OTHER_BOT}), bot, "all") is None
    message = make_message(LINK, sender_chat=group, **{"from": ANONYMOUS})
    assert isinstance(find_trigger(message, bot, "all"), Trigger)


def test_what_was_sent_through_the_bot_itself_is_left_alone(make_message, bot):
    assert find_trigger(make_message(STORY, chat=PRIVATE, via_bot=ME), bot, "all") is None


def test_in_private_everything_is_asked(make_message, bot):
    assert read(find_trigger(make_message(STORY, chat=PRIVATE), bot, "asked")) == STORY


def test_a_channel_is_answered_when_a_post_asks_by_name(make_message, bot):
    assert find_trigger(make_message(LINK, chat=CHANNEL, url=[LINK]), bot, "all") is None
    message = make_message(f"/check {STORY}", chat=CHANNEL, bot_command=["/check"])
    assert read(find_trigger(message, bot, "asked")) == STORY
