"""Every pattern of lines beside an article has lines that it must match and sentences that it must not."""

import re

import pytest

from config.lexicon import read_table
from config.page_words import read_page_words
from extractors.articles.html.beside import ends_article, is_beside_article

TABLE = read_table("pages")
ENTRIES = [(kind, entry) for kind, entries in TABLE.items() for entry in entries]
LINES = [entry for kind, entry in ENTRIES if kind != "ending"]
ENDINGS = [entry for kind, entry in ENTRIES if kind == "ending"]


@pytest.mark.parametrize("entry", LINES, ids=lambda entry: entry["match"][0])
def test_its_own_pattern_matches(entry):
    for line in entry["match"]:
        assert re.search(entry["pattern"], line, re.IGNORECASE), line


@pytest.mark.parametrize("line", [line for entry in LINES for line in entry["match"]])
def test_a_line_beside_the_article_is_told(line):
    assert is_beside_article(line, read_page_words())


@pytest.mark.parametrize("line", [line for entry in LINES + ENDINGS for line in entry["reject"]])
def test_a_sentence_of_an_article_is_none(line):
    assert not is_beside_article(line, read_page_words())


@pytest.mark.parametrize("entry", ENDINGS, ids=lambda entry: entry["match"][0])
def test_a_heading_of_what_stands_behind_is_told(entry):
    assert all(ends_article(line, read_page_words()) for line in entry["match"])
    assert not any(ends_article(line, read_page_words()) for line in entry["reject"])
