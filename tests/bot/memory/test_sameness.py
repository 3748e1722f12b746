"""The same thing in two articles."""

import pytest

from config.check_words import read_check_words
from extractors.relations.same import group_same, is_same_thing
from extractors.relations.surroundings import read_mentions

CALLED = "The army called up 300,000 reservists for the war, the ministry said."


@pytest.fixture(scope="module")
def words():
    return read_check_words()


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("Up to 318,000 reservists have been called up for the war, the president said.", True),
        ("The army sent 40 boats to the war, the ministry said.", False),
        ("The army paid the reservists $300 for the war.", False),
        ("The club of reservists has 40 reservists.", False),
    ],
)
def test_two_articles(read, words, other: str, same: bool) -> None:
    [one], [two] = (read_mentions(read(text).figures, words) for text in (CALLED, other))
    assert is_same_thing(one, two, words) is same


def test_the_dead_are_not_the_hurt(read, words) -> None:
    [dead] = read_mentions(read("The storm killed 12 people in Orlo, police said.").figures, words)
    [hurt] = read_mentions(read("The storm injured 40 people in Orlo, police said.").figures, words)
    assert not is_same_thing(dead, hurt, words)


def test_articles_side_by_side(read, words) -> None:
    first = read(f"{CALLED} It bought 40 boats.")
    second = read("The ministry said that 318,000 reservists had been called up by the army. The war has cost $2bn.")
    rows = group_same([read_mentions(each.figures, words) for each in (first, second)], words)
    assert [[each and each.figure.text for each in row] for row in rows] == [
        ["300,000", "318,000"],
        ["40", None],
        [None, "$2bn"],
    ]
