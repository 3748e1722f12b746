"""What is done now and then: old reports are deleted, what was erased leaves no copy, the event loop is timed."""

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
# What was erased meanwhile leaves the log of the database together.
_SWEEP_EVERY = 1.0
# While another program is in the way, whoever runs the bot is told after so many seconds.
_PATIENCE = 60.0
# Writing the database anew is for what is seldom there: after so many seconds, and no more than this share of the time.
_REWRITE_EVERY, _SHARE = 600.0, 0.01
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


async def keep_erased(store: Store) -> None:
    """See that what was erased leaves no copy on the disk, within seconds where it can; goes on until cancelled."""
    swept = rewritten = monotonic()
    took, told = 0.0, False
    while True:
        await asyncio.sleep(_SWEEP_EVERY)
        begun = monotonic()
        try:
            if store.has_traces and begun - rewritten > max(_REWRITE_EVERY, took / _SHARE):
                try:
                    await store.rewrite()
                finally:
                    # Whatever came of it: a full disk is not to be filled every second.
                    rewritten = monotonic()
                    took = rewritten - begun
            if not store.has_remains or await store.sweep():
                swept, told = begun, False
        except StoreError as error:
            _log.error("not_erased", reason=str(error))
        if not told and begun - swept > _PATIENCE:
            told = True
            _log.warning("erased_is_still_there", why="another program has the database open for long")


async def watch_loop(metrics: Metrics) -> None:
    """Measure how late the event loop wakes; goes on until cancelled."""
    while True:
        due = monotonic() + _LOOK_EVERY
        await asyncio.sleep(_LOOK_EVERY)
        late = max(0.0, monotonic() - due)
        metrics.note_stall(late)
        if late > _LATE:
            _log.warning("loop_stalled", seconds=round(late, 3))
