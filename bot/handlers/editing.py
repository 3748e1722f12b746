"""Edited messages: the answer to one is edited too."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from telegram import Message, Update
from telegram.constants import ChatType

from bot.chat.texts import say
from bot.handlers.answering import NOT_FOR_THE_CHAT, add_published, keep_reply, write_answer
from bot.handlers.asked import Asked
from bot.handlers.context import Context, place_of, read_parts, services_of, write_report
from bot.handlers.files import make_request
from bot.handlers.kept import find_answer
from bot.handlers.memory import hold_against_memory
from bot.handlers.messages import answer_message
from bot.handlers.progress import send
from bot.handlers.speaking import tongue_for
from bot.handlers.together import join_parts, join_texts
from bot.handlers.triggers import Trigger, find_trigger
from bot.handlers.words import read_words
from bot.store import Answer
from bot.workers.request import Request
from extractors import FigurecheckError


async def on_edited(update: Update, context: Context) -> None:
    """Put a new report in place of the old one, when what was edited is the article and has another text now."""
    message = update.edited_message or update.edited_channel_post
    if message is None:
        return
    kept = await find_answer(services_of(context).store, message)
    if kept:
        asked = await _read_anew(message, kept, context)
        if asked:
            await _answer_anew(asked, kept, message, context)
    elif message.chat.type == ChatType.PRIVATE:
        # What could not be read before, as a link with a slip in it, has no report.
        await answer_message(update, message, context)


async def _read_anew(message: Message, kept: Answer, context: Context) -> Asked | None:
    listen = (await services_of(context).store.chat_settings(message.chat.id)).listen
    trigger = find_trigger(message, context.bot, listen)
    text = trigger.text if isinstance(trigger, Trigger) and trigger.message is message else None
    found = join_parts([message], text=text)
    parts = read_parts(kept.report_json)
    if not found or len(parts) < 2:
        return found[0] if found else None
    parts[message.message_id] = read_words(message) if text is None else text
    origin = found[0].origin
    request = Request(text=join_texts(list(parts.values())), outlet=origin.outlet, published=origin.published)
    return replace(found[0], request=request, parts=tuple(parts.items()))


async def _answer_anew(asked: Asked, kept: Answer, message: Message, context: Context) -> None:
    services = services_of(context)
    place, shown = replace(place_of(message), message_id=kept.asked_message_id), kept.reply_message_ids[0]
    try:
        request = await make_request(asked, context, None)
        if request.key == kept.key:
            return
        await services.limits.take(place.user_id, place.chat_id, key=_name(message))
        report = await add_published(await services.pool.check(request), services)
        # What an edit took back is no earlier report to hold the new one against.
        await services.store.remember(place.chat_id, kept.key, ())
        report = await hold_against_memory(report, context, chat_id=place.chat_id, key=request.key)
    except NOT_FOR_THE_CHAT:
        raise
    except FigurecheckError as error:
        told = (await tongue_for(services, place.chat_id, place.language)).translate(say(str(error)))
        await services.sender.edit(kept.chat_id, shown, told.html)
        return
    written = await asyncio.to_thread(write_report, report, asked.parts)
    anew = replace(kept, key=request.key, report_json=written)
    brief = message.chat.type != ChatType.PRIVATE
    said = await write_answer(report, context, anew, brief=brief)
    await services.store.save_answer(anew)
    told = (await tongue_for(services, place.chat_id, place.language)).translate(said)
    if not await services.sender.edit(kept.chat_id, shown, told.html, keyboard=told.keyboard):
        await keep_reply(services, anew, await send(services, place, said, key=_name(message)))


def _name(message: Message) -> str:
    """Name what is answered to an edit for good."""
    moment = int((message.edit_date or message.date).timestamp())
    return f"edit:{message.chat.id}:{message.message_id}:{moment}"
