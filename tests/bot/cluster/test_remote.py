"""The bot's pool on a cluster: the same reports, deadlines and errors, and workers that die."""

import asyncio
import os
import signal
from dataclasses import replace

import pytest
from dask_cluster import DaskCluster

from bot.workers.pool import Pool
from bot.workers.request import Request
from config.settings import Settings
from extractors.articles.web import FetchPolicy
from extractors.errors import ClusterError, EmptyTextError, JobTooLongError

TEXT = Request(text="At least 300 people were killed, officials said.")
# Far longer to read than a second.
LONG = Request(text="Some 300 people left town. " * 20_000)


def settings_for(cluster, **more):
    named = {name.removeprefix("FIGURECHECK_").lower(): value for name, value in cluster.settings.items()}
    return Settings(workers=2, cluster=cluster.address, **named, **more)


def run(settings, act):
    async def start_and_act():
        pool = Pool(settings, FetchPolicy())
        await pool.start()
        try:
            return await act(pool)
        finally:
            await pool.stop()

    return asyncio.run(start_and_act())


def test_a_report_is_the_one_of_a_process_beside_the_bot(cluster):
    async def act(pool):
        assert pool.is_healthy()
        return await asyncio.gather(*(pool.check(TEXT) for _ in range(5)))

    there = run(settings_for(cluster), act)
    here = run(Settings(workers=1), act)
    assert there == here
    assert there[0].figures[0].asserted_by.name == "officials"


def test_an_error_of_reading_is_the_same_error(cluster):
    async def act(pool):
        with pytest.raises(EmptyTextError):
            await pool.check(Request(text="  "))
        return await pool.check(TEXT)

    assert run(settings_for(cluster), act).figures


def test_what_takes_too_long_is_ended_there_and_the_next_is_read(cluster):
    async def act(pool):
        with pytest.raises(JobTooLongError):
            await pool.check(LONG)
        return await pool.check(TEXT)

    assert run(settings_for(cluster, job_seconds=2), act).figures


def test_a_worker_that_dies_costs_nothing(cluster):
    async def act(pool):
        reading = [asyncio.create_task(pool.check(TEXT)) for _ in range(6)]
        await asyncio.sleep(0.2)
        os.kill(cluster.find_workers()[0], signal.SIGKILL)
        return await asyncio.gather(*reading)

    assert all(report.figures for report in run(settings_for(cluster), act))


def test_a_scheduler_that_goes_away_is_told_in_a_sentence(tmp_path):
    cluster = DaskCluster(tmp_path, workers=1).start()
    try:

        async def act(pool):
            assert (await pool.check(TEXT)).figures
            await asyncio.to_thread(cluster.stop)
            with pytest.raises(ClusterError):
                await pool.check(TEXT)
            assert not pool.is_healthy()

        run(settings_for(cluster), act)
    finally:
        cluster.stop()


def test_no_cluster_is_told_at_the_start():
    settings = replace(Settings(workers=1), cluster="tcp://127.0.0.1:9")
    with pytest.raises(ClusterError, match="No scheduler answers"):
        run(settings, lambda pool: pool.check(TEXT))
