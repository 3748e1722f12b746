"""When two figures are of the same thing, and what sets them apart."""

from dataclasses import replace

import pytest

from config.check_words import read_check_words
from extractors.relations.differences import (
    do_heads_agree,
    find_difference,
    is_close,
    is_same_measure,
)
from extractors.types import Span

WORDS = read_check_words()


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("The mill has 40 looms. The club has 50 goats.", True),
        ("The wall is 40 metres long. The road is 50 metres wide.", True),
        ("The wall is 40 metres long. The road is 50 feet wide.", False),
        ("The wall cost £4m. The road cost €5m.", False),
        ("The wall cost £4m. It has 50 gates.", False),
    ],
)
def test_numbers_are_compared_within_one_unit(text, same, view_of):
    one, two = view_of(text).mentions
    assert is_same_measure(one, two) is same


@pytest.mark.parametrize(
    ("text", "agree"),
    [
        ("It has 40 workers. It lost 50 jobs.", True),
        ("It has 40 house martins. It lost 50 martins.", True),
        ("It has 40 workers. It lost 50 lorries.", False),
        ("Police count 40 deaths. The flood killed 50 people.", True),
    ],
)
def test_what_is_counted_is_one_thing_or_not(text, agree, view_of):
    one, two = view_of(text).mentions
    assert do_heads_agree(one, two) is agree


@pytest.mark.parametrize(
    ("text", "difference"),
    [
        ("The storm killed 14 people. The storm injured 19 people.", "killed and injured"),
        ("The storm killed 14 people. Another 19 people were killed in hospital.", "another or a part"),
        ("Rain fell on 14 days in March. Rain fell on 19 days in April.", "another time"),
        ("Rain fell in 14 towns. Earlier rain had fallen in 19 towns.", "another time"),
        ("Last year Ada Moss had 14 goats. Last year Tom Reth had 19 goats.", "another holder"),
        ("She keeps her 14 goats. He keeps his 19 goats.", "another person"),
        ("The storm killed 14 people. The storm had killed 19 people by noon.", None),
    ],
)
def test_what_sets_two_figures_apart_is_told(text, difference, view_of):
    one, two = view_of(text).mentions
    assert find_difference(one, two, WORDS) == difference


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("The 12 boats sank.", True),
        ("All 12 boats sank.", True),
        ("The crowd of 1,200 sang.", True),
        ("The old tower, 12 metres high, fell.", True),
        ("Then 12 boats sank.", False),
        ("The storm sank 12 boats.", False),
    ],
)
def test_a_figure_points_back(text, back, view_of):
    [mention] = view_of(text).mentions
    assert mention.points_back is back


@pytest.mark.parametrize(("text", "part"), [("Of them, 12 of them sank.", True), ("So 12 boats sank.", False)])
def test_a_part_is_one(text, part, view_of):
    [mention] = view_of(text).mentions
    assert mention.is_part is part


def test_what_is_counted_beyond_another_figure_is_not_close(view_of):
    *_, far = view_of("The barge, 40 metres long and 9 metres wide, sank.").mentions
    assert not is_close(far)


def test_what_is_counted_in_another_sentence_is_not_close(view_of):
    text = "The port counted its trawlers. In May it had 40 of them, and in June it had 52."
    *_, far = view_of(text).mentions
    before = Span(21, 29)
    assert before.of(text) == "trawlers"
    assert not is_close(replace(far, figure=replace(far.figure, counted_span=before)))
