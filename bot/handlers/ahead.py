"""Reading ahead: a long text is read as it is while a second half of it may still come."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from bot.handlers.asked import Asked
from bot.handlers.context import Place, Services
from bot.workers.request import Request
from extractors import Report
from extractors.errors import LimitError


class Ahead:
    """The reading of a text that has begun before it is known whether that is all of it.

    ``place`` and ``key`` are those of its answer; ``user_id`` in it is None where nobody asked.
    """

    def __init__(self, asked: Sequence[Asked], place: Place, services: Services, *, key: str) -> None:
        self._request: Request | None = asked[0].request if len(asked) == 1 else None
        self._place, self._services, self._key = place, services, key
        self._report: asyncio.Task[Report] | None = None

    async def begin(self) -> None:
        """Begin where a worker has nothing else to do; whoever is over a limit is told so later, and not read."""
        if self._request is None or self._request.text is None:
            return
        with suppress(LimitError):
            # The answer counts it under the same key, and so not once more.
            await self._services.limits.take(self._place.user_id, self._place.chat_id, key=self._key)
            self._report = self._services.pool.begin(self._request)

    def hand_over(self, found: Sequence[Asked]) -> list[Asked]:
        """Give what is asked with the reading that has begun, if that is of it; what is of a half is left alone."""
        if self._report is None:
            return list(found)
        return [replace(each, begun=self._report) if each.request == self._request else each for each in found]
