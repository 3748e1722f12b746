"""The command itself, save that no article is read: each takes a nap of ``NAP_SECONDS``, one after the other."""

import asyncio
import os
import sys
from decimal import Decimal

import bot.workers.pool
from bot.workers.request import Request
from extractors import Article, Figure, Report, Span

TEXT = "At least 312 people were killed."


def make_report() -> Report:
    """Make the report that everybody gets."""
    figure = Figure(
        text="At least 312",
        span=Span(0, 12),
        value=Decimal(312),
        low=None,
        high=None,
        relation=">=",
        change=None,
        kind="count",
        unit=None,
        counted="people",
        counted_span=Span(13, 19),
        concept=None,
        sentence=TEXT,
        sentence_span=Span(0, len(TEXT)),
        part="body",
        rule="nap",
    )
    return Report(Article(text=TEXT, language="en"), (figure,))


class Pool(bot.workers.pool.Pool):
    """As many naps at a time as there are workers."""

    async def start(self) -> None:
        """Start no process."""
        self._beds = asyncio.Semaphore(1)

    def is_healthy(self) -> bool:
        """Nobody falls ill."""
        return True

    async def check(self, request: Request) -> Report:
        """Take a nap."""
        async with self._beds:
            await asyncio.sleep(float(os.environ["NAP_SECONDS"]))
        return make_report()


if __name__ == "__main__":
    import bot.running
    from bot.command import main

    bot.running.Pool = Pool
    sys.exit(main())
