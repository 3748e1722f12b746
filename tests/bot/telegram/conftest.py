"""A Bot API server and a bot at it, for most modules together."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from bot_api import BotApi
from bot_process import BotProcess
from news_site import NewsSite


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Show what the bot printed beside what failed."""
    report = yield
    for each in getattr(item, "funcargs", {}).values():
        if report.failed and isinstance(each, BotProcess):
            report.sections.append(("the bot printed", each.log[-1500:]))
    return report


@pytest.fixture(scope="session")
def shared_api() -> Iterator[BotApi]:
    server = BotApi().start()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def api(request: pytest.FixtureRequest, shared_api: BotApi) -> Iterator[BotApi]:
    """The server of most modules, and for one that says ``OWN_SERVER = True`` one of its own."""
    if not getattr(request.module, "OWN_SERVER", False):
        yield shared_api
        return
    server = BotApi().start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def shared_bot(shared_api: BotApi, tmp_path_factory: pytest.TempPathFactory) -> Iterator[BotProcess]:
    process = BotProcess(shared_api, tmp_path_factory.mktemp("bot"))
    yield process.start()
    process.close()


@pytest.fixture(scope="module")
def start_bot(api: BotApi, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., BotProcess]]:
    """Start a bot with more in its environment; all are ended with the module."""
    started: list[BotProcess] = []

    def start(**environ: str) -> BotProcess:
        started.append(BotProcess(api, tmp_path_factory.mktemp("bot"), **environ))
        return started[-1].start()

    yield start
    for process in started:
        process.close()


@pytest.fixture(scope="module")
def bot(request: pytest.FixtureRequest, api: BotApi, shared_api: BotApi) -> BotProcess:
    """The bot at the module's server, with nothing set but where to find it."""
    process: BotProcess = (
        request.getfixturevalue("shared_bot") if api is shared_api else request.getfixturevalue("start_bot")()
    )
    return process


@pytest.fixture(scope="module")
def site() -> Iterator[NewsSite]:
    """A site with articles on loopback, for a bot that is let there."""
    server = NewsSite().start()
    yield server
    server.stop()


@pytest.fixture(autouse=True)
def _nothing_to_complain_of(request: pytest.FixtureRequest, api: BotApi) -> Iterator[None]:
    """Whatever Telegram would refuse or quietly change fails the test, and so does a traceback of the bot."""
    process = request.getfixturevalue("bot") if "bot" in request.fixturenames else None
    before, printed = len(api.rules.complaints), len(process.log) if process else 0
    yield
    for fault in api.faults:
        if not fault.lasting:
            fault.end()
    assert api.rules.complaints[before:] == []
    assert process is None or "Traceback" not in process.log[printed:]
