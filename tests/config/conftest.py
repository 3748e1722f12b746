"""The engine for the tests of the vocabulary, loaded once."""

import pytest

from config.engine import load_engine
from config.settings import Settings
from extractors import Engine


@pytest.fixture(scope="session")
def engine() -> Engine:
    return load_engine(Settings())
