"""Which chats can be reached: those that blocked the bot, or threw it out, are not worked for."""

from __future__ import annotations

from datetime import datetime

from bot.store import Store


class Reach:
    """Keeps in mind what the store knows of chats that refuse what is sent."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._refused: dict[int, datetime] = {}

    async def load(self) -> None:
        """Read what was known before."""
        self._refused = await self._store.unreachable()

    async def close(self, chat_id: int, begun: datetime) -> None:
        """Note that a chat refuses what was begun to be sent at that moment."""
        self._refused[chat_id] = begun
        await self._store.set_unreachable(chat_id, begun)

    async def refuses(self, chat_id: int, received: datetime) -> bool:
        """Tell whether a chat has refused something since an update of it was received; a later one opens it again."""
        since = self._refused.get(chat_id)
        if since is None:
            return False
        if received <= since:
            return True
        del self._refused[chat_id]
        await self._store.set_unreachable(chat_id, None)
        return False
