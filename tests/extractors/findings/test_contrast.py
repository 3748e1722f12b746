"""Sources that a sentence sets against each other."""

from __future__ import annotations

import pytest

from extractors.findings.conflict import find_contrasts


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        (
            "The UN says that 90,000 people in Orlo have lost their homes; the government says 60,000.",
            ("90,000", "60,000"),
        ),
        (
            "At least 40 miners were killed in Orlo, the mine's owner said, while the union said 55 had died.",
            ("At least 40", "55"),
        ),
        (
            "The damage was put at $1.2 billion by the insurer Halden Re; the World Bank put it at $2 billion.",
            ("$1.2 billion", "$2 billion"),
        ),
    ],
)
def test_two_numbers_for_one_thing(view_of, text: str, pair: tuple[str, str]) -> None:
    assert [(one.figure.text, two.figure.text) for one, two in find_contrasts(view_of(text))] == [pair]


@pytest.mark.parametrize(
    "text",
    [
        "The UN says that 90,000 people in Orlo have lost their homes; the government says another 60,000 have fled.",
        "The UN says that 90,000 people in Orlo have lost their homes; the government says 60,000 tents were sent.",
        "At least 40 miners were killed in Orlo, the mine's owner said, while the union said 55 were hurt.",
        "Twelve people died in Orlo, police said. Four of the dead were children, according to the hospital.",
        "He calls for $1 trillion in new spending, the mayor said; the governor wants $275 billion.",
        "Ann Moss named five people to the board; Ivo Brandt named six.",
        "The drivers in Orlo want 36 hours instead of 39, the union said, but the company offers 38.",
        "The UN says that 90,000 people in Orlo have lost their homes and that 60,000 have fled.",
    ],
)
def test_no_contrast(view_of, text: str) -> None:
    assert list(find_contrasts(view_of(text))) == []
