"""Who is served: those on the lists, when there are lists, in chats that take an answer."""

from __future__ import annotations

from telegram import Update
from telegram.constants import ChatType

from bot.service.reach import Reach
from bot.service.sender import Sender
from bot.service.served import Served
from bot.store import Taken
from config.settings import Settings

# So many strangers are kept in mind; each is told once, by whichever process, as long as the outbox knows of it.
_MOST_TOLD = 10_000


class Admission:
    """Lets updates in or drops them; a stranger in a private chat is told once whom to ask."""

    def __init__(self, settings: Settings, sender: Sender, reach: Reach) -> None:
        self._served = Served.read(settings)
        self._sender, self._reach = sender, reach
        self._told: set[int] = set()

    async def let_in(self, update: Update, taken: Taken) -> bool:
        """Tell whether an update is to be handled."""
        chat, user = update.effective_chat, update.effective_user
        if chat is not None and await self._reach.refuses(chat.id, taken.received):
            return False
        if self._served.has(chat.id if chat else None, user.id if user else None):
            return True
        if update.message and user and chat and chat.type == ChatType.PRIVATE and user.id not in self._told:
            if len(self._told) < _MOST_TOLD:
                self._told.add(user.id)
            await self._sender.send(
                chat.id,
                "This bot works for one newsroom. Whoever runs it can let you in: "
                f"tell them your number, <code>{user.id}</code>.",
                key=f"stranger:{user.id}",
            )
        return False
