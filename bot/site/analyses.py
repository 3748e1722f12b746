"""Articles that are being read and reports that are kept for an hour, in memory alone, behind names nobody guesses."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic

from bot.pages.cards import Against
from bot.pages.marked import write_marked_article
from bot.pages.markup import Html
from bot.reports.json_text import encode
from bot.site.refused import FAILED, tell_fault
from bot.site.wishes import Wish
from bot.workers.pool import Pool
from config.check_words import read_check_words
from extractors import FigurecheckError, Report
from extractors.errors import BusyError, WorkerError
from extractors.follow.sources import Beside

MOST_KEPT = 20
KEEP_SECONDS = 3_600.0
MOST_IN_HAND = 200_000_000
"""Bytes of all that is being read or waits for it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A report, and what source documents say, None where there were none; ``titles`` are theirs."""

    report: Report
    held: tuple[Beside, ...] | None = None
    titles: tuple[str, ...] = ()


@dataclass(slots=True)
class Analysis:
    """One article on its way: what is being done with it, then what came of it."""

    begun: float
    stage: str
    outcome: Outcome | None = None
    error: FigurecheckError | None = None
    page: bytes | None = None
    task: asyncio.Task[None] | None = None
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def is_done(self) -> bool:
        """Tell whether there is an outcome or an error."""
        return self.outcome is not None or self.error is not None


class Analyses:
    """Has the pool read what is wished for; keeps so many outcomes at most, the oldest make way."""

    def __init__(self, pool: Pool, *, clock: Callable[[], float] = monotonic) -> None:
        self._pool, self._clock = pool, clock
        self._known: dict[str, Analysis] = {}
        self._in_hand = 0

    def start(self, wish: Wish) -> str:
        """Begin to read, and give the name to ask by.

        Raises BusyError when too many are on their way.
        """
        self._forget()
        if sum(not each.is_done for each in self._known.values()) >= MOST_KEPT:
            raise BusyError(self._pool.estimate_wait())
        name = secrets.token_urlsafe(18)
        analysis = Analysis(self._clock(), _say_first(wish))
        self._known[name] = analysis
        analysis.task = asyncio.create_task(self._work(analysis, wish))
        return name

    def find(self, name: str) -> Analysis | None:
        """Give what goes by a name, None when there is no such thing any more."""
        self._forget()
        return self._known.get(name)

    def find_seconds(self, analysis: Analysis) -> int:
        """Give how long it has been going on."""
        return int(self._clock() - analysis.begun)

    async def check(self, wish: Wish, tell: Callable[[str], None] = lambda _: None) -> Outcome:
        """Read and hold to the end; raises what the pool raises. ``tell`` hears what is being done."""
        size = wish.size
        if self._in_hand and self._in_hand + size > MOST_IN_HAND:
            raise BusyError(self._pool.estimate_wait())
        self._in_hand += size
        try:
            report = await self._pool.check(wish.article)
            if not wish.sources:
                return Outcome(report)
            tell("Holding it against the source document …")
            found = await self._pool.hold(report, wish.sources)
            return Outcome(found.report, found.held, found.titles)
        finally:
            self._in_hand -= size

    async def write_page(self, analysis: Analysis, top: Html) -> bytes:
        """Write the marked article of a report, once."""
        async with analysis.lock:
            if analysis.page is None and analysis.outcome is not None:
                beside = make_beside(analysis.outcome)
                words = read_check_words()
                page = await asyncio.to_thread(
                    write_marked_article, analysis.outcome.report, beside, top=top, words=words
                )
                analysis.page = encode(page)
        return analysis.page or b""

    async def stop(self) -> None:
        """Give up what is on its way."""
        tasks = [each.task for each in self._known.values() if each.task]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _work(self, analysis: Analysis, wish: Wish) -> None:
        def tell(stage: str) -> None:
            analysis.stage = stage

        # Nobody may ask again, and an hour is an hour.
        asyncio.get_running_loop().call_later(KEEP_SECONDS + 1, self._forget)
        try:
            analysis.outcome = await self.check(wish, tell)
        except FigurecheckError as error:
            analysis.error = error
        except Exception as error:  # one article must not cost the others
            tell_fault(error)
            analysis.error = WorkerError(FAILED)

    def _forget(self) -> None:
        oldest = self._clock() - KEEP_SECONDS
        done = [name for name, each in self._known.items() if each.is_done]
        for place, name in enumerate(done):
            if len(done) - place > MOST_KEPT or self._known[name].begun < oldest:
                del self._known[name]


def make_beside(outcome: Outcome) -> Against:
    """Give what source documents say, as a page shows it."""
    return Against(outcome.held or (), outcome.titles)


def _say_first(wish: Wish) -> str:
    if wish.article.link is not None:
        return "Fetching the page and looking for figures …"
    return f"Reading the {'file' if wish.article.data is not None else 'text'} and looking for figures …"
