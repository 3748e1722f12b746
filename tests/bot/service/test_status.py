"""Health and metrics over HTTP, on loopback."""

import asyncio
import socket

import httpx
import pytest

from bot.service.dispatch import Dispatcher
from bot.service.presence import Presence
from bot.service.status import Status, serve_status
from bot.service.upkeep import watch_loop
from bot.workers.pool import Pool
from config.settings import Settings
from extractors.articles.web import FetchPolicy
from extractors.errors import ServiceError


def find_port():
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


def ask(with_parts, path, prepare, **settings):
    async def act(parts):
        wanted = Settings(**settings)
        pool = Pool(wanted, FetchPolicy())
        presence = Presence(parts.store, Dispatcher(parts.store, parts.bot, None), parts.metrics, weight=1)
        await presence.run()
        status = Status(wanted, parts.store, pool, presence, parts.metrics)
        port = find_port()
        end = serve_status(port, status)
        await prepare(parts, status, pool)
        async with httpx.AsyncClient(trust_env=False) as client:
            answer = await client.get(f"http://127.0.0.1:{port}{path}")
        end()
        with pytest.raises(OSError, match="refused"):
            socket.create_connection(("127.0.0.1", port))
        await pool.stop()
        return answer

    return with_parts(act)


async def nothing(parts, status, pool):
    pass


async def all_well(parts, status, pool):
    status.started = True
    parts.metrics.note_poll()
    await pool.start()


async def without_a_database(parts, status, pool):
    await all_well(parts, status, pool)
    await parts.store._thread.call(parts.store._engine.dispose)
    parts.store._thread.stop()


def test_healthy_is_when_everything_answers(with_parts):
    answer = ask(with_parts, "/health", all_well)
    assert answer.status_code == 200
    assert answer.json() == {
        "healthy": True,
        "started": True,
        "database": True,
        "processes": True,
        "telegram": True,
        "polls": True,
    }


def test_what_is_missing_is_named(with_parts):
    answer = ask(with_parts, "/health", nothing)
    assert answer.status_code == 503
    assert answer.json() == {
        "healthy": False,
        "started": False,
        "database": True,
        "processes": False,
        "telegram": False,
        "polls": True,
    }


def test_a_webhook_need_not_ask(with_parts):
    answer = ask(with_parts, "/health", nothing, webhook_url="https://bot.paper.example")
    assert answer.json()["telegram"] is True
    assert answer.json()["polls"] is False


def test_metrics_are_what_prometheus_reads(with_parts):
    async def prepare(parts, status, pool):
        parts.metrics.note_received(3)
        parts.metrics.note_handled("done", 0.7)
        parts.metrics.note_send("delivered")
        parts.metrics.note_trouble("inbox_full")
        watching = asyncio.create_task(watch_loop(parts.metrics))
        await asyncio.sleep(0.25)
        watching.cancel()

    answer = ask(with_parts, "/metrics", prepare)
    assert answer.headers["content-type"].startswith("text/plain; version=")
    lines = answer.text.splitlines()
    for line in (
        "figurecheck_updates_received_total 3.0",
        'figurecheck_updates_handled_total{outcome="done"} 1.0',
        'figurecheck_handling_seconds_bucket{le="1.0"} 1.0',
        'figurecheck_sends_total{result="delivered"} 1.0',
        'figurecheck_trouble_total{event="inbox_full"} 1.0',
        "figurecheck_jobs_waiting 0.0",
        "figurecheck_polls 1.0",
        "figurecheck_bots 1.0",
        "figurecheck_loop_stall_seconds_count 2.0",
    ):
        assert line in lines


def test_anything_else_is_not_there(with_parts):
    assert ask(with_parts, "/", nothing).status_code == 404


def test_a_port_that_is_taken_says_so(with_parts):
    async def act(parts):
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
            with pytest.raises(ServiceError, match=f"127.0.0.1:{port}.*choose another"):
                serve_status(port, None)

    with_parts(act)
