"""The pool, with real processes: reports, the queue, the deadline, processes that die, and none left behind."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.workers.pool import Pool
from bot.workers.request import Request
from config.settings import Settings
from extractors import Article, FigurecheckError, Link, Span
from extractors.articles.web import FetchPolicy, Page
from extractors.articles.web.errors import NoSuchHostError
from extractors.errors import BusyError, EmptyTextError, JobTooLongError, WorkerError
from extractors.follow.fact_checks import PublishedCheck

TEXT = Request(text="At least 300 people were killed, officials said.")
# Far longer to read than any test waits.
ENDLESS = Request(text="Some 300 people left town. " * 35_000)


needs_proc = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="finds the processes through /proc")


@pytest.fixture
def settings():
    return Settings(workers=1, job_seconds=30)


def run(settings, act, **options):
    async def start_and_act():
        pool = Pool(settings, FetchPolicy(), **options)
        await pool.start()
        try:
            return await act(pool)
        finally:
            await pool.stop()

    return asyncio.run(start_and_act())


def find_workers(pid=None):
    """The worker processes of a process, whichever of its threads started them."""
    lists = Path(f"/proc/{pid or os.getpid()}/task").glob("*/children")
    children = [int(child) for each in lists for child in each.read_text().split()]
    return [child for child in children if b"spawn_main" in read_command(child)]


def read_command(pid):
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


async def fetch(url, policy):
    if "nowhere" in url:
        raise NoSuchHostError("nowhere")
    words = b"At least 312 people were killed, officials said. " * 9
    return Page(
        url="https://paper.example/whole",
        redirects=(url,),
        status=200,
        content_type="text/plain",
        charset="utf-8",
        body=words,
        fetched_at=datetime.now(UTC),
    )


def test_it_reports_on_texts_links_and_files_and_the_next_one_after_an_error(settings):
    async def act(pool):
        report = await pool.check(replace(TEXT, outlet="The Harbour News", published="2026-03-01"))
        assert [figure.text for figure in report.figures] == ["At least 300"]
        assert (report.article.outlet, report.article.published) == ("The Harbour News", "2026-03-01")
        linked = await pool.check(Request(link="https://paper.example/short"))
        assert linked.article.url == "https://paper.example/whole"
        assert len(linked.figures) == 9
        with pytest.raises(NoSuchHostError):
            await pool.check(Request(link="https://nowhere.example"))
        with pytest.raises(EmptyTextError):
            await pool.check(Request(text=" "))
        file = await pool.check(Request(data=b"# Flood\n\nSome 45 houses stood empty.", file_name="story.md"))
        assert [figure.value for figure in file.figures] == [45]
        assert (pool.waiting, pool.working) == (0, 0)

    run(settings, act, fetch=fetch)


LINKED = Article(
    text="At least 340 people were killed by the flood, a report showed. A second one counted 45 houses.",
    links=(Link(Span(43, 60), "https://paper.example/report"), Link(Span(63, 75), "https://nowhere.example/b#top")),
)


def test_a_worker_searches_the_linked_pages_and_an_error_of_one_is_said_of_its_figures(settings):
    async def act(pool):
        report = await pool.check(Request(text=LINKED.text))
        assert await pool.follow(report) == ()
        linked = replace(report, article=replace(report.article, links=LINKED.links))
        return report, await pool.follow(linked), (pool.waiting, pool.working)

    report, followed, counts = run(settings, act, fetch=fetch)
    assert counts == (0, 0)
    assert [report.figures[each.figure].text for each in followed] == ["At least 340", "45"]
    assert [each.outcome for each in followed] == ["differs", "unread"]
    assert "312" in followed[0].message
    assert followed[1].message == f"could not be read: {NoSuchHostError('nowhere')}"


def test_what_nobody_waits_for_comes_after_all_that_somebody_does(settings):
    async def act(pool):
        done = []

        async def check(name, *, idle=False):
            await pool.check(TEXT, idle=idle)
            done.append(name)

        busy = asyncio.create_task(check("first"))
        await asyncio.sleep(0)
        idle = asyncio.create_task(check("idle", idle=True))
        await asyncio.sleep(0)
        later = [asyncio.create_task(check(f"later {number}")) for number in range(3)]
        await asyncio.gather(busy, idle, *later)
        assert (pool.waiting, pool.working) == (0, 0)
        return done

    assert run(settings, act)[-1] == "idle"


def test_with_nothing_else_to_do_it_is_done_at_once_and_does_not_fill_the_queue(settings):
    async def act(pool):
        report = await pool.check(TEXT, idle=True)
        idle = [asyncio.create_task(pool.check(TEXT, idle=True)) for _ in range(5)]
        await asyncio.sleep(0)
        # Whoever asks is not told to come back later for the sake of it.
        asked = await pool.check(TEXT)
        await asyncio.gather(*idle)
        return len(report.figures), len(asked.figures)

    assert run(replace(settings, queue=1), act) == (1, 1)


def test_posts_of_a_channel_are_fetched_and_read(settings):
    page = (Path(__file__).parents[2] / "extractors/articles/pages/telegram_channel.html").read_bytes()

    async def fetch_page(url, _policy):
        return Page(
            url=url,
            redirects=(),
            status=200,
            content_type="text/html",
            charset="utf-8",
            body=page,
            fetched_at=datetime.now(UTC),
        )

    async def act(pool):
        link = "https://t.me/s/metrodesk"
        return [
            await pool.look_at_posts(link, "metrodesk", after=after, idle=idle)
            for after, idle in ((None, False), (900, True))
        ]

    first, second = run(settings, act, fetch=fetch_page)
    assert (first.latest, first.reports) == (901, ())
    assert [number for number, _ in second.reports] == [901]


CHECK = PublishedCheck("300 ships are affected.", "Half true", "https://facts.example/1", "Harbour Facts")


def test_a_worker_tells_which_fact_checks_are_of_a_figure_and_is_not_waited_for_too_long(settings):
    async def act(pool):
        report = await pool.check(Request(text="Some 300 ships are affected, the mayor said. It costs $48 million."))
        published = {0: (CHECK, replace(CHECK, claim="The vaccine killed 300 people.", link="https://facts.example/2"))}
        (finding,) = await pool.match(report, published, patience=5)
        assert (finding.code, finding.figures) == ("fact-check", (0,))
        busy = asyncio.create_task(pool.check(Request(text="At least 300 people were killed. " * 700)))
        await asyncio.sleep(0)
        with pytest.raises(BusyError):
            await pool.match(report, published, patience=0.1)
        assert pool.waiting == 0
        assert len((await busy).figures) == 700
        assert await pool.match(report, published, patience=5) == (finding,)

    run(settings, act)


def test_linked_pages_wait_in_the_same_queue(settings):
    async def act(pool):
        report = await pool.check(TEXT)
        # One is worked on, one waits.
        jobs = [asyncio.create_task(pool.check(TEXT)) for _ in range(2)]
        await asyncio.sleep(0)
        with pytest.raises(BusyError):
            await pool.follow(report)
        assert all(report.figures for report in await asyncio.gather(*jobs))

    run(replace(settings, queue=1), act)


@needs_proc
def test_what_takes_too_long_is_ended_and_the_next_one_is_read(settings):
    async def act(pool):
        before = find_workers()
        begun = time.monotonic()
        with pytest.raises(JobTooLongError, match="1 second "):
            await pool.check(ENDLESS)
        assert time.monotonic() - begun < 8
        assert (await pool.check(TEXT)).figures
        assert set(find_workers()).isdisjoint(before)

    run(replace(settings, job_seconds=1), act)


@needs_proc
def test_a_process_that_is_killed_is_replaced_and_its_job_done_again(settings):
    async def act(pool):
        job = asyncio.create_task(pool.check(Request(text="At least 300 people were killed. " * 700)))
        await asyncio.sleep(0.3)
        killed = find_workers()
        for pid in killed:
            os.kill(pid, signal.SIGKILL)
        assert len((await job).figures) == 700
        assert set(find_workers()).isdisjoint(killed)

    run(settings, act)


@needs_proc
def test_a_job_that_kills_every_process_is_given_up(settings):
    async def act(pool):
        job = asyncio.create_task(pool.check(ENDLESS))
        while not job.done():
            for pid in find_workers():
                os.kill(pid, signal.SIGKILL)
            await asyncio.sleep(0.05)
        with pytest.raises(WorkerError, match="died"):
            await job
        assert (await pool.check(TEXT)).figures

    run(settings, act)


@needs_proc
def test_a_process_makes_way_after_so_many_jobs(settings):
    async def act(pool):
        seen = set()
        for _ in range(5):
            # A process is known by its command, which it has a moment after it was started.
            while not (found := find_workers()):
                await asyncio.sleep(0.01)
            seen.update(found)
            await pool.check(TEXT)
        return seen

    assert len(run(settings, act, jobs_per_worker=2)) == 3


def test_what_is_begun_takes_no_worker_from_those_who_wait_and_harms_nobody_when_it_is_left(settings):
    async def act(pool):
        assert (await pool.begin(TEXT)) == await pool.check(TEXT)
        left = [pool.begin(Request(text="")), pool.begin(TEXT)]
        await asyncio.sleep(0)
        assert pool.begin(TEXT) is None
        (process,) = find_workers()
        await pool.check(TEXT)
        assert find_workers() == [process]
        assert all(each.done() for each in left)

    run(settings, act)


def test_when_too_many_wait_the_next_is_told_how_long(settings):
    async def act(pool):
        jobs = [asyncio.create_task(pool.check(TEXT)) for _ in range(5)]
        await asyncio.sleep(0)
        with pytest.raises(BusyError, match="try again in") as raised:
            await pool.check(TEXT)
        assert raised.value.wait_seconds >= 1
        reports = await asyncio.gather(*jobs)
        assert all(report.figures for report in reports)
        assert (await pool.check(TEXT)).figures

    run(replace(settings, queue=4), act)


@needs_proc
def test_what_nobody_waits_for_any_more_is_ended(settings):
    async def act(pool):
        job = asyncio.create_task(pool.check(ENDLESS))
        await asyncio.sleep(0.5)
        job.cancel()
        await asyncio.wait({job})
        assert job.cancelled()
        assert (await asyncio.wait_for(pool.check(TEXT), 15)).figures

    run(settings, act)


@needs_proc
def test_stopping_ends_every_process_also_in_the_midst_of_a_job(settings):
    async def act(pool):
        job = asyncio.create_task(pool.check(ENDLESS))
        await asyncio.sleep(0.5)
        begun = time.monotonic()
        await pool.stop()
        assert time.monotonic() - begun < 2
        with pytest.raises(WorkerError, match="stopped"):
            await job

    run(settings, act)
    assert find_workers() == []


def test_a_model_that_is_not_installed_fails_the_start(settings):
    async def act(pool):
        raise AssertionError("it started")

    with pytest.raises(FigurecheckError, match="no_such_model"):
        run(replace(settings, model="no_such_model"), act)


BUSY = """
import asyncio, sys
from bot.workers.pool import Pool
from bot.workers.request import Request
from config.settings import Settings
from extractors.articles.web import FetchPolicy

async def main():
    pool = Pool(Settings(workers=2, job_seconds=600), FetchPolicy())
    await pool.start()
    jobs = [asyncio.create_task(pool.check(Request(text="Some 300 people left town. " * 35_000)))]
    await asyncio.sleep(0.5)
    print("busy", flush=True)
    await jobs[0]

if __name__ == "__main__":
    asyncio.run(main())
"""


@needs_proc
def test_busy_and_idle_processes_end_when_their_parent_is_killed(tmp_path):
    script = tmp_path / "busy.py"
    script.write_text(BUSY)
    root = str(Path(__file__).parents[3])
    parent = subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": root}
    )
    try:
        assert parent.stdout.readline() == b"busy\n"
        children = find_workers(parent.pid)
        assert len(children) == 2
    finally:
        parent.kill()
        parent.wait()
        parent.stdout.close()
    deadline = time.monotonic() + 3
    while left := [pid for pid in children if is_running(pid)]:
        assert time.monotonic() < deadline, left
        time.sleep(0.02)


def is_running(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
