"""What a line is drawn through is not read, and a note says what it was; other lines strike nothing out."""

import time

import pytest
from sheets import Sheets

from extractors.articles.pdf.layout import read_pdf


def write(sheets, pieces, top=100, size=10):
    """Write pieces one behind the other, and give where each begins and ends."""
    left, ends = 60.0, []
    for piece in pieces:
        width = sheets.put(left, top, piece, size)
        ends.append((left, left + width))
        left += width
    return ends


@pytest.mark.parametrize("size", [8, 10, 24])
def test_a_number_that_is_struck_out_is_not_read(size):
    sheets = Sheets()
    ends = write(sheets, ["The fire killed ", "41", " 43 people in Orlo."], size=size)
    sheets.cross_out(*ends[1], 100 - 0.28 * size)
    article = read_pdf(sheets.bytes())
    assert article.text == "The fire killed 43 people in Orlo."
    assert article.notes == ("Struck out and so not read: “41”.",)


def test_a_number_within_a_word_may_be_struck_out():
    sheets = Sheets()
    ends = write(sheets, ["It cost $", "19", "21m, the board said."])
    sheets.cross_out(*ends[1], 97)
    article = read_pdf(sheets.bytes())
    assert article.text == "It cost $21m, the board said."


def test_lines_over_several_words_are_one():
    sheets = Sheets()
    ends = write(sheets, ["The board said that ", "some 300 people", " 280 people came."])
    for left, right in ((ends[1][0], ends[1][0] + 30), (ends[1][0] + 30, ends[1][1])):
        sheets.cross_out(left, right, 97)
    article = read_pdf(sheets.bytes())
    assert article.text == "The board said that 280 people came."
    assert article.notes == ("Struck out and so not read: “some 300 people”.",)


@pytest.mark.parametrize(
    ("left", "right", "height"),
    [(139, 152, 101.5), (20, 560, 97), (139, 300, 92.5), (139, 152, 86)],
    ids=["underlined", "a rule across the page", "above small letters", "the line above"],
)
def test_other_lines_strike_nothing_out(left, right, height):
    sheets = Sheets()
    write(sheets, ["The fire killed ", "41", " people in Orlo."])
    sheets.cross_out(left, right, height)
    article = read_pdf(sheets.bytes())
    assert article.text == "The fire killed 41 people in Orlo."
    assert article.notes == ()


def test_a_reviewer_may_strike_out():
    sheets = Sheets()
    ends = write(sheets, ["The fire killed ", "41", " 43 people in Orlo."])
    left, right = ends[1]
    sheets.add_text_markup_annotation("StrikeOut", "", [left, 709, right, 709, right, 698, left, 698], color=(1, 0, 0))
    article = read_pdf(sheets.bytes())
    assert article.text == "The fire killed 43 people in Orlo."


def test_thousands_of_lines_and_words_take_no_longer():
    sheets = Sheets()
    for number in range(60):
        sheets.put(10, 10 + 13 * number, "5 7 " * 60, 9)
    for number in range(6000):
        sheets.cross_out(10, 590, 7 + 13 * (number % 60) + number / 1e5)
    begun = time.monotonic()
    read_pdf(sheets.bytes())
    assert time.monotonic() - begun < 10
