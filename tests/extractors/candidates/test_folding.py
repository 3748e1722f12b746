"""Folding keeps the way back to every original offset."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.candidates.folding import fold
from extractors.types import Span

INVISIBLE = "\u00ad\u200b\u200d\u2060\ufeff\ufe0f"


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("３５０", "350"),
        ("٢٥٠", "250"),
        ("१२००", "1200"),
        ("1\u00a0200", "1 200"),
        ("1\u2009200", "1 200"),
        ("\u22125", "-5"),
        ("15\u201320", "15\u201320"),
        ("\u201cabout 40\u201d", '"about 40"'),
        ("the firm\u2019s", "the firm's"),
        ("1,2\u00ad00", "1,200"),
        ("￥１２", "¥12"),
        ("5\ufe0f\u20e3", "5"),
        ("plain 12", "plain 12"),
    ],
)
def test_look_alikes_become_one(written, folded):
    assert fold(written).text == folded


def test_a_span_covers_what_was_dropped_inside_it():
    text = "a 1,2\u00ad00 b"
    folded = fold(text)
    start = folded.text.index("1,200")
    assert folded.span(start, start + 5).of(text) == "1,2\u00ad00"


def test_a_position_is_found_again():
    folded = fold("a\u00adb 12")
    assert folded.text == "ab 12"
    assert folded.position(2) == 1
    assert folded.position(1) == 1
    assert fold("ab 12").position(3) == 3


@given(st.text(max_size=80))
def test_every_folded_character_has_its_original(text):
    folded = fold(text)
    spans = [folded.span(i, i + 1) for i in range(len(folded.text))]
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert [s.start for s in spans] == sorted({s.start for s in spans})


@given(st.lists(st.sampled_from(["12", " ", "€", "–", *INVISIBLE]), max_size=30).map("".join))
def test_positions_and_spans_agree(text):
    folded = fold(text)
    for i in range(len(folded.text)):
        assert folded.position(folded.span(i, i + 1).start) == i
    assert folded.span(0, 0) == Span(0, 0) if folded.origin is None else True


@given(st.text(alphabet=st.characters(codec="ascii"), max_size=50))
def test_ascii_stays_as_it_is_but_for_blanks(text):
    assert fold(text).text.replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("55  thousand", "55 thousand"),
        ("cost   40  per cent", "cost 40 per cent"),
        ("12  300", "12  300"),
        ("a \u00a0b", "a b"),
    ],
)
def test_of_several_blanks_one_is_left_but_between_digits(written, folded):
    assert fold(written).text == folded
