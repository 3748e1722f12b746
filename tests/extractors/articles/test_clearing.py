"""What is given of an article that was cleared to be read stands as it was written."""

from __future__ import annotations

import pytest

from extractors import Article, analyze


@pytest.mark.parametrize(
    "text",
    ["put 🔹 Mr. Moss MOSS: 12", "The ministry of 🔹 ships\nsaid that 12 boats sank, and\nthat 4 are missing."],
)
def test_mentions_and_cues_are_what_their_spans_hold(text, engine):
    figures = analyze(Article(text, language="en"), engine).figures
    assert figures
    for figure in figures:
        source = figure.asserted_by
        assert source is not None
        assert source.mention == source.mention_span.of(text)
        assert figure.cue_span is None or figure.cue == figure.cue_span.of(text)
        assert "\n" not in source.name
        assert "  " not in source.name
