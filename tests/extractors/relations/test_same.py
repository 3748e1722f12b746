"""Where another text speaks of a figure, and what it says of it."""

import pytest

from extractors.relations.same import find_match

SAME = [
    ("Some 340 people cross the strait.", "About 340 people cross the strait, the auditors counted."),
    ("The dredging of the harbour will cost $48m.", "The dredging of the harbour will cost $48.2 million in all."),
    ("About 1,200 homes were damaged.", "The storm damaged 1,250 homes in the harbour quarter."),
    ("At least 12 people were killed in the flood.", "The flood left at least 12 dead, the ministry said."),
    ("Unemployment rose to 7.4% in May.", "In May the unemployment rate stood at 7.4%."),
    ("Hundreds of men were mobilized.", "Hundreds of men were mobilized in the region."),
]
DIFFERS = [
    ("300 people cross the strait each day.", "At least 300 people cross the strait each day.", "At least 300"),
    ("The army holds 300 men in the basement.", "About 300 men are held in the basement, it said.", "About 300"),
    ("The dredging of the harbour will cost $48m.", "The dredging of the harbour will cost $61m.", "$61m"),
    ("Up to 500 houses burned in Sorrel Valley.", "In Sorrel Valley, 212 houses burned.", "212"),
]
NOTHING = [
    ("300 people were killed in the flood.", "300 people were hurt in the flood."),
    ("300 people were killed in the flood.", "The hall has 300 seats, all of them red."),
    ("The dredging will cost $48m.", "The dredging takes 48 months."),
    ("77 trees fell in the storm.", "Trees fell in the storm, and 9 cars were crushed."),
    ("Three candidates spoke on trade in Brill.", "Two candidates withdrew in May."),
    ("The two countries fell out over fish.", "Of the two countries, one has no army."),
    ("The fine is 5%.", "Sales of boats grew by 5% in the quarter."),
    ("The council has 40 members.", "Of the members, 12 were absent and 28 voted."),
]


@pytest.mark.parametrize(("here", "there"), SAME)
def test_the_same_is_said(figures_of, engine, here, there):
    match = find_match(figures_of(here)[0], figures_of(there), engine.checks.words)
    assert match is not None
    assert match.likeness == "same"


@pytest.mark.parametrize(("here", "there", "figure"), DIFFERS)
def test_something_else_is_said(figures_of, engine, here, there, figure):
    match = find_match(figures_of(here)[0], figures_of(there), engine.checks.words)
    assert match is not None
    assert (match.likeness, match.figure.text) == ("differs", figure)


@pytest.mark.parametrize(("here", "there"), NOTHING)
def test_nothing_is_said(figures_of, engine, here, there):
    assert find_match(figures_of(here)[0], figures_of(there), engine.checks.words) is None


def test_of_several_the_one_that_says_the_same_is_taken(figures_of, engine):
    there = "At least 340 people cross the strait. On Friday, 340 people crossed the strait."
    match = find_match(figures_of("340 people cross the strait.")[0], figures_of(there), engine.checks.words)
    assert match is not None
    assert match.likeness == "same"


def test_two_numbers_for_one_thing_there_are_not_chosen_from(figures_of, engine):
    here = "The dredging of the harbour will cost $48m."
    there = "The dredging of the harbour will cost $61m. In 2019, the dredging of the harbour was to cost $20m."
    assert find_match(figures_of(here)[0], figures_of(there), engine.checks.words) is None


def test_a_text_without_figures_has_no_match(figures_of, engine):
    assert find_match(figures_of("340 people cross the strait.")[0], (), engine.checks.words) is None
