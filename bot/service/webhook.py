"""Updates that Telegram brings: it hears that one arrived when it is in the inbox, and not before."""

from __future__ import annotations

import asyncio
import hmac
import json
from collections.abc import Callable
from hashlib import sha256

import structlog
from telegram import Bot
from telegram.error import BadRequest, InvalidToken, RetryAfter, TelegramError
from tornado.web import RequestHandler, stream_request_body

from bot.service.draft import read_wait
from bot.service.lane import UPDATE_KINDS
from bot.service.metrics import Metrics
from bot.service.polling import read_arrivals
from bot.service.served import Served
from bot.service.status import listen
from bot.store import Store
from config.bot_values import split_listen
from config.settings import Settings
from extractors.errors import ServiceError, StoreError

# An update is some kilobytes; Telegram allows itself no more than this.
_LARGEST = 1_000_000
# Where the server itself gives up, should it go on reading what is refused.
_READ_AT_MOST = 100_000_000
_LONGEST_PAUSE = 30.0

_log = structlog.get_logger()


class Webhook:
    """Fills the inbox with what Telegram sends; ``wake`` is called after each commit that brought something new."""

    def __init__(
        self, settings: Settings, bot: Bot, store: Store, metrics: Metrics, *, wake: Callable[[], None]
    ) -> None:
        self._settings, self._bot, self._store, self._metrics, self._wake = settings, bot, store, metrics, wake
        self._served = Served.read(settings)
        # All processes behind one address must know it.
        self._secret = settings.webhook_secret or derive_secret(settings.telegram_token)

    async def run(self) -> None:
        """Listen, tell Telegram where, and go on until cancelled.

        Raises InvalidToken when Telegram does not take the token, ServiceError when the address does not do.
        """
        host, port = split_listen(self._settings.webhook_listen)
        end = listen([(".*", self._make_handler())], host, port, max_bytes=_READ_AT_MOST)
        try:
            await self._register()
            await asyncio.Event().wait()
        finally:
            end()

    async def _register(self) -> None:
        pause = 0.5
        while True:
            try:
                await self._bot.set_webhook(
                    self._settings.webhook_url, secret_token=self._secret, allowed_updates=list(UPDATE_KINDS)
                )
            except InvalidToken:
                raise
            except BadRequest as error:
                raise ServiceError(f"Telegram does not take webhook_url ({error}): see that it is https.") from error
            except RetryAfter as error:
                await asyncio.sleep(read_wait(error))
            except TelegramError as error:
                _log.warning("telegram_unreachable", error=type(error).__name__)
                await asyncio.sleep(pause)
                pause = min(pause * 2, _LONGEST_PAUSE)
            else:
                return

    def _make_handler(self) -> type[RequestHandler]:
        take, secret = self._take, self._secret

        # The body is looked at as it comes: neither a stranger's nor an endless one is read.
        @stream_request_body
        class Receive(RequestHandler):
            def prepare(self) -> None:
                self.body = bytearray()
                given = self.request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")
                if not hmac.compare_digest(given.encode(), secret.encode()):
                    self.refuse(403)
                elif int(self.request.headers.get("Content-Length", "0")) > _LARGEST:
                    self.refuse(413)

            def data_received(self, chunk: bytes) -> None:
                self.body += chunk
                if len(self.body) > _LARGEST and not self._finished:
                    self.refuse(413)

            def refuse(self, status: int) -> None:
                self.set_status(status)
                self.set_header("Connection", "close")
                self.finish()

            async def post(self) -> None:
                self.set_status(await take(bytes(self.body)))

        return Receive

    async def _take(self, body: bytes) -> int:
        """Give the HTTP status: 200 when it is in the inbox, or never can be; 503 and Telegram sends it again."""
        try:
            update = json.loads(body)
        except ValueError:
            _log.error("update_unreadable")
            return 200
        try:
            new = await self._store.add(read_arrivals([update], self._served))
        except StoreError as error:
            self._metrics.note_trouble("inbox_unwritable")
            _log.warning("inbox_unwritable", reason=str(error))
            return 503
        self._metrics.note_received(new)
        self._wake()
        return 200


def derive_secret(token: str) -> str:
    """Give what Telegram is to repeat: the same for all that have the token, which it does not give away.

    >>> len(derive_secret("1:token"))
    64
    """
    return hmac.new(token.encode(), b"figurecheck webhook", sha256).hexdigest()
