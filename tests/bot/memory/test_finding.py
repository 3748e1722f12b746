"""Searching what a chat has seen."""

import pytest

from bot.memory.finding import find_seen

EARLY = "The army called up 300,000 reservists, the ministry said. It bought 40 boats."
LATE = "The ministry said that 318,000 reservists had been called up."


@pytest.fixture
def seen(see):
    return [*see(LATE, day=12), *see(EARLY, day=3)]


@pytest.mark.parametrize("words", ["reservists", "Reservist", "the reservists"])
def test_oldest_first_whatever_the_form(seen, words: str) -> None:
    assert [each.figure.text for each in find_seen(seen, words)] == ["300,000", "318,000"]


def test_every_word_must_fit(seen) -> None:
    assert find_seen(seen, "boats reservists") == []
    assert find_seen(seen, "of the") == []


def test_sentences_are_searched_where_nothing_is_counted_so(seen) -> None:
    assert [each.figure.text for each in find_seen(seen, "ministry")] == ["300,000", "318,000"]


def test_one_article_says_a_thing_once(see) -> None:
    seen = see("The port has 12 boats. The 12 boats are blue.")
    assert len(find_seen(seen, "boats")) == 1
