"""The commands that speak of the bot itself and of what it keeps."""

from __future__ import annotations

from importlib.metadata import version

from telegram import Message as Incoming
from telegram import Update
from telegram.constants import ChatType

from bot.chat.greeting import explain, greet, greet_group
from bot.chat.messages import Message
from bot.chat.texts import FORGET_YES, ask_forget, introduce, say, tell_privacy
from bot.handlers.chat_settings import ONLY_ADMINS, may_change, may_press
from bot.handlers.context import Context, Services, place_of, services_of
from bot.handlers.opened import open_door
from bot.handlers.presses import tell
from bot.handlers.progress import put, send

_FORGOTTEN = "Deleted. Nothing is kept of this chat now."
_DROPPED = " What had no answer yet is dropped too: send it again to have it read."
_KEPT = "Nothing was deleted."
_UNKNOWN = "There is no such command. /help lists those that there are."


async def on_start(update: Update, context: Context) -> None:
    """Greet, or show the report that a button in a group leads to."""
    message = update.message
    if message:
        private, name = message.chat.type == ChatType.PRIVATE, context.bot.username
        if private and context.args and await open_door(message, update, context, context.args[0]):
            return
        pictures = services_of(context).pictures
        await _reply(message, update, context, greet(name, pictures=pictures) if private else greet_group(name))


async def on_help(update: Update, context: Context) -> None:
    """Explain, with an example."""
    if update.message:
        pictures = services_of(context).pictures
        await _reply(update.message, update, context, explain(context.bot.username, pictures=pictures))


async def on_about(update: Update, context: Context) -> None:
    """Say what this is."""
    if update.message:
        await _reply(update.message, update, context, introduce(version("figurecheck")))


async def on_privacy(update: Update, context: Context) -> None:
    """Say what is kept."""
    message = update.message
    if message:
        services = services_of(context)
        counts = await services.store.counts(message.chat.id)
        told = tell_privacy(
            services.settings.retention_days,
            counts.answers,
            counts.oldest,
            has_settings=counts.has_settings,
            complaints=counts.complaints,
            checked=counts.checked,
            watches=counts.watches,
            fact_checks=bool(services.settings.fact_check_key),
        )
        await _reply(message, update, context, told)


async def on_forget(update: Update, context: Context) -> None:
    """Ask whether everything that is kept of the chat is to be deleted."""
    message = update.message
    if message:
        allowed = await may_change(message, context)
        await _reply(message, update, context, ask_forget() if allowed else say(ONLY_ADMINS))


async def on_forget_press(update: Update, context: Context) -> None:
    """Delete, or leave all as it is; a second press finds nothing more to do."""
    query = update.callback_query
    if query is None or query.message is None:
        return
    services, chat = services_of(context), query.message.chat
    if not await may_press(query, context):
        await tell(query, ONLY_ADMINS, services)
        return
    try:
        said = _KEPT
        if query.data == FORGET_YES:
            said = await _forget(update, chat.id, services)
        await put(query, say(said), services)
    finally:
        await tell(query, None, services)


async def _forget(update: Update, chat_id: int, services: Services) -> str:
    """Delete all that is kept of a chat, and end what is being read for it, or it would be kept again."""
    dropped = await services.drop(update)
    shown = await services.store.forget_chat(chat_id, unanswered=dropped)
    await services.store.clean_up()
    for message_id in shown:
        # It says that an answer is coming.
        await services.sender.delete(chat_id, message_id)
    return _FORGOTTEN + (_DROPPED if dropped else "")


async def on_unknown(update: Update, context: Context) -> None:
    """Say in a private chat that there is no such command; in a group it may be for another bot."""
    if update.message:
        await _reply(update.message, update, context, say(_UNKNOWN))


async def _reply(message: Incoming, update: Update, context: Context, said: Message) -> None:
    await send(services_of(context), place_of(message), said, key=f"{update.update_id}:0")
