"""Which way a number goes, and how long and of how many it is for."""

import pytest

from config.check_words import read_check_words
from config.relation_knowledge import read_twists
from extractors import Article, analyze
from extractors.relations.against import has_number_of
from extractors.relations.surroundings import read_mentions
from extractors.relations.twists import find_direction, find_rate, find_twist

WORDS, TWISTS = read_check_words(), read_twists()


@pytest.fixture(scope="module")
def read(engine):
    return lambda text: read_mentions(analyze(Article(text), engine).figures, WORDS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rents in Orlo are 4% lower than in May.", "down"),
        ("The mill sold 140 more loaves on Sunday.", "up"),
        ("There were 412 thefts in Orlo, a drop of 23%.", "down"),
        ("Thefts of carts: 412 (-23%)", "down"),
        ("Thefts of carts: 412 (+23%)", "up"),
        ("The club ended the year with a deficit of $82,000.", "down"),
        ("The mill employs 3,100 bakers.", None),
        ("Some 40 to 50 bakers are ill.", None),
        ("The mayor, 46, has more money.", None),
    ],
)
def test_which_way_a_number_goes(text, expected, read):
    assert find_direction(read(text)[-1], TWISTS) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The new tax will cost a baker £31 a month.", ("month", None)),
        ("The mill uses 3,140 litres of water per week.", ("week", None)),
        ("The bakers drink an annual total of 4,100 litres.", ("year", None)),
        ("Infants had a rate of 161 per 100,000.", (None, 100_000)),
        ("In every thousand firms, 53 collapsed.", (None, 1_000)),
        ("The mill employs 3,100 bakers.", (None, None)),
    ],
)
def test_how_long_and_of_how_many(text, expected, read):
    assert find_rate(read(text)[-1], TWISTS) == expected


@pytest.mark.parametrize(
    ("draft", "source", "expected"),
    [
        ("Rents rose by 4%.", "Rents: 2,300 crowns (-4%)", "direction"),
        ("Growth slowed to 2.2%.", "Growth: +2.2%", None),
        ("The claim costs £41 a week.", "The claim costs £41 a day.", "rate"),
        ("It fell 53 times per 1,000 flights.", "It fell 53 times per 10,000 flights.", "rate"),
        ("The mill has 40 looms.", "The mill has up to 40 looms.", "bound"),
        ("The mill has 40 looms.", "The mill has 40 looms.", None),
        ("The crew has a 10-minute standard.", "The crew should come within 10 minutes.", None),
        ("The mill saves £12m annually.", "The mill saves £12m a year.", None),
        ("The mill saves £12m a year.", "The mill saves £12m.", "rate"),
    ],
)
def test_what_is_twisted(draft, source, expected, read):
    (one, *_), two = read(draft), read(source)
    same = next(mention for mention in two if has_number_of(one, mention))
    assert find_twist(one, same, TWISTS) == expected
