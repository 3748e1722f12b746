"""A group that becomes a supergroup."""

from __future__ import annotations

from telegram import Update

from bot.handlers.services import Context, services_of


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
