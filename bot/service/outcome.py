"""What became of an update that was handed to the handlers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from enum import Enum
from typing import TypeAlias

from telegram import Update

from bot.store import Taken


class Outcome(Enum):
    """Settled, answered or not; or to be tried again later."""

    DONE = "done"
    LATER = "later"


Handle: TypeAlias = Callable[[Update, Taken], Awaitable[Outcome]]
