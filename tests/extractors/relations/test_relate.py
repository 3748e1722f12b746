"""What the figures of a text have to do with each other."""

import pytest


def ties_of(view):
    texts = [mention.figure.text for mention in view.mentions]
    return [(tie.kind, tuple(texts[index] for index in tie.figures), tie.holds) for tie in view.ties]


@pytest.mark.parametrize(
    ("text", "same"),
    [
        (
            "Flood in Orlo kills 40\n\nThe flood in Orlo killed 40 people on Monday. Some 200 were hurt.",
            ("40", "40"),
        ),
        (
            "Dairy to build 340 homes\n\nThe council let the dairy build 340 homes on its land on Tuesday.",
            ("340", "340"),
        ),
    ],
)
def test_a_quantity_told_twice_is_one(text, same, view_of):
    assert ("same", same) in [(kind, figures) for kind, figures, _ in ties_of(view_of(text))]


def test_one_number_of_two_things_is_none(view_of):
    text = "Orlo has 40 mills, the board said.\n\nIn Marn a bus with 40 pupils left the road."
    assert not [tie for tie in ties_of(view_of(text)) if tie[0] == "same"]


@pytest.mark.parametrize(
    ("text", "kind", "figures", "holds"),
    [
        ("Profit rose to £60m from £50m in the year.", "change", ("£50m", "£60m"), None),
        ("Sales rose 20% to £60m from £50m in the year.", "change", ("£50m", "£60m", "20%"), True),
        ("Sales rose 40% to £60m from £50m in the year.", "change", ("£50m", "£60m", "40%"), False),
        ("The road is 10 miles (16 km) long.", "conversion", ("10 miles", "16 km"), True),
    ],
)
def test_numbers_that_come_of_others_are_tied(text, kind, figures, holds, view_of):
    assert (kind, figures, holds) in ties_of(view_of(text))


def test_each_tie_says_why(view_of):
    view = view_of("Sales rose 20% to £60m from £50m in the year.")
    assert view.ties
    assert all(tie.because for tie in view.ties)
    assert {len(tie.roles) for tie in view.ties if tie.kind == "change"} == {3}


def test_many_figures_take_time_in_proportion(view_of):
    lines = "\n".join(
        f"Town {number} lost {number * 7 + 3:,} cows in the flood, the board said." for number in range(500)
    )
    assert len(view_of(lines).ties) < 2_000
