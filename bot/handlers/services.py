"""What handlers work with, found in the application's ``bot_data``."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias, cast

from telegram import Message, Update
from telegram.ext import CallbackContext, ExtBot

from bot.chat.buttons import Keyboard
from bot.jobs.request import Request
from bot.store import Store
from config.settings import Settings
from extractors import Report

Context: TypeAlias = "CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], dict[Any, Any]]"
Following: TypeAlias = Callable[[Update, Callable[[Update], bool], float], Awaitable[list[Update]]]

KEY = "services"


class Sender(Protocol):
    """Sends so that nothing is lost and nothing is said twice; raises UndeliverableError when nobody can be told."""

    async def send(
        self,
        chat_id: int,
        text_html: str,
        *,
        key: str,
        reply_to: int | None = None,
        thread_id: int | None = None,
        keyboard: Keyboard | None = None,
    ) -> int:
        """Send Telegram's HTML; gives the message's id, also when a message with this key was sent before."""

    async def edit(self, chat_id: int, message_id: int, text_html: str, *, keyboard: Keyboard | None = None) -> bool:
        """Give False when the message is not there to be edited; one that shows it already is a success."""

    async def typing(self, chat_id: int, *, thread_id: int | None = None) -> None:
        """Show for some seconds that something is being written, as well as can be."""

    async def document(
        self,
        chat_id: int,
        data: bytes,
        name: str,
        *,
        key: str,
        reply_to: int | None = None,
        thread_id: int | None = None,
    ) -> int:
        """Do as ``send`` does, with a file."""


class Pool(Protocol):
    """Makes reports."""

    async def check(self, request: Request) -> Report:
        """Give the report, or raise a FigurecheckError."""


class Limits(Protocol):
    """Counts requests."""

    def take(self, user_id: int | None, chat_id: int) -> None:
        """Count one; raises LimitError with the wait."""


@dataclass(frozen=True, slots=True)
class Services:
    """Everything that outlives an update."""

    settings: Settings
    store: Store
    pool: Pool
    limits: Limits
    sender: Sender
    following: Following


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
