"""Lines that were broken at a width."""

from textwrap import fill

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.articles.wrapped import join_lines

PARAGRAPH = (
    "The ferry company said on Monday that at least 300 passengers had been waiting on the quay at Orlo since the "
    "night before, and that the Mayor of Brell, Ada Quist, had asked for three more boats at a cost of $3.2 million."
)
LISTS = (
    "Dead in the north: 12\nHurt in the north: 40\nMissing at sea: 7",
    "The council's plan for the harbour\n\nthe wall will cost $55 million",
    "- 12 boats were lost in the storm of May\n- 40 boats were moored in the river Orl",
    "City             Dead       Hurt\nOrlo               12         40\nBrell               7         30\n",
    "The town will build 300 homes on the old quay.\nwork begins in May",
)


@pytest.mark.parametrize("width", [60, 66, 72, 75])
def test_a_filled_paragraph_is_one_line(width):
    assert join_lines(fill(PARAGRAPH, width)) == PARAGRAPH


def test_a_break_in_a_number_phrase_is_a_blank_also_where_no_width_is_kept():
    broken = "The council said it owes a total of $55\nmillion to the bank and that most is due."
    assert join_lines(broken) == broken.replace("\n", " ")


@pytest.mark.parametrize("text", LISTS)
def test_lines_of_their_own_stay(text):
    assert join_lines(text) == text


@given(st.text(alphabet="aB. ,1\n", max_size=400))
def test_offsets_hold(text):
    joined = join_lines(text)
    assert len(joined) == len(text)
    assert joined.replace("\n", " ") == text.replace("\n", " ")
