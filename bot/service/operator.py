"""Tell whoever runs the bot of faults: what failed and where in the program, never what people wrote."""

from __future__ import annotations

import asyncio
import html
import traceback
from pathlib import Path
from time import monotonic

import structlog
from telegram import Bot
from telegram.error import TelegramError

# The same fault is told once an hour, all of them together so often.
_AGAIN, _MOST_IN_AN_HOUR = 3600.0, 20
_ROOT = Path(__file__).parents[2]
_OURS = ("bot", "config", "extractors")

_log = structlog.get_logger()


class Operator:
    """Sends crash reports to the chat that the settings name, when they name one."""

    def __init__(self, bot: Bot, chat_id: int) -> None:
        self._bot, self._chat_id = bot, chat_id
        self._told: dict[str, float] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def report(self, error: BaseException) -> None:
        """Report a fault, at once and without waiting."""
        where = describe(error)
        _log.error("fault", where=where)
        now = monotonic()
        self._told = {fault: when for fault, when in self._told.items() if when > now - _AGAIN}
        if not self._chat_id or where in self._told or len(self._told) >= _MOST_IN_AN_HOUR:
            return
        self._told[where] = now
        task = asyncio.create_task(
            self._send(f"figurecheck: a fault, please report it.\n<code>{html.escape(where)}</code>")
        )
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _send(self, text: str) -> None:
        try:
            await self._bot.send_message(self._chat_id, text, parse_mode="HTML")
        except TelegramError as failed:
            _log.warning("operator_unreachable", error=type(failed).__name__)


def describe(error: BaseException) -> str:
    """Say which error it was and which of our lines it passed, without its message, which may quote a text.

    >>> describe(ValueError("what somebody wrote"))
    'ValueError'
    """
    passed = [(Path(frame.filename), frame) for frame in traceback.extract_tb(error.__traceback__)]
    places = [
        f"{path.relative_to(_ROOT).as_posix()}:{frame.lineno} {frame.name}"
        for path, frame in passed
        # Installed, our packages lie among those of others.
        if path.is_relative_to(_ROOT) and path.relative_to(_ROOT).parts[0] in _OURS
    ]
    return "\n".join([type(error).__name__, *places[-6:]])
