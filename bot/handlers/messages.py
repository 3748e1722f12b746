"""Messages: new ones are read and answered, and when one is edited its answer is edited too."""

from __future__ import annotations

from dataclasses import replace

from telegram import Message, Update
from telegram.constants import ChatType

from bot.chat.texts import ask_for_article, ask_for_check, say
from bot.handlers.answering import NOT_FOR_THE_CHAT, Manner, answer, keep_reply, write_answer, write_report
from bot.handlers.asked import Asked, is_small_talk
from bot.handlers.files import make_request
from bot.handlers.looks import read_look
from bot.handlers.progress import send
from bot.handlers.services import Context, Place, place_of, services_of
from bot.handlers.together import find_bond, gather_parts, join_parts
from bot.handlers.triggers import NothingToRead, Trigger, find_trigger
from bot.store import Answer
from extractors import FigurecheckError

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
    if message is None:
        return
    services = services_of(context)
    listen = (await services.store.chat_settings(message.chat.id)).listen
    trigger = find_trigger(message, context.bot, listen)
    if trigger is None:
        return
    if isinstance(trigger, NothingToRead):
        await send(services, place_of(message), ask_for_check(context.bot.username), key=_name(update, 0))
        return
    # Parts follow the message itself, not one that it is a reply to.
    parts = await gather_parts(update, message, context) if trigger.message is message else [trigger.message]
    found = join_parts(parts, text=trigger.text)
    private = message.chat.type == ChatType.PRIVATE
    if not found or (private and _is_remark(message, found)):
        await _answer_nothing(update, message, context)
        return
    place = replace(place_of(trigger.message), user_id=place_of(message).user_id, thread_id=place_of(message).thread_id)
    manner = Manner(brief=not private, unasked=trigger.unasked)
    for number, asked in enumerate(found):
        await answer(asked, place, context, key=_name(update, number), manner=manner)


async def on_edited(update: Update, context: Context) -> None:
    """Put a new report in place of the old one, when what was edited is the article and has another text now."""
    message = update.edited_message or update.edited_channel_post
    if message is None:
        return
    services = services_of(context)
    kept = await services.store.answer_for(message.chat.id, message.message_id)
    # A long text came in parts: one of them is not the article.
    if kept is None or kept.asked_message_id != message.message_id or not kept.reply_message_ids or find_bond(message):
        return
    listen = (await services.store.chat_settings(message.chat.id)).listen
    trigger = find_trigger(message, context.bot, listen)
    text = trigger.text if isinstance(trigger, Trigger) and trigger.message is message else None
    found = join_parts([message], text=text)
    if found:
        await _answer_anew(found[0], kept, message, context)


async def _answer_anew(asked: Asked, kept: Answer, message: Message, context: Context) -> None:
    services = services_of(context)
    place, shown = place_of(message), kept.reply_message_ids[0]
    try:
        request = await make_request(asked, context, None)
        if request.key == kept.key:
            return
        services.limits.take(place.user_id, place.chat_id)
        report = await services.pool.check(request)
    except NOT_FOR_THE_CHAT:
        raise
    except FigurecheckError as error:
        await services.sender.edit(kept.chat_id, shown, say(str(error)).html)
        return
    anew = replace(kept, key=request.key, report_json=write_report(report))
    brief = message.chat.type != ChatType.PRIVATE
    answer_message = await write_answer(report, await read_look(context, place.chat_id), anew, brief=brief)
    await services.store.save_answer(anew)
    if not await services.sender.edit(kept.chat_id, shown, answer_message.html, keyboard=answer_message.keyboard):
        key = f"edit:{message.message_id}:{int((message.edit_date or message.date).timestamp())}"
        await keep_reply(services, anew, await send(services, place, answer_message, key=f"{place.chat_id}:{key}"))


async def _answer_nothing(update: Update, message: Message, context: Context) -> None:
    """Say what can be read; a remark before a forwarded post is no more than that."""
    services, place = services_of(context), place_of(message)
    kind = next((kind for kind in _UNREADABLE if getattr(message, kind, None)), None)
    if kind:
        sentence = f"I cannot read {_UNREADABLE[kind]}: send a link, a text, a document or a picture of an article."
        await send(services, place, say(sentence), key=_name(update, 0))
        return
    posts = await services.following(update, lambda each: bool(each.message and each.message.forward_origin), _PAUSE)
    if not posts:
        await send(services, place, ask_for_article(), key=_name(update, 0))
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
