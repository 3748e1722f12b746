"""Who may change what a group has chosen: its admins, also those who are anonymous. In private, whoever is there."""

from __future__ import annotations

from telegram import CallbackQuery, Chat, Message
from telegram.constants import ChatID, ChatMemberStatus, ChatType

from bot.handlers.services import Context

ONLY_ADMINS = "Only admins of this group can do that."


async def may_change(message: Message, context: Context) -> bool:
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
