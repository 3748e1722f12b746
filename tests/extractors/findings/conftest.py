"""What the tests of the checks share: the findings of a text, and its figures with their surroundings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from config.check_words import read_check_words
from config.lexicon import read_lexicon
from extractors import Article, Engine, Finding, analyze
from extractors.findings.view import View, open_view


@pytest.fixture(scope="session")
def findings_of(engine: Engine) -> Callable[[str], list[Finding]]:
    """Give the findings of an English text."""
    return lambda text: list(analyze(Article(text, language="en"), engine).findings)


@pytest.fixture(scope="session")
def view_of(engine: Engine) -> Callable[[str], View]:
    """Give an English text as the checks see it."""

    def ask(text: str) -> View:
        report = analyze(Article(text, language="en"), engine)
        return open_view(report.article, report.figures, read_check_words(), read_lexicon().conversions)

    return ask
