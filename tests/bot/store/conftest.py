"""A store in a real file."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.store import Answer, Store, open_store


@pytest.fixture
def database(tmp_path: Path) -> str:
    return str(tmp_path / "kept.db")


@pytest.fixture
def with_store(database: str) -> Callable[[Callable[[Store], Awaitable[Any]]], Any]:
    """Open the store, do something with it, close it; gives what was done."""

    def run(act: Callable[[Store], Awaitable[Any]]) -> Any:
        async def open_and_act() -> Any:
            store = await open_store(database)
            try:
                return await act(store)
            finally:
                await store.close()

        return asyncio.run(open_and_act())

    return run


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
