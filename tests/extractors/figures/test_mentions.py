"""A mention made whole."""

from __future__ import annotations

import pytest

from extractors.figures.mentions import resolve_mention
from extractors.figures.rules.source_widen import widen
from extractors.types import Span


@pytest.mark.parametrize(
    ("text", "given", "whole"),
    [
        ("[Russian media outlet] ASTRA reported", "Russian media outlet", "[Russian media outlet] ASTRA"),
        ("Inner Morland officials said", "Morland officials", "Inner Morland officials"),
        ("Philip Bump said", "Philip", "Philip Bump"),
        ("the head of St Brannock's spoke", "of St Brannock's", "the head of St Brannock's"),
        ("Russia's Defence Ministry said", "s Defence Ministry", "Russia's Defence Ministry"),
        ("the mayor said", "mayor", "mayor"),
        ("Officials who asked not to be named said so", "Officials", "Officials who asked not to be named"),
        ("Officials who asked not to be named said so", "Officials who", "Officials who asked not to be named"),
        ("Officials who spoke to us said so", "Officials", "Officials"),
        ("In Orlo police said", "police", "police"),
    ],
)
def test_widen(scene_of, text: str, given: str, whole: str) -> None:
    start = text.index(given)
    assert widen(Span(start, start + len(given)), scene_of(text)).of(text) == whole


def test_a_body_that_only_might_be_meant_is_not_taken(scene_of):
    text = "Council fined over leak\n\nThe council was fined 500 euros for a leak, the regulator said."
    start = text.index("the regulator")
    assert resolve_mention(Span(start, start + len("the regulator")), scene_of(text)).name == "regulator"
