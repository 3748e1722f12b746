"""What a chat has seen: new reports are held against it, and ``/find`` and ``/compare`` show it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from telegram import Update

from bot.chat.buttons import Button, Keyboard
from bot.chat.found import export_found, write_found
from bot.chat.messages import Message
from bot.chat.packing import Room
from bot.chat.texts import say
from bot.handlers.context import Context, Place, place_of, services_of
from bot.handlers.presses import tell
from bot.handlers.progress import send
from bot.handlers.triggers import cut_command
from bot.memory.finding import FindWords, Found, find_seen
from bot.memory.keeping import read_seen
from bot.memory.recalling import recall
from bot.memory.seen import Seen
from bot.pictures.chart import draw_chart
from extractors import Report
from extractors.errors import ChartError
from extractors.relations.relate import RelationKnowledge

KNOWLEDGE, FIND_WORDS = "relation_knowledge", "find_words"
_PRESS = "found:csv:"
_LONGEST_DATA = 64
_USAGE = "Which thing? Write what is counted behind the command: /find reservists"
_NOTHING = "Nothing about it is kept any more."


def knowledge_of(context: Context) -> RelationKnowledge:
    """Give what figures of two articles are held against each other with, read once at the start."""
    return cast(RelationKnowledge, context.bot_data[KNOWLEDGE])


async def hold_against_memory(report: Report, context: Context, *, chat_id: int, key: str) -> Report:
    """Give the report with what the chat saw earlier of the same things, and remember it."""
    services = services_of(context)
    told = await recall(report, services.store, chat_id=chat_id, key=key, knowledge=knowledge_of(context))
    off = services.settings.checks_off
    return replace(told, findings=tuple(finding for finding in told.findings if finding.code not in off))


async def on_find(update: Update, context: Context) -> None:
    """Show what the chat has seen asserted about a thing, the oldest first, with a chart if it is of several days."""
    message = update.message
    if message is None:
        return
    services, place = services_of(context), place_of(message)
    words = " ".join((cut_command(message, "find", context.bot) or "").split())
    if not words:
        await send(services, place, say(_USAGE), key=f"{update.update_id}:0")
        return
    found = await _search(context, place.chat_id, words)
    pages = await asyncio.to_thread(write_found, found, words, Room())
    for number, page in enumerate(pages):
        last = number == len(pages) - 1
        keyboard = _offer_table(words) if found.all and last else ()
        await send(services, place, Message(page, keyboard), key=f"{update.update_id}:{number}")
    await _send_chart(context, place, found.counted or found.beside, words, key=f"{update.update_id}:chart")


async def on_found_press(update: Update, context: Context) -> None:
    """Send what was found as a table; pressed again within the hour, no second one."""
    query = update.callback_query
    if query is None or query.message is None:
        return
    services, said = services_of(context), None
    try:
        words = (query.data or "").removeprefix(_PRESS)
        found = await _search(context, query.message.chat.id, words)
        if found.all:
            await services.sender.document(
                query.message.chat.id,
                await asyncio.to_thread(export_found, found.all),
                file_name="seen.csv",
                key=f"found:{query.message.chat.id}:{query.message.message_id}",
                reply_to=query.message.message_id,
            )
        else:
            said = _NOTHING
    finally:
        await tell(query, said, services)


async def _search(context: Context, chat_id: int, asked: str) -> Found:
    kept = await services_of(context).store.seen_all(chat_id)
    words = cast(FindWords, context.bot_data[FIND_WORDS])
    return await asyncio.to_thread(lambda: find_seen(read_seen(kept), asked, words))


async def _send_chart(context: Context, place: Place, found: Sequence[Seen], words: str, *, key: str) -> None:
    try:
        picture = await asyncio.to_thread(draw_chart, found, words, knowledge_of(context).words)
    except ChartError:
        # Whoever runs the bot chose not to install what draws; the numbers are above.
        return
    if picture:
        await services_of(context).sender.picture(
            place.chat_id, picture, key=key, reply_to=place.message_id, thread_id=place.thread_id
        )


def _offer_table(words: str) -> Keyboard:
    data = f"{_PRESS}{words}"
    return ((Button("CSV", data),),) if len(data.encode()) <= _LONGEST_DATA else ()
