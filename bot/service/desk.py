"""What the bot does by itself: now and then it is asked what is due, and each errand is run to its end, once."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeAlias

import structlog

from bot.service.operator import Operator
from extractors.errors import FigurecheckError

_EVERY = 15.0
_GRACE = 1.5
# So many errands are run side by side, and none twice at the same time.
_MOST = 8

_log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Errand:
    """Something to be done now; what has the same name is not begun again before it is done."""

    name: str
    act: Callable[[], Awaitable[None]]


Round: TypeAlias = Callable[[datetime], Awaitable[Sequence[Errand]]]


class Desk:
    """Goes its rounds: asks each for what is due, and sees to it.

    ``is_on`` tells whether it is for this process, of those that share the database, to go them now.
    """

    def __init__(
        self,
        rounds: Sequence[Round],
        operator: Operator,
        *,
        every: float = _EVERY,
        is_on: Callable[[], bool] = lambda: True,
    ) -> None:
        self._rounds, self._operator, self._every, self._is_on = rounds, operator, every, is_on
        self._running: dict[str, asyncio.Task[None]] = {}
        self._free = asyncio.Semaphore(_MOST)

    async def run(self) -> None:
        """Go on until cancelled; what is in hand then has a moment to end, and is else left for the next start."""
        try:
            while True:
                if self._is_on():
                    await self._look()
                await asyncio.sleep(self._every)
        finally:
            left = list(self._running.values())
            if left:
                # What was sent is to be known as sent.
                await asyncio.wait(left, timeout=_GRACE)
            for task in left:
                task.cancel()
            await asyncio.gather(*left, return_exceptions=True)

    async def _look(self) -> None:
        for find in self._rounds:
            try:
                due = await find(datetime.now(UTC))
            except FigurecheckError as error:
                _log.error("round_failed", reason=str(error))
                continue
            except Exception as error:  # one round must not end the others
                _log.error("round_failed", reason=type(error).__name__)
                self._operator.report(error)
                continue
            for errand in due:
                if errand.name not in self._running:
                    self._running[errand.name] = asyncio.create_task(self._do(errand))

    async def _do(self, errand: Errand) -> None:
        try:
            async with self._free:
                await errand.act()
        except FigurecheckError as error:
            _log.error("errand_failed", error=type(error).__name__, reason=str(error))
        except Exception as error:  # one errand must not cost the others
            _log.error("errand_failed", error=type(error).__name__)
            self._operator.report(error)
        finally:
            del self._running[errand.name]
