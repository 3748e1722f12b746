"""Guest mode: the bot is named in a chat that it is no member of, and answers there once; nothing of it is kept."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from telegram import InlineQueryResultArticle, InputTextMessageContent, LinkPreviewOptions, Message, Update
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.chat.greeting import greet_guest
from bot.chat.messages import Message as Said
from bot.chat.pages import write_short
from bot.chat.sight import Sight
from bot.chat.texts import FAILED, say
from bot.chat.worth import Look
from bot.handlers.answering import NOT_FOR_THE_CHAT
from bot.handlers.context import Context, services_of, words_of
from bot.handlers.files import make_request
from bot.handlers.together import join_parts
from bot.handlers.triggers import NothingToRead, read_beside, read_mentioned
from extractors import FigurecheckError

_TITLE = "The figures"


async def on_guest(update: Update, context: Context) -> None:
    """Answer a message that names the bot in a chat of others, by what stands beside its name or is replied to."""
    message = update.guest_message
    if message is None or not message.guest_query_id:
        return
    try:
        said = await _read(message, context)
    except NOT_FOR_THE_CHAT:
        raise
    except FigurecheckError as error:
        said = say(str(error))
    except Exception:
        await _answer(message, say(FAILED), context)
        raise
    await _answer(message, said, context)


async def _read(message: Message, context: Context) -> Said:
    services = services_of(context)
    trigger = read_beside(message, read_mentioned(message, context.bot), context.bot)
    found = [] if isinstance(trigger, NothingToRead) else join_parts([trigger.message], text=trigger.text)
    if not found:
        return greet_guest(context.bot.username)
    key = f"guest:{message.chat.id}:{message.message_id}"
    await services.limits.take(message.from_user.id if message.from_user else None, message.chat.id, key=key)
    report = await services.pool.check(await make_request(found[0], context, None))
    look = Look(words_of(context), findings_on=services.settings.checks_on)
    return Said(await asyncio.to_thread(lambda: write_short(Sight(report, look))))


async def _answer(message: Message, said: Said, context: Context) -> None:
    code = message.from_user.language_code if message.from_user else None
    told = services_of(context).tongue(code).translate(said)
    content = InputTextMessageContent(
        told.html, parse_mode=ParseMode.HTML, link_preview_options=LinkPreviewOptions(is_disabled=True)
    )
    result = InlineQueryResultArticle(id=str(message.message_id), title=_TITLE, input_message_content=content)
    # What comes too late is of no use to anybody, and no fault.
    with suppress(BadRequest):
        await context.bot.answer_guest_query(message.guest_query_id or "", result)
