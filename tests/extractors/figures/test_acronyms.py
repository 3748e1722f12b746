"""Acronyms and what they stand for."""

from __future__ import annotations

import pytest

from extractors.figures.names import find_acronyms, scan_names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the Institute for the Study of War (ISW)", {"ISW": "Institute for the Study of War"}),
        ("ISW (the Institute for the Study of War)", {"ISW": "Institute for the Study of War"}),
        ("The Orlo Harbour Board met. OHB wrote.", {"OHB": "Orlo Harbour Board"}),
        ("Governor Mary Fallin (R-OK)", {}),
        ("Ann Moss (D)", {}),
        ("The Orlo Harbour Board met. OBB wrote.", {}),
    ],
)
def test_acronyms(words, text: str, found: dict[str, str]) -> None:
    assert find_acronyms(text, list(scan_names(text, words))) == found
