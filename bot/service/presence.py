"""One process among those that share the database: it says that it is alive, hears of news, and asks in its turn."""

from __future__ import annotations

import asyncio
from time import monotonic

import structlog

from bot.service.dispatch import Dispatcher
from bot.service.metrics import Metrics
from bot.service.polling import Poller
from bot.store import Pulse, Store
from extractors.errors import StoreError

# Seconds between signs of life; news are heard of at once.
_EVERY = 1.0
_LISTEN = 0.5
_PAUSE = 0.5

_log = structlog.get_logger()


class Presence:
    """Keeps a process among those that share the database; ``weight`` is how many articles it reads at a time."""

    def __init__(self, store: Store, dispatcher: Dispatcher, metrics: Metrics, *, weight: int) -> None:
        self._store, self.dispatcher, self._metrics, self._weight = store, dispatcher, metrics, weight
        # Whether it takes updates in hand; until then it has no share of them.
        self.ready = False
        self.processes = 1
        self._polling, self._not_polling = asyncio.Event(), asyncio.Event()
        self._not_polling.set()
        self._told = False

    @property
    def polls(self) -> bool:
        """Whether it is this process's turn to ask Telegram."""
        return self._polling.is_set()

    async def run(self) -> None:
        """Go on until cancelled."""
        if not self._store.peers.is_shared:
            self._note(Pulse())
            return
        due = 0.0
        while True:
            try:
                if monotonic() >= due:
                    due = monotonic() + _EVERY
                    await self._beat()
                await self._store.peers.hear(_LISTEN)
                self.dispatcher.wake()
            except StoreError as error:
                # The lock of whoever asks Telegram went with the connection.
                self._note(Pulse(processes=self.processes, polls=False))
                if not self._told:
                    self._told = True
                    _log.error("no_sign_of_life", reason=str(error))
                await asyncio.sleep(_PAUSE)

    async def poll_in_turn(self, poller: Poller) -> None:
        """Ask Telegram while it is this process's turn; goes on until cancelled, raises what ``Poller.run`` raises."""
        while True:
            await self._polling.wait()
            _log.info("polls")
            polling = asyncio.create_task(poller.run())
            over = asyncio.create_task(self._not_polling.wait())
            try:
                await asyncio.wait({polling, over}, return_when=asyncio.FIRST_COMPLETED)
                if polling.done():
                    polling.result()
            finally:
                for task in (polling, over):
                    task.cancel()
                await asyncio.gather(polling, over, return_exceptions=True)
            _log.info("polls_no_more")

    async def _beat(self) -> None:
        pulse = await self._store.peers.beat(weight=self._weight if self.ready else 0)
        self._note(pulse)
        if pulse.freed:
            self._metrics.note_taken_over(pulse.freed)
            _log.warning("taken_over", updates=pulse.freed)
        if not pulse.alive:
            self._metrics.note_trouble("lease_lost")
            _log.warning("lease_lost")
            # Nothing of it may be delivered any more; what was, another process finds in the store.
            await self.dispatcher.abandon(self._store.peers.join)
        self._told = False

    def _note(self, pulse: Pulse) -> None:
        self.processes = pulse.processes
        (now, before) = (self._polling, self._not_polling) if pulse.polls else (self._not_polling, self._polling)
        now.set()
        before.clear()
