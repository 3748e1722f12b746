"""Limits: how often a person and a chat may ask in an hour, so that one of them cannot take all there is."""

from __future__ import annotations

from bot.store import Store
from config.settings import Settings
from extractors.errors import LimitError


class Limits:
    """Counts the requests of the last hour, in the store: for all processes that share it, and across a restart."""

    def __init__(self, settings: Settings, store: Store) -> None:
        self._store, self._per_user, self._per_chat = store, settings.per_user, settings.per_chat

    async def take(self, user_id: int | None, chat_id: int, *, key: str) -> None:
        """Count one request of a user (None for a channel or an anonymous admin) in a chat.

        ``key`` names the request: handled again after a crash, it is counted once. Raises LimitError, with the wait,
        when there were too many; then it is not counted.
        """
        asking = [("This chat has", f"chat:{chat_id}", self._per_chat)]
        if user_id is not None:
            asking.insert(0, ("You have", f"person:{user_id}", self._per_user))
        over = await self._store.count_request(key, [(whose, most) for _, whose, most in asking])
        if over is not None:
            name, _, most = asking[over[0]]
            raise LimitError(name, most, over[1])
