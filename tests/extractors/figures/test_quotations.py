"""Quotations, broken ones too."""

from __future__ import annotations

import pytest

from extractors.figures.quotations import find_quotations
from extractors.figures.rules.source_tags import compile_tags, find_speaker, find_tag
from extractors.types import Span


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said "yes" and "no".', ["yes", "no"]),
        ("“One,” he said. “Two.”", ["One,", "Two."]),
        ('One "broken mark.\n\nThen "another" came.', ["broken mark.", "another"]),
        ("“First.\n\n“Second.”", ["First.", "Second."]),
        ("''Old style,'' he said.", ["Old style,"]),
        ("A closing mark” alone.", []),
        ("The town’s people's boats.", []),
    ],
)
def test_quotations(text: str, quoted: list[str]) -> None:
    assert [s.of(text) for s in find_quotations(text).spans] == quoted


@pytest.mark.parametrize(
    ("text", "who", "cue"),
    [
        ('"Twelve," Ann Moss said.', "Ann Moss", "said"),
        ('"Twelve," said Ann Moss.', "Ann Moss", "said"),
        ('"Twelve," it continues.', "it", "continues"),
        ('Ann Moss said: "Twelve."', "Ann Moss", "said"),
        ('"Twelve," the mayor of the town later told reporters.', "the mayor of the town", "told"),
        ('The "Twelve" sank.', None, None),
        ('"Twelve." Rain fell.', None, None),
    ],
)
def test_tag(words, text: str, who: str | None, cue: str | None) -> None:
    tag = find_tag(text, find_quotations(text).spans[0], compile_tags(words))
    assert (tag and tag.mention.of(text), tag and tag.cue.of(text)) == (who, cue)


def test_speech_goes_on_over_paragraphs_with_no_closing_mark(words) -> None:
    text = "“One,” Ann Moss said. “Two.\n\n“Three.\n\nRain fell on “Four” Street."
    quotations, grammar = find_quotations(text), compile_tags(words)

    def who(word: str) -> str | None:
        at = text.index(word)
        tag = find_speaker(text, Span(at, at + len(word)), quotations, grammar)
        return tag.mention.of(text) if tag else None

    assert [who(w) for w in ("One", "Two", "Three", "Four", "Rain")] == ["Ann Moss", "Ann Moss", "Ann Moss", None, None]
