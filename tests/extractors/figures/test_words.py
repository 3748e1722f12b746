"""The examples beside every list of words."""

from __future__ import annotations

import re

import pytest

from config.lexicon import read_table
from extractors.figures.hedges import compile_hedges
from extractors.figures.kinds import gender_of, kind_of_phrase
from extractors.lexicon import SourceWords

SECTIONS = [(file, name) for file in ("cues", "hedges", "sources") for name in read_table(file)]


def applies(file: str, name: str, text: str, words: SourceWords) -> bool:
    """Say whether a section's words apply to an example."""
    section = read_table(file)[name]
    tokens = re.findall(r"[\w’'-]*\w", text)
    if name == "gendered":
        who, _, pronoun = text.partition(": ")
        return gender_of(who, words) == pronoun
    if name in ("document", "organisation", "group"):
        return kind_of_phrase([t.lower() for t in tokens], words) == name
    if name == "openers":
        return tokens[0] in section["words"]
    if file == "hedges" and name == "condition":
        return any(t in section["words"] for t in tokens if t.islower())
    if file == "hedges" and name == "doubt":
        return bool(compile_hedges(words).doubt.search(text))
    held = next(value for key, value in section.items() if key in ("verbs", "words", "phrases"))
    lowered = " ".join(t.lower() for t in tokens)
    return any(re.search(rf"(?:^| ){re.escape(word)}(?: |$)", lowered) for word in held)


@pytest.mark.parametrize(("file", "name"), SECTIONS)
def test_examples(words: SourceWords, file: str, name: str) -> None:
    section = read_table(file)[name]
    assert applies(file, name, section["match"], words)
    assert not applies(file, name, section["reject"], words)


@pytest.mark.parametrize(("file", "name"), SECTIONS)
def test_no_word_is_listed_twice(file: str, name: str) -> None:
    for key, held in read_table(file)[name].items():
        if isinstance(held, list):
            assert len(held) == len(set(held)), key


def test_no_name_goes_with_both_pronouns(words: SourceWords) -> None:
    assert not words.gendered["he"] & words.gendered["she"]


def test_cues_are_lower_case_and_of_one_kind(words: SourceWords) -> None:
    assert {word for word in words.reporting | words.judging if word != word.lower()} == set()
    assert words.reporting & words.judging == set()


def test_anonymity(words: SourceWords) -> None:
    assert words.is_anonymous("a man familiar with it")
