"""The one option of these tests, how texts are made up for them, and how files among their arguments are named.

A run makes up the same texts each time; ``--hypothesis-profile search`` makes up others, and many more where a test
leaves the count open.
"""

import pytest
from hypothesis import settings

_LONGEST_NAME = 40

settings.register_profile("steady", derandomize=True, database=None)
settings.register_profile("search", max_examples=1000)
settings.load_profile("steady")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write the golden reports anew: read every line of the diff"
    )


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name a file by its argument: its bytes hold the time at which it was made, and each process makes its own."""
    return argname if isinstance(val, bytes) and len(val) > _LONGEST_NAME else None
