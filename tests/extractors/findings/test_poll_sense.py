"""What a poll can tell, and what is nearly so."""

import pytest

FOUND = [
    "Weld leads Orrin by 2 points in the poll. Its margin of error is plus or minus 3 percentage points.",
    "Weld was ahead of Orrin, 48% to 46%, in a survey of 900 voters with a 4-point margin of error.",
    "The poll gives Weld a three-point lead. The margin of sampling error is 3.5 percentage points.",
    "The poll of 1,000 adults has a margin of error of 1 percentage point.",
    "Some 2,100 adults were polled. The margin of error is 6 percentage points.",
    "A survey of 400 voters, with a margin of error of two points, found nothing new. Its margin of error is 2 points.",
    "In the survey 61% said yes and 48% said no.",
    "In the poll 58% approve of the mayor and 47% disapprove of her.",
    "The poll found that 55% support the bridge and 51% oppose it.",
]
LEFT_ALONE = [
    "Weld leads Orrin by 8 points in the poll. Its margin of error is plus or minus 3 percentage points.",
    "Weld leads Orrin by 2 points, a statistical tie. The margin of error is plus or minus 3 percentage points.",
    "The club leads the league by 2 points. It won on Monday.",
    "The poll of 1,000 adults has a margin of error of 3 percentage points.",
    "The poll of 1,000 adults has a margin of error of 4 percentage points.",
    "The poll asked 1,000 adults, 400 voters among those surveyed. The margin of error is 5 percentage points.",
    "In the survey 61% said yes and 39% said no.",
    "In the survey 61% of women said yes and 48% of men said no.",
    "The poll found that 55% support the bridge and 51% support the tunnel.",
]


@pytest.mark.parametrize("text", FOUND)
def test_what_is_found(text, findings_of):
    assert [f.code for f in findings_of(text) if not f.quiet] == ["form"]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_is_left_alone(text, findings_of):
    assert [f.message for f in findings_of(text) if not f.quiet] == []
