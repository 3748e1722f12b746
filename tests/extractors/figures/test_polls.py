"""Polls and what they found."""

from __future__ import annotations

import pytest

from extractors.figures.polls import find_polls


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("A Tidewater University poll found so.", ["Tidewater University poll"]),
        ("The poll and a survey by Brightline Research differ.", ["poll", "survey by Brightline Research"]),
        ("The pollster was polling; polls differ.", []),
    ],
)
def test_polls(text: str, phrases: list[str]) -> None:
    assert [p.phrase for p in find_polls(text)] == phrases


def test_a_result_is_the_poll_s_and_its_margin_is_not(ask) -> None:
    text = "A Tidewater University poll was out. Vance leads Dillon 47% to 43% among voters. The margin of error is 3%."
    found = ask(text)
    assert [found[f].asserted_by and found[f].asserted_by.name for f in ("47%", "3%")] == [
        "Tidewater University poll",
        None,
    ]
