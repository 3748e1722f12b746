"""How a chat wants its reports, from its settings."""

from __future__ import annotations

from typing import cast

from bot.chat.worth import Look, WorthWords
from bot.handlers.services import Context, services_of

WORDS = "worth_words"


async def read_look(context: Context, chat_id: int) -> Look:
    """Give the look that a chat chose."""
    settings = await services_of(context).store.chat_settings(chat_id)
    return Look(words_of(context), settings.order, settings.findings_off)


def words_of(context: Context) -> WorthWords:
    """Give the words that decide what is worth checking, read once at the start."""
    return cast(WorthWords, context.bot_data[WORDS])
