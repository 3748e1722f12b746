"""What the tests of the engine share: the engine itself, loaded once, and short ways to ask it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from config.engine import load_engine
from config.settings import Settings
from extractors import Article, Engine, Figure, analyze


@pytest.fixture(scope="session")
def engine() -> Engine:
    return load_engine(Settings())


@pytest.fixture(scope="session")
def figures_of(engine: Engine) -> Callable[[str], tuple[Figure, ...]]:
    """Give the figures of an English text."""

    def ask(text: str) -> tuple[Figure, ...]:
        return analyze(Article(text, language="en"), engine).figures

    return ask
