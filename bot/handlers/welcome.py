"""Meeting the bot: the example that a button shows, and a line on being added to a group."""

from __future__ import annotations

import asyncio

from telegram import ChatMember, Update
from telegram.constants import ChatType

from bot.chat.greeting import greet_on_entering, show_example
from bot.chat.messages import Message
from bot.chat.pages import write_short
from bot.chat.sight import Sight
from bot.chat.worth import Look
from bot.handlers.context import Context, Place, services_of, words_of
from bot.handlers.presses import tell
from bot.handlers.progress import send
from bot.handlers.speaking import tongue_for
from bot.workers.request import Request
from config.example import read_example
from extractors import FigurecheckError
from extractors.errors import StoreError

_THERE = "The example is in this chat already, further down."
_OUTSIDE = (ChatMember.LEFT, ChatMember.BANNED)


async def on_example_press(update: Update, context: Context) -> None:
    """Send the example that ships with the project with what the bot says of it; nothing of it is kept."""
    query = update.callback_query
    if query is None or query.message is None:
        return
    services = services_of(context)
    place = Place(query.message.chat.id, query.message.message_id, language=query.from_user.language_code)
    key = f"example:{place.chat_id}:{place.message_id}"
    said: str | None = None
    try:
        if await services.store.sent(key) is not None:
            said = _THERE
            return
        await services.limits.take(query.from_user.id, place.chat_id, key=key)
        await send(services, place, await _write_example(context), key=key)
    except StoreError:
        raise
    except FigurecheckError as error:
        said = str(error)
    finally:
        await tell(query, said, services)


async def _write_example(context: Context) -> Message:
    article = read_example()
    report = await services_of(context).pool.check(Request(text=article))
    look = Look(words_of(context))
    return await asyncio.to_thread(lambda: show_example(article, write_short(Sight(report, look))))


async def on_membership(update: Update, context: Context) -> None:
    """Say how to ask when somebody adds the bot to a group."""
    change = update.my_chat_member
    if change is None or change.chat.type not in (ChatType.GROUP, ChatType.SUPERGROUP):
        return
    entered = change.old_chat_member.status in _OUTSIDE and change.new_chat_member.status not in _OUTSIDE
    if entered:
        services = services_of(context)
        tongue = await tongue_for(services, change.chat.id, change.from_user.language_code)
        said = tongue.translate(greet_on_entering(context.bot.username))
        await services.sender.send(change.chat.id, said.html, key=f"{update.update_id}:0")
