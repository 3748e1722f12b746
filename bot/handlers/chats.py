"""What happens to a chat: the bot is added to it, or it becomes another."""

from __future__ import annotations

from telegram import Update
from telegram.constants import ChatMemberStatus, ChatType

from bot.chat.texts import greet_group
from bot.handlers.services import Context, services_of

_OUT = (ChatMemberStatus.LEFT, ChatMemberStatus.BANNED)
_IN = (ChatMemberStatus.MEMBER, ChatMemberStatus.ADMINISTRATOR)


async def on_member(update: Update, context: Context) -> None:
    """Say in a group what the bot does, when it was added."""
    change = update.my_chat_member
    if change is None or change.chat.type not in (ChatType.GROUP, ChatType.SUPERGROUP):
        return
    if change.old_chat_member.status in _OUT and change.new_chat_member.status in _IN:
        said = greet_group(context.bot.username)
        await services_of(context).sender.send(change.chat.id, said.html, key=f"{update.update_id}:0")


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
