"""Where sentences end."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.lexicon import read_lexicon
from extractors.candidates.sentences import LONGEST, find_sentences

ABBREVIATIONS = read_lexicon().abbreviations


def split(text: str) -> list[str]:
    return [span.of(text) for span in find_sentences(text, ABBREVIATIONS)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Rain fell. It stopped.", 2),
        ("Dr. Orla Finch left. She won.", 2),
        ("J. R. Moss won 2.5% of it.", 1),
        ("The U.S. Senate met. It rose.", 2),
        ("They work for Acme Inc. The firm is old.", 2),
        ("It cost $3.5 million. Nobody paid.", 2),
        ("“It is over.” She left.", 2),
        ("See p. 7 for more.", 1),
        ("Rain fell at 3 p.m. on Monday. It stopped.", 2),
        ("Why? Because! So…", 3),
        ("One line\nanother line", 2),
        ("He came No. 3 in it.", 1),
        ("1. Boil water.", 1),
        ("It fell... and rose.", 1),
        ("", 0),
        (" \n\n ", 0),
    ],
)
def test_the_number_of_sentences(text, count):
    assert len(split(text)) == count


def test_only_the_span_asked_for_is_split():
    text = "Rain fell. It stopped. Sun shone."
    assert [s.of(text) for s in find_sentences(text, set(), start=11, end=22)] == ["It stopped."]


@given(st.text(alphabet=st.sampled_from("ab A.?!\n\"'“”1"), max_size=120))
def test_sentences_keep_every_word_in_order(text):
    spans = find_sentences(text, ABBREVIATIONS)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert "".join("".join(s.of(text).split()) for s in spans) == "".join(text.split())


def test_a_line_without_end_is_cut():
    assert max(len(s) for s in split("word " * 4000)) <= LONGEST
    assert max(len(s) for s in split("x" * 20_000)) <= LONGEST
