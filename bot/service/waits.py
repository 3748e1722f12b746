"""How long Telegram says to wait."""

from __future__ import annotations

from telegram.error import RetryAfter


def read_wait(error: RetryAfter) -> float:
    """Give the seconds; the library is about to give another type than it did.

    >>> read_wait(RetryAfter(3))
    3.0
    """
    wait = error.retry_after
    return float(wait) if isinstance(wait, int | float) else wait.total_seconds()
