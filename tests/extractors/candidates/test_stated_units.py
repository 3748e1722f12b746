"""What a document says once of all its numbers."""

from __future__ import annotations

import pytest

from extractors import Article, analyze

TABLE = """Dorn Choral Society
Income and expenditure
(in thousands of crowns; year before in brackets)

Legacies      4,600     (9,200)
Members         318       (301)

Reserves at the end of the year were 19,500. The society has 214 singers, 12% more than in 2019.
"""
ACCOUNTS = (
    "Kell Mills plc\nAll amounts in millions of euros\n\nAn impairment of 1,360 was charged, and 95 is left of it."
)
ROWS = "Kell Mills plc reported on Monday. Costs rose.\n\nRevenue (£m)  487.3  458.9\nBranches  214  220\n"
BLOCK = """The flood of the Teven is over.

Some 31,000 people were moved.

People came back in July.

Damage ($ million)
  Housing 540; farming 85.

Bridges: 90 were shut.
"""


def read(text: str, engine) -> dict[str, tuple[str | None, str]]:
    figures = analyze(Article(text, language="en"), engine).figures
    return {f.text: (f"{f.value:f}" if f.value is not None else None, f.unit.name if f.unit else "") for f in figures}


def test_a_line_near_the_top_holds_for_all(engine):
    found = read(TABLE, engine)
    assert found["4,600"] == ("4600000", "SEK")
    assert found["9,200"] == ("9200000", "SEK")
    assert found["19,500"] == ("19500000", "SEK")
    assert found["214"] == ("214", "")
    assert found["12%"] == ("12", "%")
    assert not any("thousands" in text for text in found)


def test_prose_under_a_statement(engine):
    found = read(ACCOUNTS, engine)
    assert found["1,360"] == ("1360000000", "EUR")
    assert found["95"] == ("95000000", "EUR")


def test_a_row_has_its_own(engine):
    found = read(ROWS, engine)
    assert found["487.3"] == ("487300000", "GBP")
    assert found["458.9"] == ("458900000", "GBP")
    assert found["214"] == ("214", "")


def test_a_block_ends_with_an_empty_line(engine):
    found = read(BLOCK, engine)
    assert found["540"] == ("540000000", "USD")
    assert found["90"] == ("90", "")


@pytest.mark.parametrize(
    "text", ["He sold in thousands of shops in 40 towns.", "They came (thousands of them) to 40 towns."]
)
def test_other_thousands_state_nothing(text, engine):
    found = read(text, engine)
    assert found["40"] == ("40", "")
