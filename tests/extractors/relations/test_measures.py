"""Which numbers can be of one quantity."""

import pytest

from extractors.relations.measures import allows, are_comparable, meets


@pytest.mark.parametrize(
    ("text", "comparable", "meet"),
    [
        ("Some 22,000 cows were lost. In all 21,807 cows drowned.", True, True),
        ("More than half of the mills closed. In all 52% of the mills closed.", True, True),
        ("Three quarters of the mills closed. In all 52% of the mills closed.", True, False),
        ("The wall is 40 metres long. The wall is 40 feet long.", False, True),
        ("Orlo won 3-1. Orlo beat Marn 1-3.", True, True),
        ("The mill lost 40 looms. The mill lost 47 looms.", True, False),
    ],
)
def test_numbers_agree_as_written(text, comparable, meet, figures_of):
    one, two = figures_of(text)
    assert are_comparable(one, two) is comparable
    assert meets(one, two) is meet


def test_a_bound_leaves_room(figures_of):
    bound, above, below = figures_of("At least 300 cows drowned. In all 340 cows drowned. Some 120 cows drowned.")
    assert allows(bound, above)
    assert not allows(bound, below)
