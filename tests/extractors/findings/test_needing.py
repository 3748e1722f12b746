"""Which figures could need a source, whoever asks."""

import pytest

from config.check_words import read_check_words
from extractors.findings.needing import could_need_source


@pytest.fixture(scope="module")
def words():
    return read_check_words()


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Ada Brandt, 46, ran the mill.", "46"),
        ("Orlo beat Vell 4-1.", "4-1"),
        ("The war began 19 months ago.", "19 months"),
        ("The rope broke three times.", "three times"),
        ("She has two sons and a mill.", "two"),
        ("The poll of 2,014 adults was held in May.", "2,014"),
        ("A separate poll by Brandt & Co of about 1,150 people gave the mill a lead.", "about 1,150"),
        ("The firm surveyed 1,200 adults in May.", "1,200"),
        ("Some 1,200 adults were polled in May.", "Some 1,200"),
        ("The margin of error is plus or minus 2.2 percentage points.", "2.2 percentage points"),
        ("The poll had a 3-point margin of error.", "3-point"),
        ("The flood could kill 31 people in Orlo.", "31"),
        ("Ada Brandt pleaded guilty to 23 counts of fraud.", "23"),
    ],
)
def test_what_needs_none(figures_of, words, text, figure):
    [found] = [each for each in figures_of(text) if each.text == figure]
    assert not could_need_source(found, words)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("The flood killed two people in Orlo.", "two"),
        ("Thieves stole four boats from the harbour.", "four"),
        ("At least nine rockets fell on the town.", "At least nine"),
        ("The sale supposedly brought in six boats.", "six"),
        ("The mill sold 14 looms.", "14"),
        ("The oil covered 400 hectares of sea.", "400 hectares"),
        ("Turnout was 62%.", "62%"),
        ("The road cost £4.", "£4"),
        ("Dozens of boats sank.", "Dozens"),
        ("The poll was a blow to the 2,014 workers of the mill.", "2,014"),
        ("The mill had 23 counts of dust in May.", "23"),
    ],
)
def test_what_could_need_one(figures_of, words, text, figure):
    [found] = [each for each in figures_of(text) if each.text == figure]
    assert could_need_source(found, words)


def test_what_is_shot_down_is_no_crime(findings_of):
    assert findings_of("The guns of Orlo shot down 97 drones.") == []
    assert [finding.code for finding in findings_of("The storm killed 97 people.")] == ["no-source"]
