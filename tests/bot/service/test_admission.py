"""Who is let in: those on the lists, in chats that take an answer; a stranger is told once."""

from datetime import UTC, datetime, timedelta

import pytest
from chats import group_chat, private_chat
from telegram import Update

from bot.service.admission import Admission
from bot.store import Taken
from config.settings import Settings


def make_update(chat, number=1):
    message = {"message_id": 1, "date": 1, "chat": chat.chat, "from": chat.person, "text": "300"}
    return Update.de_json({"update_id": number, "message": message}, None)


def take(received=None):
    return Taken("{}", received or datetime.now(UTC), 1)


def test_without_lists_everybody_is_let_in(api, with_parts):
    async def act(parts):
        admission = Admission(Settings(), parts.sender, parts.reach)
        assert await admission.let_in(make_update(private_chat(api)), take())
        assert await admission.let_in(Update.de_json({"update_id": 1}, None), take())

    with_parts(act)


@pytest.mark.parametrize("list_of", ["chats", "users"])
def test_who_is_on_a_list_is_let_in_and_nobody_else(api, with_parts, list_of):
    friend, stranger, group = private_chat(api), private_chat(api), group_chat(api)
    known = {"allowed_chats": frozenset({group.id})} if list_of == "chats" else {}
    known |= {"allowed_users": frozenset({friend.person["id"]})} if list_of == "users" else {}

    async def act(parts):
        admission = Admission(Settings(**known), parts.sender, parts.reach)
        assert await admission.let_in(make_update(group), take()) == (list_of == "chats")
        assert await admission.let_in(make_update(friend, 9), take()) == (list_of == "users")
        for number in (1, 2):
            assert not await admission.let_in(make_update(stranger, number), take())
        assert not await admission.let_in(Update.de_json({"update_id": 1}, None), take())

    with_parts(act)
    assert [str(stranger.person["id"]) in each.text for each in stranger.sent] == [True]
    assert group.sent == []


def test_what_came_before_a_chat_refused_is_dropped_and_what_comes_later_opens_it(api, with_parts):
    chat = private_chat(api)
    before = datetime.now(UTC)

    async def act(parts):
        admission = Admission(Settings(), parts.sender, parts.reach)
        await parts.reach.close(chat.id, datetime.now(UTC))
        assert not await admission.let_in(make_update(chat), take(before))
        # Known after a restart as well.
        await parts.reach.load()
        assert not await admission.let_in(make_update(chat), take(before))
        assert await admission.let_in(make_update(chat), take(datetime.now(UTC) + timedelta(seconds=1)))
        assert await admission.let_in(make_update(chat), take(before))
        assert await parts.store.unreachable() == {}

    with_parts(act)
