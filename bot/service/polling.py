"""Ask Telegram for updates; what it sent is in the inbox before it is told that it arrived."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from time import monotonic
from typing import TypeVar

import structlog
from telegram import Bot
from telegram.error import BadRequest, Conflict, EndPointNotFound, InvalidToken, RetryAfter, TelegramError

from bot.service.draft import read_wait
from bot.service.lane import UPDATE_KINDS, read_arrival
from bot.service.metrics import Metrics
from bot.service.served import Served
from bot.store import Arrival, Store
from extractors.errors import StoreError

# The server holds a request open until there is something, at most so many seconds.
LONG_POLL = 10
# How much longer the answer may take on its way.
GRACE = 15
_LONGEST_PAUSE = 30.0
# More than this in the inbox, and Telegram keeps the rest for as long.
FULL = 20_000

_log = structlog.get_logger()

T = TypeVar("T")


class Poller:
    """Fills the inbox from getUpdates; ``wake`` is called after each commit that brought something."""

    def __init__(self, bot: Bot, store: Store, metrics: Metrics, *, served: Served, wake: Callable[[], None]) -> None:
        self._bot, self._store, self._metrics, self._served, self._wake = bot, store, metrics, served, wake
        self._offset: int | None = None
        self._pause = 0.5
        self._told: str | None = None

    async def run(self) -> None:
        """Go on until cancelled.

        Raises InvalidToken when Telegram no longer takes the token. Everything else is waited out, and told once.
        """
        await self._until_done(self._leave_webhook)
        while True:
            await self._wait_for_room()
            updates = await self._until_done(self._ask)
            if updates:
                await self._until_done(partial(self._keep, updates))
                self._wake()

    async def _leave_webhook(self) -> None:
        try:
            await self._bot.delete_webhook(drop_pending_updates=False)
        except BadRequest as error:
            # If there is one after all, Telegram says so at the next request.
            _log.warning("webhook_not_deleted", reason=str(error))

    async def _ask(self) -> list[object]:
        wanted = {"timeout": LONG_POLL, "allowed_updates": list(UPDATE_KINDS)}
        if self._offset is not None:
            wanted["offset"] = self._offset
        # Raw, not as objects of the library: one update that cannot be read must not cost the others.
        try:
            updates = await self._bot.do_api_request(
                "getUpdates", api_kwargs=wanted, read_timeout=LONG_POLL + GRACE, connect_timeout=10.0
            )
        except EndPointNotFound:
            # What the library makes of a refused token here; who we are is refused as what it is.
            await self._bot.get_me()
            raise
        except Conflict as error:
            # Set meanwhile, or left over: then nobody else is asking.
            if "webhook" in str(error).lower():
                await self._leave_webhook()
            raise
        self._metrics.note_poll()
        return updates if isinstance(updates, list) else []

    async def _keep(self, updates: Sequence[object]) -> None:
        arrivals = read_arrivals(updates, self._served)
        new = await self._store.add(arrivals)
        self._metrics.note_received(new)
        if arrivals:
            # Asking for what comes after is what tells Telegram that these arrived.
            self._offset = max(arrival.update_id for arrival in arrivals) + 1
        elif updates:
            # Nothing in it has a number: it will be offered again, but not at once.
            await asyncio.sleep(_LONGEST_PAUSE)

    async def _wait_for_room(self) -> None:
        while await self._until_done(self._store.count_waiting) > FULL:
            self._tell("inbox_full")
            await asyncio.sleep(1)

    async def _until_done(self, act: Callable[[], Awaitable[T]]) -> T:
        while True:
            begun = monotonic()
            try:
                done = await act()
            except InvalidToken:
                raise
            except RetryAfter as error:
                await asyncio.sleep(read_wait(error))
            except Conflict:
                self._tell("another_program_polls", what="another program asks with this token: waiting for its end")
                await self._rest()
            except TelegramError as error:
                self._tell("telegram_unreachable", error=type(error).__name__, reason=str(error))
                # A time-out has been waited for already.
                if monotonic() - begun < LONG_POLL:
                    await self._rest()
            except StoreError as error:
                self._tell("inbox_unwritable", reason=str(error))
                await self._rest()
            else:
                if self._told is not None:
                    _log.info("telegram_answers_again")
                self._told, self._pause = None, 0.5
                return done

    async def _rest(self) -> None:
        await asyncio.sleep(self._pause)
        self._pause = min(self._pause * 2, _LONGEST_PAUSE)

    def _tell(self, event: str, **details: str) -> None:
        self._metrics.note_trouble(event)
        if self._told != event:
            _log.warning(event, **details)
            self._told = event


def read_arrivals(updates: Sequence[object], served: Served) -> list[Arrival]:
    """Give the updates that have a number, each with its lane and a stranger's without words; others are told of."""
    arrivals = []
    for update in updates:
        number = update.get("update_id") if isinstance(update, dict) else None
        if isinstance(update, dict) and isinstance(number, int) and not isinstance(number, bool):
            arrivals.append(read_arrival(served.strip(update)))
        else:
            # What has none cannot be kept apart from others.
            _log.error("update_without_number")
    return arrivals
