"""What is done now and then: old reports are deleted, and the event loop is timed."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from time import monotonic

import structlog

from bot.service.metrics import Metrics
from bot.store import Store
from config.settings import Settings
from extractors.errors import StoreError

_PURGE_EVERY = 6 * 3600.0
_LOOK_EVERY = 0.1
# The loop is to be late by less than this; what is later by ten times as much is worth a line in the log.
_LATE = 0.5

_log = structlog.get_logger()


async def keep_up(store: Store, settings: Settings) -> None:
    """Delete what is older than the settings say, at once and then every six hours; goes on until cancelled."""
    while True:
        try:
            purged = await store.purge(datetime.now(UTC) - timedelta(days=settings.retention_days))
            _log.info("purged", reports=purged)
        except StoreError as error:
            _log.error("not_purged", reason=str(error))
        await asyncio.sleep(_PURGE_EVERY)


async def watch_loop(metrics: Metrics) -> None:
    """Measure how late the event loop wakes; goes on until cancelled."""
    while True:
        due = monotonic() + _LOOK_EVERY
        await asyncio.sleep(_LOOK_EVERY)
        late = max(0.0, monotonic() - due)
        metrics.note_stall(late)
        if late > _LATE:
            _log.warning("loop_stalled", seconds=round(late, 3))
