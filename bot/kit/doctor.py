"""``figurecheck doctor``: everything that the bot needs, one line for each, and what to do where it is not so."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from bot.kit.check import Check, Mark
from bot.kit.machine import check_database, check_extras, check_model
from bot.kit.telegram import check_telegram
from bot.reports.shown import clean, isolate_ours
from config.settings import Settings

BROKEN = 1
"""The exit status when something keeps the bot from working."""


def examine(settings: Settings) -> int:
    """Print each check as soon as it is made; gives the exit status."""
    marks = []
    for check in _look(settings):
        # What Telegram or a file name brings may hold anything.
        print(isolate_ours(clean(check.print())), flush=True)
        marks.append(check.mark)
    return BROKEN if Mark.BROKEN in marks else 0


def _look(settings: Settings) -> Iterator[Check]:
    return chain(check_telegram(settings), check_database(settings), check_model(settings), check_extras())
