"""/settings: what a chat chooses by buttons, who may, and where a group's choices go when it becomes another."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from typing import cast

from telegram import CallbackQuery, Chat, Update
from telegram import Message as TelegramMessage
from telegram.constants import ChatID, ChatMemberStatus, ChatType

from bot.chat.choices import read_choice, show_checks, show_choices, show_digest, show_language
from bot.chat.messages import Message
from bot.chat.texts import say
from bot.desk.hours import find_zone
from bot.handlers.context import Context, Place, place_of, services_of
from bot.handlers.presses import tell
from bot.handlers.progress import put, send
from bot.handlers.speaking import note_language
from bot.handlers.triggers import cut_command
from bot.store.values import ChatSettings, Listen, Order

_NO_ZONE = "There is no such time zone: write one as in /settings Europe/Kyiv, /settings New York or /settings UTC."
_PAGES = {"on": "checks", "off": "checks", "asked": "checks", "digest": "digest", "language": "language"}
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
    """Show the settings, in a group to its admins; with the name of a time zone behind the command, set that first."""
    message = update.message
    if message is None:
        return
    services = services_of(context)
    said = say(ONLY_ADMINS)
    if await may_change(message, context):
        settings = await services.store.chat_settings(message.chat.id)
        asked, group = services.settings.checks_on, message.chat.type != ChatType.PRIVATE
        said = _show(settings, "main", asked=asked, group=group)
        if words := cut_command(message, "settings", context.bot):
            zone = await asyncio.to_thread(find_zone, words)
            said = say(_NO_ZONE)
            if zone:
                settings = replace(settings, zone=zone)
                await _save(settings, message.chat.id, context)
                await note_language(services, place_of(message))
                said = _show(settings, "digest", asked=asked, group=group)
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
        await _save(changed, chat_id, context)
        await note_language(services, Place(chat_id, 0, language=query.from_user.language_code))
    page = choice[1] if choice[0] == "page" else _PAGES.get(choice[0], "main")
    said = _show(changed, page, asked=services.settings.checks_on, group=chat_id < 0)
    await put(query, said, services)


async def _save(settings: ChatSettings, chat_id: int, context: Context) -> None:
    store = services_of(context).store
    before = await store.chat_settings(chat_id)
    await store.save_chat_settings(chat_id, settings)
    if (before.digest_hour, before.zone) != (settings.digest_hour, settings.zone):
        # The hour that is just over is not meant: the first one comes at the next.
        await store.set_digested(chat_id, datetime.now(UTC))


def change(settings: ChatSettings, about: str, chosen: str) -> ChatSettings:
    """Give the settings with one choice made."""
    if about == "listen":
        return replace(settings, listen=cast(Listen, chosen))
    if about == "order":
        return replace(settings, order=cast(Order, chosen))
    if about == "digest":
        return replace(settings, digest_hour=None if chosen == "off" else int(chosen))
    if about == "language":
        return replace(settings, language=None if chosen == "asked" else chosen)
    if about == "rich":
        return replace(settings, rich=chosen == "on")
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
    digest = "off" if settings.digest_hour is None else str(settings.digest_hour)
    if page == "digest":
        return show_digest(digest, settings.zone)
    language = settings.language or "asked"
    if page == "language":
        return show_language(language)
    return show_choices(settings.listen, settings.order, digest, language=language, rich=settings.rich, group=group)


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
