"""A store in a real file, and in a real server where one is installed."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from sqlalchemy import NullPool, create_engine, text

from bot.store import Answer, Store, open_store
from bot.store.opening import read_url

WithStore: TypeAlias = Callable[[Callable[[Store], Awaitable[Any]]], Any]


@pytest.fixture
def database(tmp_path: Path) -> str:
    return str(tmp_path / "kept.db")


@pytest.fixture
def with_file(database: str) -> WithStore:
    """Open the store in a file, do something with it, close it; gives what was done."""
    return lambda act: asyncio.run(open_and_act(database, act))


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest) -> str:
    """Each kind of database; whoever asks for it, by whatever fixture, is tested with both."""
    if request.param == "sqlite":
        return str(request.getfixturevalue("database"))
    return str(request.getfixturevalue("postgresql").make_database())


@pytest.fixture
def with_store(address: str) -> WithStore:
    """Do what ``with_file`` does, in each kind of database."""
    return lambda act: asyncio.run(open_and_act(address, act))


@pytest.fixture
def run_sql(address: str) -> Callable[[str], list[Any]]:
    """Do something to the database that the store does not; gives the rows."""

    def run(statement: str) -> list[Any]:
        engine = create_engine(read_url(address), poolclass=NullPool)
        with engine.begin() as connection:
            done = connection.execute(text(statement))
            return list(done.all()) if done.returns_rows else []

    return run


async def open_and_act(database: str, act: Callable[[Store], Awaitable[Any]]) -> Any:
    store = await open_store(database)
    try:
        return await act(store)
    finally:
        await store.close()


@pytest.fixture
def make_answer() -> Callable[..., Answer]:
    """Make an answer of today, with whatever is to be different."""

    def make(**changed: Any) -> Answer:
        values: dict[str, Any] = {
            "id": None,
            "chat_id": -100,
            "thread_id": 3,
            "asked_message_id": 10,
            "reply_message_ids": (12, 11),
            "key": "link:paper.example/a",
            "report_json": '{"figures": []}',
            "created": datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0),
        }
        return Answer(**(values | changed))

    return make
