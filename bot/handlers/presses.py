"""Buttons under a report: each puts another view in its place, or sends a file.

What a press does follows from its data alone, so one that comes twice, or from many people at once, does one thing.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime
from typing import TypeAlias

from telegram import CallbackQuery, Update
from telegram.constants import ChatType
from telegram.error import TelegramError

from bot.chat.buttons import LINKED, Ask, Check, FileKind, Press, View, Wrong, read_press
from bot.chat.export import export_file, name_file
from bot.chat.messages import Message, show
from bot.chat.rich import ours
from bot.chat.sight import Sight
from bot.chat.worth import Look, choose_findings
from bot.handlers.context import Context, Services, read_look, read_look_at, services_of
from bot.handlers.door import find_door
from bot.handlers.progress import put
from bot.pictures.card import choose_for_card, draw_card
from bot.reports.from_json import report_from_json
from bot.reports.things import find_things
from bot.store import Answer
from extractors.errors import ChartError

Act: TypeAlias = Callable[[CallbackQuery, Press, Answer], Awaitable[str | None]]
"""Does what a press asks for; gives what there is to say of it."""

GONE = "This report is no longer kept. Send the article again."
_NO_PICTURE = "There is nothing to draw: no two sources give a number of one thing."
_SENT = "The file is in this chat already, further down."
# Two less than Telegram shows of a note: for what sets a word of another direction apart.
_LONGEST = 198


async def on_press(update: Update, context: Context) -> None:
    """Show the view or send the file that a button under a report asks for."""
    await answer_press(update, lambda query, press, kept: _do(query, press, kept, context), context)


async def answer_press(update: Update, act: Act, context: Context, *, in_channel: str | None = None) -> None:
    """Do what a button under a report asks for; the press is answered whatever happens, with what there is to say.

    ``in_channel`` is said in place of doing anything where all readers of a channel would see it.
    """
    query = update.callback_query
    if query is None:
        return
    said: str | None = None
    try:
        found = await find_pressed(query, context)
        if in_channel and query.message and query.message.chat.type == ChatType.CHANNEL:
            said = in_channel
        else:
            said = await act(query, *found) if found else GONE
    finally:
        await tell(query, said, services_of(context))


async def tell(query: CallbackQuery, said: str | None, services: Services, *, alert: bool = False) -> None:
    """Answer a press, with a note when there is something to say; an answer that comes too late harms nobody.

    ``alert`` is for a note that is to stay until it is closed.
    """
    told = said and ours(services.tongue(query.from_user.language_code).say(said), _LONGEST)
    with suppress(TelegramError):
        await query.answer(text=told, show_alert=alert or said == GONE)


async def find_pressed(query: CallbackQuery, context: Context) -> tuple[Press, Answer] | None:
    """Give what is pressed and the answer that the button is of; nobody gets at those of another chat."""
    press = read_press(query.data or "")
    kept = await services_of(context).store.answer(press.answer) if press else None
    # Made-up data may name any answer.
    if press is None or kept is None or query.message is None or kept.chat_id != query.message.chat.id:
        return None
    return press, kept


async def _do(query: CallbackQuery, press: Press, kept: Answer, context: Context) -> str | None:
    wanted = press.wanted
    if query.message is None or wanted == LINKED or isinstance(wanted, Ask | Check | Wrong):
        # They have handlers of their own.
        return GONE
    if isinstance(wanted, View):
        there = await put(query, await write_view(kept, wanted, context), services_of(context))
        return None if there else GONE
    return await _send_file(context, kept, wanted, reply_to=query.message.message_id)


async def write_view(kept: Answer, view: View, context: Context) -> Message:
    """Write a view of a kept report as its chat wants it."""
    look, door = await read_look_at(context, kept), find_door(kept, context)

    def write() -> Message:
        return show(Sight(report_from_json(kept.report_json), look), view, answer=kept.id or 0, door=door)

    return await asyncio.to_thread(write)


async def _send_file(context: Context, kept: Answer, kind: FileKind, *, reply_to: int) -> str | None:
    services = services_of(context)
    # Within an hour it is the same wish; later the first file may be far away.
    key = f"file:{kept.id}:{kind}:{datetime.now(UTC):%Y%m%d%H}"
    if await services.store.sent(key) is not None:
        return _SENT

    look = await read_look(context, kept.chat_id)
    if kind == "png":
        return await _send_picture(context, kept, look, key=key, reply_to=reply_to)

    def write() -> tuple[bytes, str]:
        report = choose_findings(report_from_json(kept.report_json), look)
        return export_file(report, kind, kept.created.date(), look.words.checks), name_file(report, kind)

    data, name = await asyncio.to_thread(write)
    await services.sender.document(
        kept.chat_id, data, file_name=name, key=key, reply_to=reply_to, thread_id=kept.thread_id
    )
    return None


async def _send_picture(context: Context, kept: Answer, look: Look, *, key: str, reply_to: int) -> str | None:
    words = look.words.checks

    def draw() -> bytes | None:
        report = choose_findings(report_from_json(kept.report_json), look)
        things = choose_for_card(find_things(report, words))
        return draw_card(report, things) if things else None

    try:
        picture = await asyncio.to_thread(draw)
    except ChartError:
        picture = None
    if picture is None:
        return _NO_PICTURE
    await services_of(context).sender.picture(
        kept.chat_id, picture, key=key, reply_to=reply_to, thread_id=kept.thread_id
    )
    return None
