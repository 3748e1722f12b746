"""From the inbox to the handlers: in order within a lane, lanes side by side, each update until it is done."""

from __future__ import annotations

import asyncio
import json
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Iterator
from contextlib import suppress

import structlog
from telegram import Bot, Update

from bot.service.hands import Hand, Lane, end_hands
from bot.service.outcome import Handle, Outcome
from bot.store import Store, Waiting
from extractors.errors import StoreError

# So many updates are in hand at the same time, each of a lane of its own, and so many are kept in mind; the others wait
# in the inbox.
MOST_IN_HAND = 200
MOST_IN_MIND = 5_000
_PAGE = 500
# Handlers begin one after the other, so many seconds apart: begun all at once, as after a restart, they would hold up
# the event loop together.
_PACE = 0.004
# While another process has in hand what is to be dropped.
_LOOK_AGAIN = 0.05
# An update that was begun so often without an end must be what ends the program.
MOST_TRIES = 15
# What fails for a reason that passes (no network, a full disk) is tried again after so many seconds, then set aside.
PAUSES = (1.0, 2.0, 5.0, 10.0, 30.0, *[60.0] * 60)

_log = structlog.get_logger()


class Dispatcher:
    """Hands the updates in the inbox to the handlers."""

    def __init__(self, store: Store, bot: Bot, handle: Handle) -> None:
        self._store, self._bot, self._handle = store, bot, handle
        self._lanes: dict[str, Lane] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._hands: dict[int, Hand] = {}
        self._gate = asyncio.Lock()
        # Held while what was claimed lines up: a lane that is left to others must be left as a whole.
        self._claiming = asyncio.Lock()
        self._news = asyncio.Event()
        self._in_mind = 0
        # In so many lanes this process may have updates; when it has more, it passes some on.
        self._share = MOST_IN_HAND
        self._stopping = self._started = False
        # Whether the store may have given this process more than it heard of.
        self._unsure = False
        self._reader: asyncio.Task[None] | None = None

    @property
    def in_hand(self) -> int:
        """How many updates are being handled."""
        return len(self._hands)

    @property
    def in_mind(self) -> int:
        """How many updates are in lanes, those in hand included."""
        return self._in_mind

    def start(self) -> None:
        """Begin with what the inbox holds from before."""
        self._started = True
        self._reader = asyncio.create_task(self._read_inbox())
        self.wake()

    def wake(self) -> None:
        """Say that there is something new in the inbox."""
        self._news.set()

    async def stop(self, *, seconds: float) -> None:
        """Take nothing more in hand; what is not done after so many seconds stays in the inbox."""
        self._stopping = True
        await _end([self._reader] if self._reader else [])
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)
        await _end(self._tasks)

    async def abandon(self, join: Callable[[], Awaitable[None]]) -> None:
        """Drop everything, since others may have taken it over; join them, and go on with what is claimed then."""
        await _end([*([self._reader] if self._reader else []), *self._tasks])
        await join()
        if self._started and not self._stopping:
            self.start()

    async def following(self, update: Update, belongs: Callable[[Update], bool], seconds: float) -> list[Update]:
        """Take later updates of the lane that belong to the one in hand; see ``Services.following``."""
        hand = self._hands.get(update.update_id)
        found: list[Update] = []
        if hand is None:
            return found
        seen: set[int] = set()
        while True:
            taken = False
            for waiting in [each for each in hand.lane.waiting if each.place not in seen]:
                seen.add(waiting.place)
                later = await self._read(waiting)
                if later is not None and belongs(later):
                    hand.lane.waiting.remove(waiting)
                    hand.taken.append(waiting)
                    found.append(later)
                    taken = True
            if any(each.place not in seen for each in hand.lane.waiting):
                continue
            hand.lane.news.clear()
            try:
                async with asyncio.timeout(seconds):
                    await hand.lane.news.wait()
            except TimeoutError:
                if not taken:
                    return found

    async def drop(self, update: Update) -> list[int]:
        """Drop what came before an update in hand in the same chat; see ``Services.drop``."""
        hand = self._hands.get(update.update_id)
        if hand is None or hand.waiting.chat_id is None:
            return []
        chat_id, place = hand.waiting.chat_id, hand.waiting.place
        # First in the inbox: what waits behind that which is ended now is then not taken in hand.
        dropped = await self._store.drop(chat_id, before=place)
        await end_hands(
            each for each in self._hands.values() if each.waiting.chat_id == chat_id and each.waiting.place < place
        )
        while self._store.peers.is_shared and await self._store.others_hold():
            await asyncio.sleep(_LOOK_AGAIN)
        return dropped

    async def _read_inbox(self) -> None:
        while True:
            await self._news.wait()
            self._news.clear()
            try:
                if self._store.peers.is_shared:
                    await self._end_dropped()
                while self._in_mind < MOST_IN_MIND and await self._claim():
                    pass
            except StoreError as error:
                self._unsure = True
                _log.error("inbox_unreadable", reason=str(error))
                await asyncio.sleep(1)
                self._news.set()

    async def _claim(self) -> bool:
        async with self._claiming:
            if self._unsure:
                await self._store.release_but([each.update_id for each in self._find_known()])
                self._unsure = False
            claimed = await self._store.claim(lanes=MOST_IN_HAND - len(self._lanes), rows=_PAGE)
            self._share = claimed.share
            for waiting in claimed.waiting:
                self._line_up(waiting)
        return bool(claimed.waiting)

    def _find_known(self) -> Iterator[Waiting]:
        for lane in self._lanes.values():
            yield from lane.waiting
        for hand in self._hands.values():
            yield from (hand.waiting, *hand.taken)

    async def _end_dropped(self) -> None:
        """End what another process dropped, which waits until it is told that nothing more comes of it."""
        dropped = await self._store.dropped()
        if dropped:
            await end_hands(self._hands[number] for number in dropped if number in self._hands)
            await self._store.let_go(dropped)

    def _line_up(self, waiting: Waiting) -> None:
        self._in_mind += 1
        lane = self._lanes.get(waiting.lane)
        if lane is not None:
            lane.waiting.append(waiting)
            lane.news.set()
            return
        lane = self._lanes[waiting.lane] = Lane(deque([waiting]))
        task = asyncio.create_task(self._clear(waiting.lane, lane))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _clear(self, name: str, lane: Lane) -> None:
        try:
            while lane.waiting and not self._stopping:
                async with self._gate:
                    await asyncio.sleep(_PACE)
                if self._stopping:
                    return
                await self._do(lane.waiting.popleft(), lane)
                if lane.waiting and len(self._lanes) > self._share:
                    await self._pass_on(lane)
        finally:
            del self._lanes[name]
            self._in_mind -= len(lane.waiting)
            # There is a hand free for another one.
            self._news.set()

    async def _pass_on(self, lane: Lane) -> None:
        """Leave what is in line to a process that has less to do."""
        async with self._claiming:
            try:
                await self._store.release([each.update_id for each in lane.waiting])
            except StoreError as error:
                # Of those that another has all the same, none is taken in hand here.
                _log.error("lane_not_passed_on", reason=str(error))
                return
            self._in_mind -= len(lane.waiting)
            lane.waiting.clear()

    async def _do(self, waiting: Waiting, lane: Lane) -> None:
        hand = self._hands[waiting.update_id] = Hand(waiting, lane)
        try:
            for pause in (*PAUSES, None):
                try:
                    if await self._try(waiting, hand):
                        break
                except StoreError as error:
                    _log.error("update_delayed", update_id=waiting.update_id, reason=str(error))
                # Those that were taken along come after it again.
                lane.waiting.extendleft(reversed(hand.taken))
                hand.taken.clear()
                if pause is None:
                    _log.error("update_set_aside", update_id=waiting.update_id, reason="time")
                    await self._store.set_aside(waiting.update_id, "it failed for too long")
                    break
                await asyncio.sleep(pause)
        except StoreError as error:
            # It is still in the inbox, and comes again.
            self._unsure = True
            _log.error("update_kept", update_id=waiting.update_id, reason=str(error))
        except asyncio.CancelledError:
            with suppress(StoreError):
                await self._store.give_back([waiting.update_id])
            raise
        finally:
            del self._hands[waiting.update_id]
            self._in_mind -= 1 + len(hand.taken)
            if self._in_mind < MOST_IN_MIND // 2:
                self._news.set()

    async def _try(self, waiting: Waiting, hand: Hand) -> bool:
        """Handle an update; gives whether it is settled."""
        taken = await self._store.take(waiting.update_id)
        if taken is None:
            return True
        if taken.tries > MOST_TRIES:
            _log.error("update_set_aside", update_id=waiting.update_id, reason="tries")
            await self._store.set_aside(waiting.update_id, f"begun {MOST_TRIES} times and never ended")
            return True
        update = self._parse(taken.raw)
        if update is None:
            _log.error("update_set_aside", update_id=waiting.update_id, reason="no update")
            await self._store.set_aside(waiting.update_id, "it cannot be read as an update")
            return True
        outcome = await hand.handle(lambda: self._handle(update, taken))
        if outcome is Outcome.LATER:
            await self._store.give_back([waiting.update_id])
            return False
        await self._store.done(waiting.update_id, *(each.update_id for each in hand.taken))
        return True

    async def _read(self, waiting: Waiting) -> Update | None:
        raw = await self._store.peek(waiting.update_id)
        return None if raw is None else self._parse(raw)

    def _parse(self, raw: str) -> Update | None:
        try:
            return Update.de_json(json.loads(raw), self._bot)
        except Exception:  # whatever is wrong with it, it will be wrong the next time too
            return None


async def _end(tasks: Iterable[asyncio.Task[None]]) -> None:
    ended = list(tasks)
    for task in ended:
        task.cancel()
    await asyncio.gather(*ended, return_exceptions=True)
