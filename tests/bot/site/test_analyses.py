"""What is kept of reports, and how much may be on its way, with a pool and a clock of the test's own."""

import asyncio

import pytest

from bot.site import analyses
from bot.site.analyses import KEEP_SECONDS, MOST_KEPT, Analyses
from bot.site.refused import FAILED
from bot.site.wishes import Wish
from bot.workers.holding import HeldReport, SourceRequest
from bot.workers.request import Request
from extractors import Article, Report
from extractors.errors import BusyError, EmptyTextError


class Pool:
    """Reads when it is let, and says what it was asked."""

    def __init__(self):
        self.let_go = asyncio.Event()

    async def check(self, request):
        await self.let_go.wait()
        if request.text == "empty":
            raise EmptyTextError
        if request.text == "fault":
            raise ZeroDivisionError
        return Report(Article(request.text or ""))

    async def hold(self, report, sources):
        return HeldReport(report, tuple(each.title for each in sources), (None,), ())

    def estimate_wait(self):
        return 7


def run(act):
    now = [0.0]

    async def start():
        pool = Pool()
        await act(Analyses(pool, clock=lambda: now[0]), pool, now)

    asyncio.run(start())


def wish(text="Two ships sank.", **others):
    return Wish(Request(text=text), **others)


def test_a_report_is_kept_for_an_hour_and_no_longer():
    async def act(kept, pool, now):
        pool.let_go.set()
        name = kept.start(wish())
        await kept.find(name).task
        now[0] = KEEP_SECONDS
        assert kept.find(name).outcome.report.article.text == "Two ships sank."
        now[0] += 1
        assert kept.find(name) is None

    run(act)


def test_so_many_are_kept_and_the_oldest_make_way():
    async def act(kept, pool, now):
        pool.let_go.set()
        names = [kept.start(wish()) for _ in range(MOST_KEPT)]
        await asyncio.gather(*(kept.find(name).task for name in names))
        names.append(kept.start(wish()))
        await kept.find(names[-1]).task
        assert [kept.find(name) is not None for name in names] == [False] + [True] * MOST_KEPT
        assert len(set(names)) == len(names)
        assert min(map(len, names)) >= 20

    run(act)


def test_so_many_are_on_their_way_and_no_more():
    async def act(kept, pool, now):
        names = [kept.start(wish()) for _ in range(MOST_KEPT)]
        with pytest.raises(BusyError, match="7 seconds"):
            kept.start(wish())
        now[0] = 3
        assert kept.find_seconds(kept.find(names[0])) == 3
        await kept.stop()

    run(act)


def test_so_many_bytes_are_in_hand_and_no_more(monkeypatch):
    monkeypatch.setattr(analyses, "MOST_IN_HAND", 1_000)

    async def act(kept, pool, now):
        large = Wish(Request(data=b"x" * 900), (SourceRequest("", Request(text="y" * 20)),))
        first = asyncio.create_task(kept.check(large))
        await asyncio.sleep(0)
        with pytest.raises(BusyError):
            await kept.check(wish("x" * 30))
        pool.let_go.set()
        assert (await first).titles == ("",)
        # One alone may be as large as a request may be.
        await kept.check(Wish(Request(data=b"x" * 2_000)))
        await kept.check(wish("x" * 30))

    run(act)


def test_what_goes_wrong_is_kept_as_a_sentence_and_a_fault_told_to_whoever_runs_it(capsys):
    async def act(kept, pool, now):
        pool.let_go.set()
        for text, said in (("empty", str(EmptyTextError())), ("fault", FAILED)):
            analysis = kept.find(kept.start(wish(text)))
            await analysis.task
            assert str(analysis.error) == said
        await kept.check(wish())

    run(act)
    told = capsys.readouterr().err
    assert "ZeroDivisionError" in told
    assert len(told.splitlines()) == 1
