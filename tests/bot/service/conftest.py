"""The parts of the service, put together as far as a test needs them: a real file, a real server on loopback."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from bot_api import BotApi
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.service.metrics import Metrics
from bot.service.reach import Reach
from bot.service.sender import Sender
from bot.store import Store, open_store

WithStore: TypeAlias = Callable[[Callable[[Store], Awaitable[Any]]], Any]


@dataclass
class Parts:
    """A bot that can send, at the server of the module."""

    bot: Bot
    store: Store
    reach: Reach
    metrics: Metrics
    sender: Sender


@pytest.fixture(scope="module")
def api() -> Iterator[BotApi]:
    server = BotApi().start()
    yield server
    server.stop()


@pytest.fixture
def with_file(tmp_path: Path) -> WithStore:
    """Open the store of the test in a file, do something with it, close it."""
    return lambda act: asyncio.run(open_and_act(str(tmp_path / "kept.db"), act))


@pytest.fixture(params=["sqlite", "postgresql"])
def with_store(request: pytest.FixtureRequest, tmp_path: Path) -> WithStore:
    """Do what ``with_file`` does, in each kind of database."""
    address = str(tmp_path / "kept.db")
    if request.param == "postgresql":
        address = request.getfixturevalue("postgresql").make_database()
    return lambda act: asyncio.run(open_and_act(address, act))


async def open_and_act(database: str, act: Callable[[Store], Awaitable[Any]]) -> Any:
    store = await open_store(database)
    try:
        return await act(store)
    finally:
        await store.close()


@pytest.fixture
def with_parts(api: BotApi, tmp_path: Path) -> Callable[[Callable[[Parts], Awaitable[Any]]], Any]:
    """Do something with a bot that can send; the store outlives it."""

    @asynccontextmanager
    async def make() -> AsyncIterator[Parts]:
        store = await open_store(str(tmp_path / "kept.db"))
        requests = [HTTPXRequest(connection_pool_size=8, httpx_kwargs={"trust_env": False}) for _ in range(2)]
        bot = Bot(api.token, base_url=f"{api.url}/bot", request=requests[0], get_updates_request=requests[1])
        reach, metrics = Reach(store), Metrics()
        await reach.load()
        async with bot:
            yield Parts(bot, store, reach, metrics, Sender(bot, store, reach, metrics))
        await store.close()

    def run(act: Callable[[Parts], Awaitable[Any]]) -> Any:
        async def make_and_act() -> Any:
            async with make() as parts:
                return await act(parts)

        return asyncio.run(make_and_act())

    return run
