"""A Bot API server for each module, and a bot at it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from bot_api import BotApi
from bot_process import BotProcess


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Show what the bot printed beside what failed."""
    report = yield
    for each in getattr(item, "funcargs", {}).values():
        if report.failed and isinstance(each, BotProcess):
            report.sections.append(("the bot printed", each.log[-1500:]))
    return report


@pytest.fixture(scope="module")
def api() -> Iterator[BotApi]:
    """The server of a module; whatever Telegram would refuse or quietly change is a failure at its end."""
    server = BotApi().start()
    yield server
    server.stop()


@pytest.fixture(autouse=True)
def _nothing_to_complain_of(api: BotApi) -> Iterator[None]:
    before = len(api.rules.complaints)
    yield
    for fault in api.faults:
        fault.end()
    assert api.rules.complaints[before:] == []


@pytest.fixture(scope="module")
def start_bot(api: BotApi, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., BotProcess]]:
    """Start a bot with more in its environment; all are ended with the module."""
    started: list[BotProcess] = []

    def start(folder: Path | None = None, *, api: BotApi = api, **environ: str) -> BotProcess:
        process = BotProcess(api, folder or tmp_path_factory.mktemp("bot"), **environ)
        started.append(process)
        return process.start()

    yield start
    for process in started:
        process.close()


@pytest.fixture(scope="module")
def bot(start_bot: Callable[..., BotProcess]) -> BotProcess:
    """The bot of a module, with nothing set but where to find the server."""
    return start_bot()
