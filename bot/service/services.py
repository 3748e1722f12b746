"""What handlers work with; they find it under ``bot_data["services"]``."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeAlias

from telegram import Update

from bot.jobs.limits import Limits
from bot.jobs.pool import Pool
from bot.service.sender import Sender
from bot.store import Store
from config.settings import Settings

Drop: TypeAlias = Callable[[Update], Awaitable[list[int]]]
Following: TypeAlias = Callable[[Update, Callable[[Update], bool], float], Awaitable[list[Update]]]

KEY = "services"


@dataclass(frozen=True, slots=True)
class Services:
    """The parts of a running bot.

    ``following(update, belongs, seconds)`` is for what comes in several messages: it takes the later updates of the
    same chat for which ``belongs`` is true, in order, and waits until none came for so many seconds. They are handled
    with the first: done when it is, handled again with it after a crash, and given to no other handler.

    ``drop(update)`` is for forgetting: what came before the update in the same chat and is not done is dropped, its
    text erased; what is in hand of it is ended, and has come to its end when this gives the numbers of the dropped.
    """

    settings: Settings
    store: Store
    pool: Pool
    limits: Limits
    sender: Sender
    following: Following
    drop: Drop
