"""The one option of these tests, and how texts are made up for them.

A run makes up the same texts each time; ``--hypothesis-profile search`` makes up others, and many more where a test
leaves the count open.
"""

import pytest
from hypothesis import settings

settings.register_profile("steady", derandomize=True, database=None)
settings.register_profile("search", max_examples=1000)
settings.load_profile("steady")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write the golden reports anew: read every line of the diff"
    )
