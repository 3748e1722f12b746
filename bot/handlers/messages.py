"""New messages: what asks to be read is read and answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from telegram import Message, Update
from telegram.constants import ChatType

from bot.chat.greeting import explain_report, list_readable, offer_help
from bot.chat.texts import ask_for_check, say
from bot.handlers.against import answer_against, asks_against
from bot.handlers.ahead import Ahead
from bot.handlers.answering import Manner, answer
from bot.handlers.asked import Asked, is_small_talk
from bot.handlers.context import Context, Place, place_of, services_of
from bot.handlers.feedback import take_missed
from bot.handlers.noticed import Noticed
from bot.handlers.progress import send
from bot.handlers.together import gather_parts, join_parts
from bot.handlers.triggers import NothingToRead, Question, Trigger, find_trigger
from bot.workers.request import Request

_PAUSE = 1.0
_UNREADABLE = {
    "voice": "a voice message",
    "audio": "a sound file",
    "video": "a video",
    "video_note": "a video",
    "animation": "an animation",
    "sticker": "a sticker",
    "story": "a story",
    "poll": "a poll",
    "contact": "a contact",
    "location": "a place",
    "venue": "a place",
}


async def on_message(update: Update, context: Context) -> None:
    """Answer a message that asks for it."""
    message = update.message or update.channel_post
    if message:
        await answer_message(update, message, context)


async def answer_message(update: Update, message: Message, context: Context) -> None:
    """Answer a message, be it new or edited into something that can be read."""
    if await take_missed(update, message, context):
        return
    services = services_of(context)
    private = message.chat.type == ChatType.PRIVATE
    parts: list[Message] = []
    if asks_against([message], context) or (private and message.media_group_id):
        # What is asked may stand under a later file of an album.
        parts = await gather_parts(update, message, context)
        if asks_against(parts, context) and await answer_against(update, parts, context):
            return
    listen = (await services.store.chat_settings(message.chat.id)).listen
    trigger = find_trigger(message, context.bot, listen)
    if trigger is None:
        return
    if isinstance(trigger, NothingToRead):
        await send(services, place_of(message), ask_for_check(context.bot.username), key=_name(update, 0))
        return
    if isinstance(trigger, Question):
        await send(services, place_of(message), explain_report(), key=_name(update, 0))
        return
    # Parts follow the message itself, not one that it is a reply to.
    if trigger.message is not message:
        parts = [trigger.message]
    await _answer_trigger(update, trigger, parts, context)


async def _answer_trigger(update: Update, trigger: Trigger, parts: Sequence[Message], context: Context) -> None:
    """Answer what is to be read; of the message itself its parts are still to come, unless there are some."""
    message = update.effective_message or trigger.message
    private = message.chat.type == ChatType.PRIVATE
    place = replace(place_of(trigger.message), user_id=place_of(message).user_id, thread_id=place_of(message).thread_id)
    asker = replace(place, user_id=None) if trigger.unasked else place
    whole = join_parts([message], text=trigger.text)
    ahead = Ahead(whole, asker, services_of(context), key=_name(update, 0))
    parts = parts or await gather_parts(update, message, context, begin=ahead.begin)
    found = ahead.hand_over(join_parts(parts, text=trigger.text))
    if not found or (private and _is_remark(message, found)):
        await _answer_nothing(update, message, context)
        return
    manner = Manner(brief=not private, unasked=trigger.unasked)
    told: Request | None = None
    async with Noticed(None if trigger.unasked else message, context):
        for number, asked in enumerate(found):
            if told is None or asked.request != told:
                told = await answer(asked, place, context, key=_name(update, number), manner=manner)


async def _answer_nothing(update: Update, message: Message, context: Context) -> None:
    """Say what can be read; a remark before a forwarded post is no more than that."""
    services, place = services_of(context), place_of(message)
    kind = next((kind for kind in _UNREADABLE if getattr(message, kind, None)), None)
    if kind:
        sentence = f"I cannot read {_UNREADABLE[kind]}: send {list_readable(pictures=services.pictures)}."
        await send(services, place, say(sentence), key=_name(update, 0))
        return
    posts = await services.following(update, lambda each: bool(each.message and each.message.forward_origin), _PAUSE)
    if not posts:
        await send(services, place, offer_help(pictures=services.pictures), key=_name(update, 0))
    for each in posts:
        if each.message:
            await _answer_post(each.message, place, context, key=_name(each, 0))


async def _answer_post(message: Message, place: Place, context: Context, *, key: str) -> None:
    for asked in join_parts([message]):
        there = replace(place, message_id=message.message_id)
        await answer(asked, there, context, key=key, manner=Manner())


def _is_remark(message: Message, found: list[Asked]) -> bool:
    request = found[0].request
    return message.forward_origin is None and request is not None and is_small_talk(request)


def _name(update: Update, number: int) -> str:
    """Name a message of ours for good."""
    return f"{update.update_id}:{number}"
