"""The button "Linked pages": the pages that the figures' sentences link to are opened, and what they say is told."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from hashlib import sha256

from telegram import CallbackQuery, Update

from bot.chat.buttons import LINKED
from bot.chat.linked import write_linked
from bot.chat.messages import Message
from bot.chat.packing import Room
from bot.chat.texts import FAILED, say
from bot.handlers.answering import NOT_FOR_THE_CHAT
from bot.handlers.context import Context, Place, services_of
from bot.handlers.presses import GONE, find_pressed, tell
from bot.handlers.progress import Progress, send
from bot.reports.from_json import report_from_json
from bot.store import Answer
from extractors import FigurecheckError
from extractors.errors import LimitError

_SENT = "What the linked pages say is in this chat already, further down."
_STAGE = "Opening the linked pages …"


async def on_linked_press(update: Update, context: Context) -> None:
    """Tell what the linked pages say; the press itself is answered at once, since opening them takes a while."""
    query = update.callback_query
    if query is None:
        return
    said: str | None = GONE
    kept: Answer | None = None
    try:
        found = await find_pressed(query, context)
        if found and found[0].wanted == LINKED:
            kept = found[1]
            said = await _refuse(query, kept, context, update_id=update.update_id)
    finally:
        await tell(query, said, services_of(context), alert=said not in (None, _SENT))
    if kept and query.message and said is None:
        place = Place(
            kept.chat_id, query.message.message_id, kept.thread_id, query.from_user.id, query.from_user.language_code
        )
        await _answer(kept, place, update.update_id, context)


async def _refuse(query: CallbackQuery, kept: Answer, context: Context, *, update_id: int) -> str | None:
    """Say why the pages are not opened, None when they are: it was done this hour, or too much was asked for."""
    services = services_of(context)
    if await services.store.sent(_name(kept)) is not None:
        return _SENT
    try:
        await services.limits.take(query.from_user.id, kept.chat_id, key=f"{update_id}:0")
    except LimitError as error:
        return str(error)
    return None


async def _answer(kept: Answer, place: Place, update_id: int, context: Context) -> None:
    services, key = services_of(context), f"{update_id}:0"
    async with Progress(context, place, key) as progress:
        try:
            progress.begin(_STAGE)
            report = await asyncio.to_thread(report_from_json, kept.report_json)
            followed = await services.pool.follow(report)
            first, *rest = await asyncio.to_thread(write_linked, report, followed, Room())
            sent = await progress.finish(Message(first))
        except NOT_FOR_THE_CHAT:
            raise
        except FigurecheckError as error:
            # Nothing is noted: the button can be pressed again.
            await progress.finish(say(str(error)))
            return
        except Exception:
            await progress.finish(say(FAILED))
            raise
    for number, page in enumerate(rest, start=1):
        await send(services, place, Message(page), key=f"{update_id}:{number}")
    await services.store.begin_send(_name(kept), kept.chat_id)
    await services.store.end_send(_name(kept), kept.chat_id, sent)


def _name(kept: Answer) -> str:
    """Name the answer to a press for an hour, as pages change; one that was edited is another article."""
    article = sha256(kept.key.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return f"linked:{kept.id}:{article}:{datetime.now(UTC):%Y%m%d%H}"
