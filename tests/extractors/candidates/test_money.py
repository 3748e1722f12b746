"""Which dollar a bare sign means, and whether pounds are money."""

import pytest

from extractors import Article, analyze
from extractors.candidates.units import read_money_context


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
    assert read_money_context(text, "USD").dollar == dollar


def test_the_setting_decides_when_the_text_is_silent():
    assert read_money_context("It cost $5.", "NZD").dollar == "NZD"


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
