"""Limits: how often a person and a chat may ask in an hour, so that one of them cannot take all there is."""

from __future__ import annotations

import math
from collections import OrderedDict, deque
from collections.abc import Callable
from time import monotonic

from config.settings import Settings
from extractors.errors import LimitError

HOUR = 3600.0
# So many people or chats are kept in mind; the one that asked longest ago is forgotten first.
_MOST_KNOWN = 100_000


class Limits:
    """Counts the requests of the last hour; after a restart it counts anew."""

    def __init__(self, settings: Settings, *, clock: Callable[[], float] = monotonic) -> None:
        self._users = _Window(settings.per_user, clock)
        self._chats = _Window(settings.per_chat, clock)

    def take(self, user_id: int | None, chat_id: int) -> None:
        """Count one request of a user (None for a channel or an anonymous admin) in a chat.

        Raises LimitError, with the wait, when there were too many; then it is not counted.
        """
        if user_id is not None and (wait := self._users.find_wait(user_id)):
            raise LimitError("One person", self._users.most, wait)
        if wait := self._chats.find_wait(chat_id):
            raise LimitError("One chat", self._chats.most, wait)
        if user_id is not None:
            self._users.count(user_id)
        self._chats.count(chat_id)


class _Window:
    def __init__(self, most: int, clock: Callable[[], float]) -> None:
        self.most, self._clock = most, clock
        self._times: OrderedDict[int, deque[float]] = OrderedDict()

    def find_wait(self, who: int) -> int:
        """Give the seconds until the next request may come, 0 for now."""
        times = self._times.get(who)
        if times is None:
            return 0
        now = self._clock()
        while times and times[0] <= now - HOUR:
            times.popleft()
        return 0 if len(times) < self.most else max(1, math.ceil(times[0] + HOUR - now))

    def count(self, who: int) -> None:
        """Count a request."""
        self._times.setdefault(who, deque()).append(self._clock())
        self._times.move_to_end(who)
        if len(self._times) > _MOST_KNOWN:
            self._times.popitem(last=False)
