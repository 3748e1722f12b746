"""Every example in the vocabulary of the checks holds."""

from dataclasses import replace

import pytest

from config.check_words import read_check_words
from config.lexicon import read_lexicon, read_table
from extractors import Article, analyze
from extractors.findings.checks import QUIET
from extractors.follow.sources import SourceDocument, hold_report

WORDS = read_check_words()


def codes(text, engine):
    return [finding.code for finding in analyze(Article(text, language="en"), engine).findings]


@pytest.mark.parametrize(
    "example", [*read_table("checks")["example"], *read_table("claims")["example"]], ids=lambda e: e["match"][:40]
)
def test_the_words_of_the_checks(example, engine):
    engine = replace(engine, checks=replace(engine.checks, asked=frozenset({"question"}) & {example["code"]}))
    assert example["code"] in codes(example["match"], engine)
    assert [code for code in codes(example["reject"], engine) if code not in QUIET - {example["code"]}] == []


@pytest.mark.parametrize("example", read_table("conversions")["example"], ids=lambda e: e["match"])
def test_conversions(example, engine):
    assert codes(example["match"], engine) == []
    assert codes(example["reject"], engine) == ["unit-pair"]


def test_every_unit_that_is_converted_is_one_that_is_read():
    lexicon = read_lexicon()
    known = {entry.name for entry in (*lexicon.unit_words.values(), *lexicon.unit_symbols.values())}
    assert set(read_lexicon().conversions.units) - known == set()


def test_sets_hold_names_as_words_are_named():
    for kind in ("casualty", "states"):
        assert {word for word in getattr(WORDS, kind) if WORDS.name(word) != word} == set(), kind


def test_no_word_stands_for_two_things():
    entries = read_table("checks")["same"]
    words = [word for entry in entries for word in entry["words"]]
    assert len(words) == len(set(words))
    assert {entry["name"] for entry in entries} <= {WORDS.name(entry["name"]) for entry in entries}


@pytest.mark.parametrize("example", read_table("twists")["example"], ids=lambda e: e["match"])
def test_twists(example, engine):
    document = SourceDocument("release", Article(example["source"]))
    for draft, expected in ((example["match"], example["what"]), (example["reject"], None)):
        _, held = hold_report(analyze(Article(draft), engine), [document], engine)
        assert held[1].what == expected, draft
