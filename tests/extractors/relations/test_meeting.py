"""Which figures of two articles are of one thing; half of the pairs have nothing to do with each other."""

import tomllib
from pathlib import Path

import pytest

from extractors import Article, analyze
from extractors.relations.across import Text
from extractors.relations.meeting import lay_side_by_side
from extractors.relations.surroundings import read_mentions

PAIRS = tomllib.loads(Path(__file__).with_name("meetings.toml").read_text(encoding="utf-8"))["pair"]
FEWEST_FOUND, MOST_WRONG = 15, 1
"""Of 23 that meet. A floor may only rise."""


@pytest.fixture(scope="module")
def lay(engine):
    def ask(*articles):
        reports = [analyze(Article(article, language="en"), engine) for article in articles]
        texts = [Text("", r.article.text, read_mentions(r.figures, engine.checks.words)) for r in reports]
        return [[m and m.figure.text for m in row] for row in lay_side_by_side(texts, engine.checks.knowledge)]

    return ask


@pytest.mark.parametrize("pair", [each for each in PAIRS if not each["meet"]], ids=lambda pair: pair["name"])
def test_unlike_things_never_meet(lay, pair):
    assert [row for row in lay(pair["earlier"], pair["later"]) if all(row)] == []


def test_most_follow_ups_meet(lay):
    found = wrong = 0
    for pair in PAIRS:
        met = [row for row in lay(pair["earlier"], pair["later"]) if all(row)]
        right = [row for row in met if row in pair["meet"]]
        found, wrong = found + len(right), wrong + len(met) - len(right)
    assert found >= FEWEST_FOUND
    assert wrong <= MOST_WRONG


def test_every_figure_has_one_place(lay):
    first = "The army of Karvenia called up 300,000 reservists for the war, the ministry said. It bought 40 boats."
    second = "The ministry said that 318,000 reservists had been called up in Karvenia. The war has cost $2bn."
    assert lay(first, second) == [["300,000", "318,000"], ["40", None], [None, "$2bn"]]


def test_three_articles_share_a_row(lay):
    said = "Karvenia has called up {} reservists for the war, the defence ministry said."
    assert lay(*(said.format(number) for number in ("300,000", "310,000", "318,000"))) == [
        ["300,000", "310,000", "318,000"]
    ]
