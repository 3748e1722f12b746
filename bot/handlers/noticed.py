"""👀 on a message in a group, from when it is taken on until its answer stands there."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from types import TracebackType

from telegram import Message
from telegram.constants import ChatType, ReactionEmoji

from bot.handlers.context import Context, services_of

# Whoever is told to end has no time for a server that does not answer.
_PATIENCE = 2.0


class Noticed:
    """Shows that a message in a group is being read, without another message; None, or one elsewhere, shows nothing.

    It ends with the answer, which says more. Nothing waits for it, and what goes wrong with it is nobody's business.
    """

    def __init__(self, message: Message | None, context: Context) -> None:
        self._message = message if message and message.chat.type in (ChatType.GROUP, ChatType.SUPERGROUP) else None
        self._sender = services_of(context).sender
        self._task: asyncio.Task[bool] | None = None

    async def __aenter__(self) -> Noticed:
        if self._message:
            self._task = asyncio.create_task(
                self._sender.react(self._message.chat.id, self._message.message_id, ReactionEmoji.EYES)
            )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._message is None or self._task is None:
            return
        with suppress(TimeoutError):
            async with asyncio.timeout(_PATIENCE):
                # Taken away before it is there, it would stay.
                if await self._task:
                    await self._sender.react(self._message.chat.id, self._message.message_id, None)
