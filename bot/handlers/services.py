"""What handlers work with, found in the application's ``bot_data``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, cast

from telegram.ext import CallbackContext, ExtBot

from bot.chat.buttons import Keyboard
from bot.jobs.request import Request
from bot.store.store import Store
from config.settings import Settings
from extractors import Report

if TYPE_CHECKING:
    BotData: TypeAlias = dict[Any, Any]

Context: TypeAlias = "CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], dict[Any, Any]]"

KEY = "services"


class Sender(Protocol):
    """Sends so that nothing is lost and nothing is said twice; texts are Telegram's HTML."""

    async def send(
        self,
        chat_id: int,
        html: str,
        *,
        key: str,
        reply_to: int | None = None,
        thread_id: int | None = None,
        keyboard: Keyboard = (),
    ) -> int | None:
        """Give the message's id, also when a message with this key was sent before; None when it cannot be delivered."""

    async def edit(self, chat_id: int, message_id: int, html: str, *, keyboard: Keyboard = ()) -> bool:
        """Give False when the message is not there to be edited; one that shows it already is a success."""

    async def document(
        self,
        chat_id: int,
        data: bytes,
        file_name: str,
        *,
        key: str,
        reply_to: int | None = None,
        thread_id: int | None = None,
    ) -> int | None:
        """Do as ``send`` does, with a file."""


class Pool(Protocol):
    """Makes reports."""

    async def check(self, request: Request) -> Report:
        """Give the report, or raise a FigurecheckError."""


class Limits(Protocol):
    """Counts requests."""

    def take(self, user_id: int | None, chat_id: int) -> None:
        """Count one; raises a FigurecheckError that names the wait."""


class Services(Protocol):
    """Everything that outlives an update."""

    @property
    def settings(self) -> Settings: ...
    @property
    def store(self) -> Store: ...
    @property
    def pool(self) -> Pool: ...
    @property
    def limits(self) -> Limits: ...
    @property
    def sender(self) -> Sender: ...


def services_of(context: Context) -> Services:
    """Give the services of the application that handles the update."""
    return cast(Services, context.bot_data[KEY])
