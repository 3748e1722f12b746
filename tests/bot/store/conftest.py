"""A store in a real file, and in a real server where one is installed."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from postgresql import PostgreSQL, find_programs

from bot.store import Answer, Store, open_store

WithStore: TypeAlias = Callable[[Callable[[Store], Awaitable[Any]]], Any]


@pytest.fixture
def database(tmp_path: Path) -> str:
    return str(tmp_path / "kept.db")


@pytest.fixture
def with_store(database: str) -> WithStore:
    """Open the store in a file, do something with it, close it; gives what was done."""
    return lambda act: asyncio.run(open_and_act(database, act))


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    programs = find_programs()
    if programs is None or find_spec("psycopg") is None:
        pytest.skip("PostgreSQL or psycopg is not installed")
    server = PostgreSQL(programs)
    try:
        yield server.start()
    finally:
        server.stop()


@pytest.fixture(params=["sqlite", "postgresql"])
def with_either(request: pytest.FixtureRequest) -> WithStore:
    """Do what ``with_store`` does, in each kind of database."""
    if request.param == "sqlite":
        database: str = request.getfixturevalue("database")
    else:
        database = request.getfixturevalue("postgresql").make_database()
    return lambda act: asyncio.run(open_and_act(database, act))


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
