"""What was seen earlier of the same thing."""

from dataclasses import replace

import pytest

from bot.memory.earlier import find_earlier
from config.check_words import read_check_words

EARLIER = "The army called up 300,000 reservists for the war, the Defence Ministry said."


@pytest.fixture(scope="module")
def words():
    return read_check_words()


def tell(read, see, words, text: str) -> list[tuple[str, str]]:
    seen = [replace(each, url="https://paper.example/a", outlet="The Paper") for each in see(EARLIER, day=12)]
    return [(each.code, each.message) for each in find_earlier(read(text).figures, seen, words)]


def test_another_number(read, see, words) -> None:
    text = "Some 318,000 reservists were called up for the war by the army, the president said."
    [(code, message)] = tell(read, see, words, text)
    assert code == "seen-before"
    assert message == (
        'seen here on 12 Nov 2026: "300,000", asserted by Defence Ministry, The Paper, https://paper.example/a'
    )


def test_the_same_number_from_another_source(read, see, words) -> None:
    text = "The army called up 300,000 reservists for the war, the president said."
    [(code, message)] = tell(read, see, words, text)
    assert code == "source-differs"
    assert "Defence Ministry" in message


@pytest.mark.parametrize(
    "text",
    [
        EARLIER,
        "There are 300,000 army reservists in the war.",
        "The army bought 300,001 boats for the war, the president said.",
    ],
)
def test_nothing_to_tell(read, see, words, text: str) -> None:
    assert tell(read, see, words, text) == []
