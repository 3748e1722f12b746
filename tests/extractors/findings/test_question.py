"""What an article leaves open: made only where it is asked for."""

from dataclasses import replace

import pytest

from extractors import Article, analyze

FOUND = [
    "Bakers in Orlo are 30% more likely to snore, the study found.",
    "The drug cuts the risk of falls by 18%, the study found.",
    "Bakers in Orlo are twice as likely to snore, the study found.",
    "The harvest in Orlo is forecast to reach 31 tons next year, the mayor said.",
    "The bank expects prices to rise by 3% next year.",
    "A poll found that 62% of voters want the bridge.",
]
LEFT_ALONE = [
    "Bakers in Orlo are 30% more likely to snore: 13 in 100 do, the study found.",
    "The drug cuts the risk of falls by 18%, from 11% to 9%, the study found.",
    "The harvest in Orlo is forecast to reach 31 to 36 tons next year, the mayor said.",
    "The bank expects prices to rise by about 3% next year.",
    "A poll of 900 voters on 3 May found that 62% of voters want the bridge.",
]


def ask(text, engine):
    asked = replace(engine, checks=replace(engine.checks, asked=frozenset({"question"})))
    return [f for f in analyze(Article(text, language="en"), asked).findings if f.code == "question"]


@pytest.mark.parametrize("text", FOUND)
def test_what_is_found_where_it_is_asked_for(text, engine, findings_of):
    [finding] = ask(text, engine)
    assert not finding.quiet
    assert "question" not in [f.code for f in findings_of(text)]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_is_left_alone(text, engine):
    assert [f.message for f in ask(text, engine)] == []
