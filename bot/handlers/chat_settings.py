"""/settings: what a chat chooses by buttons, who may, and where a group's choices go when it becomes another."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from telegram import CallbackQuery, Chat, Update
from telegram import Message as TelegramMessage
from telegram.constants import ChatID, ChatMemberStatus, ChatType

from bot.chat.choices import read_choice, show_checks, show_choices
from bot.chat.messages import Message
from bot.chat.texts import say
from bot.handlers.context import Context, place_of, services_of
from bot.handlers.presses import tell
from bot.handlers.progress import put, send
from bot.store.values import ChatSettings, Listen, Order

ONLY_ADMINS = "Only admins of this group can do that."


async def may_change(message: TelegramMessage, context: Context) -> bool:
    """Tell whether the writer of a message may; an anonymous admin writes in the name of the group itself."""
    if message.chat.type == ChatType.PRIVATE:
        return True
    if message.sender_chat:
        return message.sender_chat.id == message.chat.id
    return message.from_user is not None and await _is_admin(message.chat, message.from_user.id, context)


async def may_press(query: CallbackQuery, context: Context) -> bool:
    """Tell whether whoever pressed a button may."""
    if query.message is None:
        return False
    if query.message.chat.type == ChatType.PRIVATE:
        return True
    return await _is_admin(query.message.chat, query.from_user.id, context)


async def _is_admin(chat: Chat, user_id: int, context: Context) -> bool:
    if user_id == ChatID.ANONYMOUS_ADMIN:
        return True
    member = await context.bot.get_chat_member(chat.id, user_id)
    return member.status in (ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.OWNER)


async def on_settings(update: Update, context: Context) -> None:
    """Show the settings, in a group to its admins."""
    message = update.message
    if message is None:
        return
    services = services_of(context)
    said = say(ONLY_ADMINS)
    if await may_change(message, context):
        settings = await services.store.chat_settings(message.chat.id)
        asked = services.settings.checks_on
        said = _show(settings, "main", asked=asked, group=message.chat.type != ChatType.PRIVATE)
    await send(services, place_of(message), said, key=f"{update.update_id}:0")


async def on_settings_press(update: Update, context: Context) -> None:
    """Save a choice and show it."""
    query = update.callback_query
    if query is None or query.message is None:
        return
    if not await may_press(query, context):
        await tell(query, ONLY_ADMINS, services_of(context))
        return
    try:
        choice = read_choice(query.data or "")
        if choice:
            await _choose(choice, query, query.message.chat.id, context)
    finally:
        await tell(query, None, services_of(context))


async def _choose(choice: tuple[str, str], query: CallbackQuery, chat_id: int, context: Context) -> None:
    services = services_of(context)
    settings = await services.store.chat_settings(chat_id)
    changed = change(settings, *choice)
    if changed != settings:
        await services.store.save_chat_settings(chat_id, changed)
    page = choice[1] if choice[0] == "page" else "checks" if choice[0] in ("on", "off", "asked") else "main"
    said = _show(changed, page, asked=services.settings.checks_on, group=chat_id < 0)
    await put(query, said, services)


def change(settings: ChatSettings, about: str, chosen: str) -> ChatSettings:
    """Give the settings with one choice made."""
    if about == "listen":
        return replace(settings, listen=cast(Listen, chosen))
    if about == "order":
        return replace(settings, order=cast(Order, chosen))
    off, on = settings.findings_off - {chosen}, settings.findings_on - {chosen}
    if about == "off":
        return replace(settings, findings_off=off | {chosen}, findings_on=on)
    if about == "on":
        return replace(settings, findings_off=off, findings_on=on)
    if about == "asked":
        return replace(settings, findings_off=off, findings_on=on | {chosen})
    return settings


def _show(settings: ChatSettings, page: str, *, asked: frozenset[str], group: bool) -> Message:
    if page == "checks":
        return show_checks(settings.findings_off, settings.findings_on | asked)
    return show_choices(settings.listen, settings.order, group=group)


async def on_move(update: Update, context: Context) -> None:
    """Take what is kept of a group along to the supergroup that it became; both chats tell of it."""
    message = update.message
    if message is None:
        return
    store = services_of(context).store
    if message.migrate_to_chat_id:
        await store.migrate_chat(message.chat.id, message.migrate_to_chat_id)
    elif message.migrate_from_chat_id:
        await store.migrate_chat(message.migrate_from_chat_id, message.chat.id)
