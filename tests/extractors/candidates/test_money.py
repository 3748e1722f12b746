"""Which dollar a bare sign means, and whether pounds are money."""

import pytest

from config.lexicon import read_lexicon
from extractors import Article, analyze
from extractors.candidates.usage import read_usage

CURRENCIES = read_lexicon().currencies


@pytest.mark.parametrize(
    ("text", "dollar"),
    [
        ("It cost $5.", "USD"),
        ("All figures are in Canadian dollars. It cost $5.", "CAD"),
        ("Amounts are in Australian dollars.", "AUD"),
        ("The fee, in Hong Kong dollars, is $90.", "HKD"),
        ("She likes Canadian dollars.", "USD"),
    ],
)
def test_the_bare_dollar(text, dollar):
    assert read_usage(text, "USD", CURRENCIES).dollar == dollar


def test_the_setting_decides_when_the_text_is_silent():
    assert read_usage("It cost $5.", "NZD", CURRENCIES).dollar == "NZD"


def test_the_context_reaches_every_sentence(engine):
    text = "Prices are in Canadian dollars. The bridge cost $5 million, or US$4 million."
    figures = analyze(Article(text, language="en"), engine).figures
    assert [f.unit.name for f in figures if f.unit] == ["CAD", "USD"]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("The fine was £30. He paid 20 pounds.", ["GBP", "GBP"]),
        ("The pike weighed 20 pounds.", ["pound"]),
        ("The fine was £30 for 20 pounds of pike.", ["GBP", "pound"]),
    ],
)
def test_pounds(engine, text, units):
    assert [f.unit.name for f in analyze(Article(text, language="en"), engine).figures if f.unit] == units


@pytest.mark.parametrize(
    ("text", "url", "codes"),
    [
        ("The stall in Lahore took Rs 900, or 900 rupees.", None, ["PKR", "PKR"]),
        ("Indian officials paid 900 Indian rupees in Karachi and Lahore.", None, ["INR"]),
        ("The ferry to Cebu costs 400 pesos.", None, ["PHP"]),
        ("The road from Calgary to Edmonton, both in Alberta, cost $4 million.", None, ["CAD"]),
        ("The road from Calgary cost $4 million.", None, ["USD"]),
        ("The road from Calgary to Edmonton cost $4 million, the Ohio firm said.", None, ["USD"]),
        ("The road cost $4 million.", "https://news.example.com.au/road", ["AUD"]),
        ("DUNEDIN - The pier cost $4 million.", None, ["NZD"]),
        ("The clinic in Kampala owes 90,000 shillings, a clinic in Nairobi and Mombasa none.", None, ["KES"]),
    ],
)
def test_the_country_decides_what_a_shared_word_means(engine, text, url, codes):
    figures = analyze(Article(text, language="en", url=url), engine).figures
    assert [f.unit.name for f in figures if f.kind == "money"] == codes
