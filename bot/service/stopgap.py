"""The least that a private chat needs: a text is answered with the number of its figures."""

from __future__ import annotations

from typing import Any

from telegram import Bot, Update
from telegram.ext import Application, CallbackContext, MessageHandler, filters

from bot.jobs.request import Request
from bot.service.services import KEY, Services
from extractors.errors import FigurecheckError, StoreError, UndeliverableError


def add_handlers(application: Application[Any, Any, Any, Any, Any, Any]) -> None:
    """Add the handlers."""
    application.add_handler(MessageHandler(filters.TEXT & filters.ChatType.PRIVATE, _answer))


async def set_commands(bot: Bot) -> None:
    """Tell Telegram of the commands."""


async def _answer(update: Update, context: CallbackContext[Any, Any, Any, Any]) -> None:
    services: Services = context.bot_data[KEY]
    message = update.message
    if message is None or message.text is None:
        return
    try:
        report = await services.pool.check(Request(text=message.text))
        said = ", ".join(figure.text for figure in report.figures) or "No figures."
    except (StoreError, UndeliverableError):
        raise
    except FigurecheckError as error:
        said = str(error)
    await services.sender.send(message.chat.id, said, key=f"{update.update_id}:0", reply_to=message.message_id)
