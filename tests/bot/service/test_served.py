"""Who is served, and what of a stranger's update is kept."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Update

from bot.service.polling import read_arrivals
from bot.service.served import Served

FRIEND, STRANGER, GROUP, ELSEWHERE = 5, 6, -100, -200
SERVED = Served(chats=frozenset({GROUP}), users=frozenset({FRIEND}))


def write(user_id, chat_id, **content):
    chat = {"id": chat_id, "type": "private" if chat_id > 0 else "supergroup", "title": "WORDS", "first_name": "WORDS"}
    person = {"id": user_id, "is_bot": False, "first_name": "WORDS", "username": "WORDS"}
    return {"message_id": 3, "date": 1_700_000_000, "chat": chat, "from": person, "text": "WORDS", **content}


def keep(served, **update):
    (arrival,) = read_arrivals([{"update_id": 1, **update}], served)
    return json.loads(arrival.raw)


@pytest.mark.parametrize(
    "update",
    [
        {"message": write(FRIEND, FRIEND)},
        {"message": write(FRIEND, ELSEWHERE)},
        {"message": write(STRANGER, GROUP)},
        {"edited_message": write(FRIEND, FRIEND)},
        {"channel_post": {"message_id": 3, "chat": {"id": GROUP}, "text": "WORDS"}},
        {"callback_query": {"from": {"id": FRIEND}, "data": "WORDS"}},
        {"callback_query": {"from": {"id": STRANGER}, "message": write(STRANGER, GROUP), "data": "WORDS"}},
        {"inline_query": {"from": {"id": FRIEND}, "query": "WORDS"}},
        {"my_chat_member": {"chat": {"id": GROUP}, "from": {"id": STRANGER}}},
    ],
)
def test_an_update_of_the_served_is_kept_whole(update):
    assert keep(SERVED, **update) == {"update_id": 1, **update}


def test_without_lists_everything_is_kept():
    update = {"message": write(STRANGER, STRANGER)}
    assert keep(Served(), **update) == {"update_id": 1, **update}
    assert keep(Served(), what={"ever": 1}) == {"update_id": 1, "what": {"ever": 1}}


def test_of_a_stranger_in_private_what_the_refusal_needs_is_kept():
    document = {"file_id": "WORDS", "file_unique_id": "WORDS", "file_name": "WORDS"}
    kept = keep(SERVED, message=write(STRANGER, STRANGER, caption="WORDS", document=document))
    assert "WORDS" not in json.dumps(kept)
    message = Update.de_json(kept, None).message
    assert (message.chat.id, message.chat.type, message.from_user.id, message.message_id) == (6, "private", 6, 3)


@pytest.mark.parametrize(
    "update",
    [
        {"message": write(STRANGER, ELSEWHERE)},
        {"edited_message": write(STRANGER, STRANGER)},
        {"channel_post": write(STRANGER, ELSEWHERE)},
        {"callback_query": {"from": {"id": STRANGER}, "message": write(FRIEND, ELSEWHERE), "data": "WORDS"}},
        {"inline_query": {"from": {"id": STRANGER}, "query": "WORDS"}},
        {"my_chat_member": {"chat": {"id": ELSEWHERE, "title": "WORDS"}, "from": {"id": STRANGER}}},
        {"message": "WORDS"},
        {"WORDS": [1]},
        {},
        # Telegram sends one part; were there two, a stranger's is not kept for the other's sake.
        {"inline_query": {"from": {"id": FRIEND}}, "edited_message": write(STRANGER, STRANGER)},
    ],
)
def test_of_other_updates_of_strangers_the_number_alone_is_kept(update):
    assert keep(SERVED, **update) == {"update_id": 1}


@given(st.dictionaries(st.text(max_size=3), st.just("WORDS") | st.lists(st.just("WORDS")) | st.integers()))
def test_whatever_comes_no_word_of_a_stranger_is_kept(part):
    for kind in ("message", "edited_message", "callback_query"):
        assert "WORDS" not in json.dumps(keep(SERVED, **{kind: {**write(STRANGER, STRANGER), **part}}))


@pytest.mark.parametrize(
    ("served", "chats"),
    [
        (Served(), {FRIEND, STRANGER, GROUP, ELSEWHERE}),
        (SERVED, {FRIEND, GROUP}),
        (Served(chats=frozenset({GROUP})), {GROUP}),
        # Who of a group asked is not kept.
        (Served(users=frozenset({FRIEND})), {FRIEND, GROUP, ELSEWHERE}),
    ],
)
def test_what_was_asked_for_earlier_is_sent_to_whom_is_served_still(served, chats):
    assert {each for each in (FRIEND, STRANGER, GROUP, ELSEWHERE) if served.keeps(each)} == chats
