"""What is read around a figure."""

import pytest


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("About 300 tired Russian soldiers slept.", "soldier"),
        ("It has 40 pages of maps.", "pag"),
        ("The storm left 12 people dead.", "person"),
        ("The team played in front of 18,240.", "crowd"),
    ],
)
def test_head(text, head, view_of):
    assert view_of(text).mentions[0].head == head


def test_state_is_the_nearest(view_of):
    dead, hurt = view_of("Four people were killed and 27 injured in the storm.").mentions
    assert (dead.state, hurt.state) == ("killed", "injured")


def test_the_source_is_not_what_a_figure_is_about(view_of):
    [mention] = view_of("The harbour master counted boats and said that 12 boats had sunk off Orlo.").mentions
    assert "harbour" not in mention.clause
    assert "orlo" in mention.names


def test_a_clause_ends_where_another_begins(view_of):
    one, two = view_of("The mill has 40 looms, while the club keeps 50 goats.").mentions
    assert "club" not in one.clause
    assert "mill" not in two.clause
    assert "mill" in two.sentence


def test_last_night_is_no_other_time(view_of):
    one, two = view_of("It sank 12 boats last night. It sank 12 boats last winter.").mentions
    assert "last" not in one.times
    assert "last" in two.times
