"""A report that was made in a group, opened in private by one of its members."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from telegram import ChatMember, Message, Update
from telegram.error import TelegramError

from bot.chat.buttons import View
from bot.chat.messages import show
from bot.chat.sight import Sight
from bot.chat.texts import say
from bot.handlers.answering import keep_reply
from bot.handlers.context import Context, place_of, read_look_at, services_of
from bot.handlers.door import read_door
from bot.handlers.presses import GONE
from bot.handlers.progress import send
from bot.reports.from_json import report_from_json
from bot.store import Answer

_STRANGER = "This report is for the members of the group that it was made in."


async def open_door(message: Message, update: Update, context: Context, payload: str) -> bool:
    """Show in private the report that a button in a group leads to; gives whether the payload is of such a button."""
    services, place = services_of(context), place_of(message)
    wanted = read_door(payload, token=services.settings.telegram_token)
    if wanted is None:
        return False
    key = f"{update.update_id}:0"
    kept = await services.store.answer(wanted[0])
    if kept is None:
        await send(services, place, say(GONE), key=key)
    elif not await _is_member(kept, place.user_id, context):
        await send(services, place, say(_STRANGER), key=key)
    else:
        await _show(kept, wanted[1], message, context, key=key)
    return True


async def _show(kept: Answer, view: View, message: Message, context: Context, *, key: str) -> None:
    """Keep the report for this chat too, so that its buttons work here and /forget deletes it here."""
    services, place = services_of(context), place_of(message)
    own = await services.store.answer_for(place.chat_id, place.message_id)
    if own is None:
        own = replace(
            kept,
            id=None,
            chat_id=place.chat_id,
            thread_id=None,
            asked_message_id=place.message_id,
            reply_message_ids=(),
        )
        own = replace(own, id=await services.store.save_answer(own))
    look = await read_look_at(context, own)
    number = own.id or 0
    shown = await asyncio.to_thread(lambda: show(Sight(report_from_json(own.report_json), look), view, answer=number))
    await keep_reply(services, own, await send(services, place, shown, key=key))


async def _is_member(kept: Answer, user_id: int | None, context: Context) -> bool:
    if user_id is None:
        return False
    try:
        member = await context.bot.get_chat_member(kept.chat_id, user_id)
    except TelegramError:
        return False
    outside = member.status in (ChatMember.LEFT, ChatMember.BANNED)
    return not outside and bool(getattr(member, "is_member", True))
