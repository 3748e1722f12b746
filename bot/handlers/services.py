"""What handlers work with, found in the application's ``bot_data``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias, cast

from telegram import Message
from telegram.ext import CallbackContext, ExtBot

from bot.service.services import KEY, Services

Context: TypeAlias = "CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], dict[Any, Any]]"


__all__ = ["Context", "Place", "Services", "place_of", "services_of"]


def services_of(context: Context) -> Services:
    """Give the services of the application that handles the update."""
    return cast(Services, context.bot_data[KEY])


@dataclass(frozen=True, slots=True)
class Place:
    """Where an answer goes: a chat, a topic in it, the message that it answers; and who asked, if a person did."""

    chat_id: int
    message_id: int
    thread_id: int | None = None
    user_id: int | None = None


def place_of(message: Message) -> Place:
    """Say where the answer to a message goes; who writes as a chat (an anonymous admin, a channel) is nobody."""
    user = None if message.sender_chat else message.from_user
    thread_id = message.message_thread_id if message.is_topic_message else None
    return Place(message.chat.id, message.message_id, thread_id, user.id if user else None)
