"""Years told from counts of the same four digits."""

import pytest

from config.lexicon import read_lexicon
from extractors.candidates.designations import find_years

YEARS = read_lexicon().designations.years
UNITS = {"metre", "mile", "year"}


@pytest.mark.parametrize(
    "text",
    [
        "She was born in 1961.",
        "the 1936 Olympics",
        "In 2019 some 300 people left.",
        "from 1990 to 2010",
        "By 2050 the sea will rise.",
        "the class of 2020",
        "since June 2021",
        "the 2024 budget",
        "after 1066, the year of the battle",
        "in 2100",
    ],
)
def test_years(text):
    assert [text[a:b] for a, b in find_years(text, UNITS, YEARS)]


@pytest.mark.parametrize(
    "text",
    [
        "some 2000 people left",
        "for 1500 metres",
        "It cost $2000.",
        "about 1900 soldiers",
        "2010 miles away",
        "exactly 1984 votes",
        "1950% more",
        "a total of 2020",
        "1,999 boats",
        "2001.5 points",
        "killed 1500 men",
    ],
)
def test_counts(text):
    assert not list(find_years(text, UNITS, YEARS))
