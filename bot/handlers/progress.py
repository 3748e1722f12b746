"""What whoever waits sees: "typing", and after a while a message that turns into the answer."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from types import TracebackType

from telegram import CallbackQuery

from bot.chat.messages import Message
from bot.chat.texts import say
from bot.handlers.context import Context, Place, Services, services_of
from bot.handlers.speaking import tongue_for

PATIENCE = 3.0
# Telegram shows "typing" for five seconds.
_TYPING = 4.5


class Progress:
    """The answer to one message, from the moment it is worked on; ``key`` keeps it from being sent twice."""

    def __init__(self, context: Context, place: Place, key: str) -> None:
        self._services = services_of(context)
        self._place, self.key = place, key
        self._stage = "Working …"
        self._done = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []
        self._shown: int | None = None

    async def __aenter__(self) -> Progress:
        self._tasks = [asyncio.create_task(self._type()), asyncio.create_task(self._tell())]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._done.set()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def begin(self, stage: str) -> None:
        """Say what is being done from now on."""
        self._stage = stage

    async def finish(self, message: Message) -> int:
        """Give the answer, in place of what was shown before; gives its message id."""
        self._done.set()
        await self._tasks[1]
        services, place = self._services, self._place
        said = (await tongue_for(services, place.chat_id, place.language)).translate(message)
        if self._shown is None:
            # After a crash a message of this key may be there already, and say no more than that we are at work.
            self._shown = await services.store.sent(self.key)
        if self._shown is not None and await services.sender.edit(
            place.chat_id, self._shown, said.html, keyboard=said.keyboard, rich=said.rich
        ):
            return self._shown
        key = self.key if self._shown is None else f"{self.key}:again"
        return await send(services, place, message, key=key)

    async def _type(self) -> None:
        while not self._done.is_set():
            await self._services.sender.typing(self._place.chat_id, thread_id=self._place.thread_id)
            await asyncio.sleep(_TYPING)

    async def _tell(self) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                await self._done.wait()
            return
        self._shown = await send(self._services, self._place, say(self._stage), key=self.key)


async def send(services: Services, place: Place, message: Message, *, key: str) -> int:
    """Send a message as the reply that the place asks for, in the language of the chat or of whoever asked."""
    said = (await tongue_for(services, place.chat_id, place.language)).translate(message)
    return await services.sender.send(
        place.chat_id,
        said.html,
        key=key,
        reply_to=place.message_id,
        thread_id=place.thread_id,
        keyboard=said.keyboard,
        rich=said.rich,
    )


async def put(query: CallbackQuery, message: Message, services: Services) -> bool:
    """Put a message in place of the one whose button was pressed; gives False when that is gone."""
    if query.message is None:
        return False
    chat_id = query.message.chat.id
    said = (await tongue_for(services, chat_id, query.from_user.language_code)).translate(message)
    return await services.sender.edit(chat_id, query.message.message_id, said.html, keyboard=said.keyboard)
