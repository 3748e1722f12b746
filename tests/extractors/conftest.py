"""What the tests of the engine share: the engine itself, loaded once, and short ways to ask it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from config.engine import load_engine
from config.settings import Settings
from extractors import Article, Engine, Figure, Finding, analyze
from extractors.findings.view import View, open_view


@pytest.fixture(scope="session")
def engine() -> Engine:
    return load_engine(Settings())


@pytest.fixture(scope="session")
def figures_of(engine: Engine) -> Callable[[str], tuple[Figure, ...]]:
    """Give the figures of an English text."""

    def ask(text: str) -> tuple[Figure, ...]:
        return analyze(Article(text, language="en"), engine).figures

    return ask


@pytest.fixture(scope="session")
def findings_of(engine: Engine) -> Callable[[str], list[Finding]]:
    """Give the findings of an English text."""
    return lambda text: list(analyze(Article(text, language="en"), engine).findings)


@pytest.fixture(scope="session")
def view_of(engine: Engine) -> Callable[[str], View]:
    """Give an English text as the checks see it."""

    def ask(text: str) -> View:
        report = analyze(Article(text, language="en"), engine)
        return open_view(report.article, report.figures, engine.checks.knowledge)

    return ask
