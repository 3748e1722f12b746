"""What the tests of pictures share: articles as a chat saw them."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from bot.memory.seen import Seen, note_figures
from config.engine import load_engine
from config.settings import Settings
from extractors import Report, analyze, read_article


@pytest.fixture(scope="session")
def read() -> Callable[[str], Report]:
    """Give the report on a text."""
    engine = load_engine(Settings())
    return lambda text: analyze(read_article(text), engine)


@pytest.fixture(scope="session")
def see(read) -> Callable[..., list[Seen]]:
    """Give what is remembered of a text that was seen on a day of November 2026."""

    def see_text(text: str, day: int = 1) -> list[Seen]:
        return list(note_figures(read(text), text, datetime(2026, 11, day, 12, tzinfo=UTC)))

    return see_text
