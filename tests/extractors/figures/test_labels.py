"""Transcripts."""

from __future__ import annotations

from extractors.figures.labels import find_label_for, find_labels
from extractors.types import Span

TEXT = "MARSH: We lost 12.\n\nLEE: Which?\n\nMARSH: All 30.\n\nEleanor Marsh runs 9 shops."


def who(word: str) -> str | None:
    at = TEXT.index(word)
    label = find_label_for(Span(at, at + len(word)), find_labels(TEXT), TEXT)
    return label.of(TEXT) if label else None


def test_labels() -> None:
    assert [who(w) for w in ("12", "Which", "30")] == ["MARSH", "LEE", "MARSH"]


def test_the_article_speaks_again_where_it_names_the_speaker() -> None:
    assert who("9") is None


def test_one_speaker_makes_no_transcript() -> None:
    assert find_labels("NOTE: 12 boats.\nNOTE: 30 men.") == []


def test_headings_of_a_digest_make_no_transcript() -> None:
    assert find_labels("HARBOUR: 12 boats sank.\nMILK PRICES: Down 3%.\nLAND: 40 acres were sold.") == []
