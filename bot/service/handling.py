"""Hand one update to the handlers, and judge how it went."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import Any

import structlog
from telegram import Update
from telegram.error import BadRequest, InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.ext import Application, CallbackContext

from bot.service.admission import Admission
from bot.service.metrics import Metrics
from bot.service.operator import Operator
from bot.service.outcome import Outcome
from bot.store import Store, Taken
from extractors.errors import StoreError, UndeliverableError

_log = structlog.get_logger()

# What Telegram says to an answer that comes too late to be shown, as after a restart: nothing is wrong.
_TOO_LATE = ("query is too old", "query_id_invalid", "message is not modified")


class Handling:
    """Calls the handlers for an update and finds out what they raised."""

    def __init__(
        self,
        application: Application[Any, Any, Any, Any, Any, Any],
        store: Store,
        admission: Admission,
        *,
        operator: Operator,
        metrics: Metrics,
        refuse_token: Callable[[], None],
    ) -> None:
        self._application, self._store, self._admission = application, store, admission
        self._operator, self._metrics, self._refuse_token = operator, metrics, refuse_token
        self._errors: dict[int, Exception] = {}
        application.add_error_handler(self._keep_error)

    async def handle(self, update: Update, taken: Taken) -> Outcome:
        """Handle an update; never raises but when it is cancelled."""
        begun = monotonic()
        try:
            if not await self._admission.let_in(update, taken):
                return Outcome.DONE
            await self._application.process_update(update)
            error: Exception | None = self._errors.pop(update.update_id, None)
        except Exception as raised:  # judged like those that handlers raise
            error = raised
        outcome = Outcome.DONE if error is None else await self._judge(error, update)
        self._metrics.note_handled(outcome.value if error is None else type(error).__name__, monotonic() - begun)
        return outcome

    async def _is_token_refused(self) -> bool:
        # The library takes every 404 for a bad token, that of a file which is no longer there too.
        try:
            await self._application.bot.get_me()
        except InvalidToken:
            return True
        except TelegramError:
            return False
        return False

    async def _keep_error(self, update: object, context: CallbackContext[Any, Any, Any, Any]) -> None:
        if isinstance(update, Update) and context.error is not None:
            # The first one tells most.
            self._errors.setdefault(update.update_id, context.error)

    async def _judge(self, error: Exception, update: Update) -> Outcome:
        name = type(error).__name__
        if isinstance(error, InvalidToken) and await self._is_token_refused():
            self._refuse_token()
            return Outcome.LATER
        if isinstance(error, UndeliverableError):
            _log.info("undeliverable", update_id=update.update_id, reason=str(error))
            return Outcome.DONE
        if isinstance(error, StoreError | RetryAfter) or is_passing(error):
            _log.warning("update_delayed", update_id=update.update_id, error=name)
            return Outcome.LATER
        if isinstance(error, BadRequest) and any(words in str(error).lower() for words in _TOO_LATE):
            return Outcome.DONE
        reason = str(error) if isinstance(error, TelegramError) else None
        _log.error("handler_failed", update_id=update.update_id, error=name, reason=reason)
        self._operator.report(error)
        return Outcome.DONE


def is_passing(error: Exception) -> bool:
    """Tell whether Telegram was out of reach, or what answered was not Telegram: an answer that is no JSON."""
    if isinstance(error, BadRequest):
        return False
    return isinstance(error, NetworkError) or type(error) is TelegramError
