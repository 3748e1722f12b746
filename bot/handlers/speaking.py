"""In which language a chat is spoken to: the one that it chose, or else that of whoever asks.

What the bot sends by itself nobody asks for: it is in the language of whoever asked last.
"""

from __future__ import annotations

from bot.chat.tongues import Tongue, name_language
from bot.handlers.context import Place, Services


async def tongue_for(services: Services, chat_id: int, code: str | None = None) -> Tongue:
    """Give the language for what is said in a chat to somebody whose Telegram is set to a language, if to anybody."""
    spoken = await services.store.languages(chat_id)
    return services.tongue(spoken.chosen or code or spoken.asked_in)


async def note_language(services: Services, place: Place) -> None:
    """Note the language of whoever asks; who writes as a chat has none."""
    if place.language:
        await services.store.note_language(place.chat_id, name_language(place.language, services.tongues))
