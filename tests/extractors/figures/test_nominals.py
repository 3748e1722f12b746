"""What of a mention can speak."""

from __future__ import annotations

import pytest

from extractors import Engine
from extractors.figures.nominals import read_nominal


@pytest.mark.parametrize(
    ("text", "mention", "left"),
    [
        ("Six boats were lost: two ferries and four tugs.", "Six boats were lost", None),
        ("Nobody at the port knew of 40 leaks.", "Nobody at the port", None),
        ("Hale Says He'll Cut 300 Jobs", "Hale Says He'll Cut", "Hale"),
        ("Officials who asked not to be named said 30 were hurt.", "Officials who asked not to be named", "="),
        ("Performance reports on the website of the office show 22 dams.", "Performance reports on the website", "="),
        ("No 10 said 300 soldiers would be sent.", "No 10", "="),
        ("The port said 40 boats sank.", "The port", "="),
    ],
)
def test_what_is_left_of_a_mention(engine: Engine, text: str, mention: str, left: str | None) -> None:
    (parse,) = engine.parser.parse([text])
    start = text.index(mention)
    found = read_nominal(parse, text, start, start + len(mention))
    assert (text[slice(*found)] if found else None) == (mention if left == "=" else left)
