"""Updates in hand: each in its lane, and ended in the midst of it when it is dropped."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field

from bot.service.outcome import Outcome
from bot.store import Waiting


@dataclass(slots=True)
class Lane:
    """Updates that are handled one after the other; ``news`` is set when one more lines up."""

    waiting: deque[Waiting] = field(default_factory=deque)
    news: asyncio.Event = field(default_factory=asyncio.Event)


@dataclass(slots=True)
class Hand:
    """An update in hand, with those that are taken along with it."""

    waiting: Waiting
    lane: Lane
    taken: list[Waiting] = field(default_factory=list)
    dropped: bool = False
    handling: asyncio.Future[Outcome] | None = None

    async def handle(self, work: Callable[[], Awaitable[Outcome]]) -> Outcome:
        """Do the work to its end; what is dropped before or meanwhile is done."""
        if self.dropped:
            return Outcome.DONE
        self.handling = asyncio.ensure_future(work())
        try:
            return await self.handling
        except asyncio.CancelledError:
            task = asyncio.current_task()
            if self.dropped and not (task and task.cancelling()):
                return Outcome.DONE
            raise
        finally:
            self.handling = None


async def end_hands(hands: Iterable[Hand]) -> None:
    """Drop what is in hand, and wait until nothing more comes of it."""
    ended = []
    for hand in hands:
        hand.dropped = True
        if hand.handling is not None:
            hand.handling.cancel()
            ended.append(hand.handling)
    if ended:
        await asyncio.wait(ended)
