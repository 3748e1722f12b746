"""Who is spoken of without a name."""

from __future__ import annotations

import pytest

from extractors.figures.nouns import find_nouns
from extractors.lexicon import SourceWords


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("The firm lost 40 vats.", ["firm"]),
        ("A new ministry met the mayor.", ["new ministry", "mayor"]),
        ("Farmers lost 40 cows, and Moss left.", ["Farmers"]),
        ("Cows were lost by farmers.", []),
        ("The Harrow Institute left, and company grew.", []),
        ("His lawyer asked the police officers.", ["His lawyer", "police officers"]),
    ],
)
def test_noun_phrases_that_can_speak(words: SourceWords, text: str, nouns: list[str]) -> None:
    assert [name for _, name, _ in find_nouns(text, 0, len(text), words)] == nouns
