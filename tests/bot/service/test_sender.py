"""Sending against a server on loopback: once, in spite of what goes wrong on the way."""

import asyncio
import time
from datetime import UTC, datetime

import pytest
from chats import private_chat
from faults import bad_gateway, change_result, flood, refuse, reset, send_raw
from telegram.error import BadRequest, InvalidToken

from bot.service import sender as sender_module
from extractors.errors import UndeliverableError


@pytest.fixture
def chat(api):
    return private_chat(api)


def test_the_same_key_is_sent_once_also_after_a_restart(api, chat, with_parts):
    async def act(parts):
        return await parts.sender.send(chat.id, "<b>300</b>", key="1:0")

    first = with_parts(act)
    assert with_parts(act) == first
    assert [each.text for each in chat.sent] == ["300"]


def test_another_key_is_another_message(api, chat, with_parts):
    async def act(parts):
        return await asyncio.gather(*(parts.sender.send(chat.id, "300", key=f"{n}:0") for n in range(3)))

    assert len(set(with_parts(act))) == 3
    assert len(chat.sent) == 3


def test_what_was_being_sent_at_a_kill_is_sent_again(api, chat, with_parts):
    # It may have arrived; whether it did cannot be told.
    async def act(parts):
        await parts.store.begin_send("1:0", chat.id)
        return await parts.sender.send(chat.id, "300", key="1:0")

    assert with_parts(act) == chat.sent[0].message_id


@pytest.mark.parametrize(
    "act",
    [reset(), bad_gateway(), send_raw(b"surprise"), send_raw(b'{"ok": true}', status=500)],
    ids=["reset", "502", "no JSON", "500"],
)
def test_it_tries_until_it_arrives(api, chat, with_parts, act):
    fault = api.fail("sendMessage", act, times=2, chat_id=chat.id)
    with_parts(lambda parts: parts.sender.send(chat.id, "300", key="1:0"))
    assert fault.hits == 2
    assert len(chat.sent) == 1


def test_told_to_wait_everything_for_that_chat_waits_and_nothing_else(api, chat, with_parts):
    other = private_chat(api)
    api.fail("sendMessage", flood(1), chat_id=chat.id)

    async def act(parts):
        first = asyncio.create_task(parts.sender.send(chat.id, "1", key="1:0"))
        await asyncio.sleep(0.3)
        begun = time.monotonic()
        await parts.sender.send(other.id, "2", key="2:0")
        assert time.monotonic() - begun < 0.5
        await parts.sender.send(chat.id, "3", key="3:0")
        assert time.monotonic() - begun > 0.5
        await first

    with_parts(act)
    # Nothing was asked in between.
    assert len(api.made("sendMessage", chat_id=chat.id)) == 3


@pytest.mark.parametrize(
    ("code", "said"),
    [(403, "Forbidden: bot was blocked by the user"), (400, "Bad Request: not enough rights to send text messages")],
)
def test_a_chat_that_refuses_is_noted_and_not_tried_again(api, chat, with_parts, code, said):
    fault = api.fail("sendMessage", refuse(code, said), times=9, chat_id=chat.id)

    async def act(parts):
        with pytest.raises(UndeliverableError):
            await parts.sender.send(chat.id, "300", key="1:0")
        return await parts.store.unreachable()

    assert list(with_parts(act)) == [chat.id]
    assert fault.hits == 1


def test_what_came_while_the_refusal_was_on_its_way_is_answered(api, chat, with_parts):
    fault = api.fail("sendMessage", refuse(403, "Forbidden: bot was blocked by the user", late=0.3), chat_id=chat.id)

    async def act(parts):
        sending = asyncio.create_task(parts.sender.send(chat.id, "300", key="1:0"))
        while not fault.hits:
            await asyncio.sleep(0.01)
        received = datetime.now(UTC)
        with pytest.raises(UndeliverableError):
            await sending
        return await parts.reach.refuses(chat.id, received)

    assert with_parts(act) is False


def test_a_group_that_moved_is_followed(api, chat, with_parts):
    moved = private_chat(api)
    api.fail("sendMessage", refuse(400, "upgraded", migrate_to_chat_id=moved.id), chat_id=chat.id)

    async def act(parts):
        await parts.sender.send(chat.id, "300", key="1:0", reply_to=4, thread_id=2)

    with_parts(act)
    assert [each.text for each in moved.sent] == ["300"]


def test_a_fault_of_ours_is_raised_at_once(api, chat, with_parts):
    fault = api.fail("sendMessage", refuse(400, "Bad Request: the moon is full"), times=9, chat_id=chat.id)

    async def act(parts):
        with pytest.raises(BadRequest):
            await parts.sender.send(chat.id, "300", key="1:0")

    with_parts(act)
    assert fault.hits == 1


def test_a_token_that_is_refused_is_raised_at_once(api, chat, with_parts):
    api.fail("sendMessage", refuse(401, "Unauthorized"), chat_id=chat.id)

    async def act(parts):
        with pytest.raises(InvalidToken):
            await parts.sender.send(chat.id, "300", key="1:0")

    with_parts(act)


def test_a_way_that_stays_broken_is_given_up_in_the_end(api, chat, with_parts, monkeypatch):
    monkeypatch.setattr(sender_module, "_PATIENCE", 1.0)
    fault = api.fail("sendMessage", bad_gateway(), times=99, chat_id=chat.id)

    async def act(parts):
        with pytest.raises(Exception, match="Bad Gateway"):
            await parts.sender.send(chat.id, "300", key="1:0")

    with_parts(act)
    assert 2 <= fault.hits <= 4
    fault.end()


def test_an_edit_is_done_when_it_shows_already_and_is_no_edit_when_the_message_is_gone(api, chat, with_parts):
    async def act(parts):
        message_id = await parts.sender.send(chat.id, "300", key="1:0")
        assert await parts.sender.edit(chat.id, message_id, "<i>301</i>")
        assert await parts.sender.edit(chat.id, message_id, "<i>301</i>")
        assert not await parts.sender.edit(chat.id, message_id + 1000, "301")

    with_parts(act)
    assert chat.sent[0].text == "301"


def test_a_file_is_sent_once(api, chat, with_parts):
    async def act(parts):
        for _ in range(2):
            await parts.sender.document(chat.id, b"1,2\r\n", file_name="report.csv", key="1:csv")

    with_parts(act)
    assert [each.data for each in chat.sent] == [b"1,2\r\n"]


@pytest.mark.parametrize("act", [refuse(400, "Bad Request: no"), reset(), refuse(403, "Forbidden: no")])
def test_what_is_only_for_show_fails_unseen(api, chat, with_parts, act):
    for method in ("sendChatAction", "deleteMessage", "editMessageReplyMarkup"):
        api.fail(method, act, chat_id=chat.id)

    async def show(parts):
        await parts.sender.typing(chat.id)
        await parts.sender.delete(chat.id, 1)
        await parts.sender.edit_keyboard(chat.id, 1, [])

    with_parts(show)


def test_a_chat_without_reactions_is_asked_once(api, chat, with_parts):
    number = chat.say("Look.")
    other = private_chat(api)
    there = other.say("Look.")
    fault = api.fail("setMessageReaction", refuse(400, "Bad Request: REACTION_INVALID"), times=9, chat_id=chat.id)

    async def act(parts):
        refused = [await parts.sender.react(chat.id, number, "👀") for _ in range(2)]
        done = [await parts.sender.react(other.id, there, emoji) for emoji in ("👀", None)]
        return refused, done

    assert with_parts(act) == ([False, False], [True, True])
    assert fault.hits == 1
    assert api.rules.reactions[other.id, there] == ["👀", None]


@pytest.mark.parametrize("act", [reset(), flood(1), refuse(400, "Bad Request: message to react not found")])
def test_a_reaction_that_failed_for_the_moment_is_tried_for_the_next_message(api, chat, with_parts, act):
    number = chat.say("Look.")
    api.fail("setMessageReaction", act, chat_id=chat.id)

    async def do(parts):
        return [await parts.sender.react(chat.id, number, "👀") for _ in range(2)]

    assert with_parts(do) == [False, True]


def test_a_result_that_is_no_message_is_no_reason_to_send_again(api, chat, with_parts):
    api.fail("sendMessage", change_result(lambda _: "sent"), chat_id=chat.id)

    async def act(parts):
        with pytest.raises(Exception, match=r"."):
            await parts.sender.send(chat.id, "300", key="1:0")

    with_parts(act)
    assert len(chat.sent) == 1
