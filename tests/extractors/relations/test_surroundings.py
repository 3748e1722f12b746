"""What stands around a figure: what has happened to those that it counts."""

from __future__ import annotations

import pytest

from extractors import Article, analyze
from extractors.relations.surroundings import read_mentions


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("At least 31 people were killed and dozens more wounded in Orlo.", ["killed", "injured"]),
        ("The ministry put the toll at 27 dead and 96 injured.", ["killed", "injured"]),
        ("The raid killed 12 sailors.", ["killed"]),
        ("Some 40 boats sank.", [None]),
    ],
)
def test_the_state_of_those_counted(engine, text, states):
    report = analyze(Article(text), engine)
    assert [m.state for m in read_mentions(report.figures, engine.checks.words)] == states
