"""Searching what a chat has seen."""

import pytest

from bot.chat.found import write_found
from bot.chat.packing import Room
from bot.chat.rich import write_text
from bot.memory.finding import Found, find_seen, make_find_words
from config.check_words import read_check_words
from config.lexicon import read_lexicon

EARLY = "The army called up 300,000 reservists, the ministry said. It bought 40 boats."
LATE = "The ministry said that 318,000 reservists had been called up."
TOLL = (
    "At least 31 people were killed in Darvost on Monday, the governor said. The ministry put the toll at 27 dead and "
    "96 injured. Some 29 civilians died, a monitor said, and 3 missiles hit the market."
)
MONEY = (
    "Profit rose 18% to £13.7m, up from £11.2m, the company said. Its rival made $48 million and lost 2.2 percentage "
    "points of the market. Sales in France were 3 million euros, or 22 per cent."
)


@pytest.fixture(scope="module")
def words():
    return make_find_words(read_check_words(), read_lexicon().currencies)


@pytest.fixture
def find(words):
    """Give the texts of the figures that are found, those that count the thing and the others."""

    def find_texts(seen, asked):
        found = find_seen(seen, asked, words)
        return [each.figure.text for each in found.counted], [each.figure.text for each in found.beside]

    return find_texts


@pytest.fixture
def seen(see):
    return [*see(LATE, day=12), *see(EARLY, day=3)]


@pytest.mark.parametrize("asked", ["reservists", "Reservist", "the reservists"])
def test_oldest_first_whatever_the_form(seen, find, asked: str) -> None:
    assert find(seen, asked) == (["300,000", "318,000"], [])


@pytest.mark.parametrize("asked", ["boats reservists", "of the", "£", "?", ""])
def test_every_word_must_fit(seen, words, asked: str) -> None:
    assert find_seen(seen, asked, words) == Found()


def test_sentences_are_searched_too(seen, find) -> None:
    assert find(seen, "ministry") == ([], ["300,000", "318,000"])


def test_one_article_says_a_thing_once(see, find) -> None:
    assert find(see("The port has 12 boats. The 12 boats are blue."), "boats") == (["12"], [])


@pytest.mark.parametrize("asked", ["killed", "dead", "deaths", "Died", "toll"])
def test_the_dead_are_found_by_any_word_for_them(see, find, asked: str) -> None:
    assert find(see(TOLL), asked) == (["At least 31", "27", "Some 29"], [])


@pytest.mark.parametrize("asked", ["injured", "wounded", "hurt"])
def test_the_injured_are_not_the_dead_beside_them(see, find, asked: str) -> None:
    assert find(see(TOLL), asked) == (["96"], [])


def test_words_that_name_one_thing_ask_for_it(seen, find) -> None:
    assert find(seen, "vessels") == (["40"], [])


def test_what_stands_in_a_sentence_with_a_place_is_found_beside_what_counts_it(see, find) -> None:
    later = see("The death toll in Darvost is 34, he said. In Darvost 5 homes and 2 schools burned down.", day=2)
    counted, beside = find([*see(TOLL), *later], "darvost")
    assert "34" in [*counted, *beside]
    assert {"At least 31", "5", "2"} <= {*counted, *beside}


def test_what_stands_beside_a_thing_that_is_no_name_is_no_more_of_it(see, find) -> None:
    seen = see("The army called up 300,000 reservists in 12 districts. When the reservists came, 5 bridges broke.")
    assert find(seen, "reservists") == (["300,000"], ["5"])


@pytest.mark.parametrize(
    ("asked", "texts"),
    [
        ("£", ["£13.7m", "£11.2m"]),
        ("pounds", ["£13.7m", "£11.2m"]),
        ("GBP", ["£13.7m", "£11.2m"]),
        ("$", ["$48 million"]),
        ("US$", ["$48 million"]),
        ("A$", []),
        ("dollars", ["$48 million"]),
        ("€", ["3 million euros"]),
        ("eur", ["3 million euros"]),
        ("%", ["18%", "22 per cent"]),
        ("percent", ["18%", "22 per cent"]),
        ("per cent", ["18%", "22 per cent"]),
        ("percentage", ["18%", "2.2 percentage points", "22 per cent"]),
        ("percentage points", ["2.2 percentage points"]),
        ("money", ["£13.7m", "£11.2m", "$48 million", "3 million euros"]),
    ],
)
def test_a_unit_is_found_by_its_sign_its_name_and_its_code(see, find, asked: str, texts: list[str]) -> None:
    assert find(see(MONEY), asked)[0] == texts


def test_what_only_stands_in_a_sentence_comes_after_and_of_many_the_latest(see, words) -> None:
    counted, *beside = (see(f"Some {number} boats lie in Orlo.", key=str(number))[0] for number in range(10, 40))
    said = write_text([line for page in write_found(Found((counted,), tuple(beside)), "orlo", Room()) for line in page])
    assert "Seen here about orlo: 1 figure in 1 article\n" in said
    assert "In sentences with orlo: 29 figures more, the latest 20\n" in said
    assert "Some 19 boats" not in said
    assert said.index("Some 10 boats") < said.index("Some 20 boats") < said.index("Some 39 boats")
