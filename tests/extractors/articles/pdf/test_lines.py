"""Raised marks: those of notes are no part of numbers, powers are powers."""

import pytest
from sheets import Sheets

from extractors.articles.pdf.layout import read_pdf


def read_raised(before, raised, after, *, rise=4.0, apart=False):
    sheets = Sheets()
    width = sheets.put(60, 100, before)
    if apart:
        # The file writes the mark behind everything else.
        mark = sheets.get_string_width(raised) * 0.65
        sheets.put(60 + width + mark, 100, after)
        sheets.put(60 + width, 100 - rise, raised, 6.5)
    else:
        mark = sheets.put(60 + width, 100 - rise, raised, 6.5)
        sheets.put(60 + width + mark, 100, after)
    return read_pdf(sheets.bytes()).text


@pytest.mark.parametrize("apart", [False, True])
@pytest.mark.parametrize(
    ("before", "raised", "after", "read"),
    [
        ("The board counted 41", "3", " ships.", "The board counted 41 ships."),
        ("The board counted 1,200", "12", ", of which", "The board counted 1,200, of which"),
        ("The cloud held 3 × 10", "6", " seeds.", "The cloud held 3 × 10⁶ seeds."),
        ("The tank holds 40 m", "3", " of water.", "The tank holds 40 m³ of water."),
        ("It was the 19", "th", " century.", "It was the 19th century."),
    ],
)
def test_raised_marks(before, raised, after, read, apart):
    assert read_raised(before, raised, after, apart=apart) == read


def test_the_mark_that_a_note_begins_with_is_no_number_of_it():
    sheets = Sheets()
    sheets.put(60, 100, "The board counted 41 ships in its yearly report, fewer than it had expected.")
    mark = sheets.put(60, 700 - 3, "2", 5)
    sheets.put(62 + mark, 700, "Without those of the island, which are 7.", 8)
    assert read_pdf(sheets.bytes()).text.endswith("\n\nWithout those of the island, which are 7.")
