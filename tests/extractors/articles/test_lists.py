"""A heading and the items under it."""

import pytest

from extractors import Part, Span
from extractors.articles.lists import find_lists


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("The port says:\n- 12 boats sank\n- 3 are missing\nIt is open.", ["- 12 boats sank", "- 3 are missing"]),
        ("The port says:\n\n🔹 12 sank\n\n🔹 3 are missing\n\nIt is open.", ["🔹 12 sank", "🔹 3 are missing"]),
        ("The port says:\n1. 12 sank\n2. 3 are missing", ["1. 12 sank", "2. 3 are missing"]),
        ("The port says:\nBoats sunk 12\nMissing 3\n\nIt is open", ["Boats sunk 12", "Missing 3"]),
        ("The port says\n• 12 sank", ["• 12 sank"]),
        ("The port is open:\n12 boats came in on Monday.\nMore will come.", []),
        ("It is open.\n\nThe port says: 12 sank", []),
        ("- 12 sank\n- 3 are missing", []),
    ],
)
def test_items_stand_under_their_heading(text, items):
    found = find_lists(text, [Part("body", Span(0, len(text)))])
    assert [item.of(text) for each in found for item in each.items] == items


def test_list_parts_are_items():
    text = "The port says:\n\n12 sank\n\nIt is open."
    parts = [Part("body", Span(0, 14)), Part("list", Span(16, 23)), Part("body", Span(25, 36))]
    [found] = find_lists(text, parts)
    assert [item.of(text) for item in found.items] == ["12 sank"]
    assert not found.loose


def test_many_lists_take_time_in_proportion():
    text = "A:\n- 1 b\n" * 30_000
    assert len(find_lists(text, [Part("body", Span(0, len(text)))])) == 30_000
