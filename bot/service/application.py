"""The library's application: set up for us, which means without anything that would ask for updates by itself."""

from __future__ import annotations

import asyncio
from typing import Any

import structlog
from telegram import LinkPreviewOptions
from telegram.error import InvalidToken, RetryAfter, TelegramError
from telegram.ext import Application, ApplicationBuilder, Defaults

from bot.service.draft import read_wait
from config.settings import Settings
from extractors.errors import ServiceError

# Requests at the same time; the library looks at every connection for each of them.
_CONNECTIONS = 24
_LONGEST_PAUSE = 30.0

REFUSED_TOKEN = (
    "Telegram does not take the token: copy it anew from @BotFather (/mybots, API Token) "
    "and set FIGURECHECK_TELEGRAM_TOKEN."
)

_log = structlog.get_logger()


def make_application(settings: Settings) -> Application[Any, Any, Any, Any, Any, Any]:
    """Make the application for the server and token of the settings."""
    return (
        ApplicationBuilder()
        .token(settings.telegram_token)
        .base_url(f"{settings.telegram_url}/bot")
        .base_file_url(f"{settings.telegram_url}/file/bot")
        .connection_pool_size(_CONNECTIONS)
        .pool_timeout(60.0)
        .connect_timeout(10.0)
        .read_timeout(30.0)
        .write_timeout(30.0)
        .media_write_timeout(120.0)
        # The link of a headline must not bring a picture of the page along.
        .defaults(Defaults(link_preview_options=LinkPreviewOptions(is_disabled=True)))
        .updater(None)
        .job_queue(None)
        .build()
    )


async def connect(application: Application[Any, Any, Any, Any, Any, Any]) -> None:
    """Ask Telegram who we are, as often as it takes.

    Raises ServiceError when it does not take the token.
    """
    pause, told = 0.5, False
    while True:
        try:
            await application.initialize()
        except InvalidToken as error:
            raise ServiceError(REFUSED_TOKEN) from error
        except TelegramError as error:
            if not told:
                _log.warning("telegram_unreachable", error=type(error).__name__, reason=str(error))
                told = True
            await asyncio.sleep(read_wait(error) if isinstance(error, RetryAfter) else pause)
            pause = min(pause * 2, _LONGEST_PAUSE)
        else:
            return
