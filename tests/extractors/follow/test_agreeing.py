"""Only fact-checks of a claim with the same number of the same thing are shown."""

import pytest

from extractors import Article, analyze
from extractors.follow.fact_checks import PublishedCheck, find_fact_checks, write_queries

TEXT = "The dredging of the harbour will cost $48 million, and 300 ships a year are affected, the mayor said."


@pytest.fixture(scope="module")
def report(engine):
    return analyze(Article(TEXT, language="en"), engine)


def check(claim, number=1):
    return PublishedCheck(claim, "Half true", f"https://facts.example/{number}", "Harbour Facts", "the mayor", None)


def show(report, engine, *claims):
    published = [check(claim, number) for number, claim in enumerate(claims)]
    index = next(i for i, figure in enumerate(report.figures) if figure.text == "300")
    return find_fact_checks(report, {index: published}, engine)


@pytest.mark.parametrize("claim", ["300 ships are affected by the dredging.", "The dredging stops 300 ships a year"])
def test_the_same_number_of_the_same_thing_is_shown(report, engine, claim):
    (finding,) = show(report, engine, claim)
    assert finding.code == "fact-check"
    assert "Harbour Facts" in finding.message
    assert "“Half true”" in finding.message
    assert finding.message.endswith("https://facts.example/0")


@pytest.mark.parametrize(
    "claim",
    [
        "400 ships are affected by the dredging.",
        "300 sailors are affected by the dredging.",
        "The vaccine killed 300 people.",
        "300% more ships.",
        "The ships were never counted.",
        "Trois cents navires sont touchés par les travaux, selon le maire de la ville.",
    ],
)
def test_everything_else_is_not(report, engine, claim):
    assert show(report, engine, claim) == ()


def test_one_review_is_shown_once_and_few_of_one_figure(report, engine):
    claim = "300 ships are affected by the dredging."
    assert len(show(report, engine, claim, claim, claim)) == 2
    twice = {0: [check(claim)], 1: [check(claim)]}
    assert len(find_fact_checks(report, twice, engine)) == 1


def test_the_search_is_for_number_and_thing(report):
    queries = list(write_queries(report).values())
    assert any(query.startswith("300 ships") for query in queries)
    assert any("$48 million" in query and "redging" in query for query in queries)
    assert len(write_queries(report, most=1)) == 1
