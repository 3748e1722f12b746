"""The fullest form of a name."""

from __future__ import annotations

import pytest

from extractors.figures.entities import find_fullest, without_title
from extractors.figures.names import scan_names


@pytest.mark.parametrize(
    ("text", "form", "full"),
    [
        ("Tim Clark left. Clark ran.", "Clark", "Tim Clark"),
        ("Tim Clark left. Mr. Clark ran.", "Mr. Clark", "Tim Clark"),
        ("Tim Clark and Rita Clark left. Clark ran.", "Clark", "Clark"),
        ("Tim Clark and Rita Clark left. Ms. Clark ran.", "Ms. Clark", "Rita Clark"),
        ("Tim Clark met Tim Clark, Tim Clark and Rita Clark. Clark ran.", "Clark", "Tim Clark"),
        ("President Tim Clark left.", "President Tim Clark", "Tim Clark"),
        ("Secretary Clark ran. Clark sat.", "Clark", "Secretary Clark"),
        ("Eleanor Marsh left.\nMARSH: We did.", "MARSH", "Eleanor Marsh"),
        ("NASA left. Nasa Orlo ran.", "NASA", "NASA"),
        ("Kestrel Air Group left. Kestrel ran.", "Kestrel", "Kestrel Air Group"),
        ("Columbus Police Department left. Columbus ran.", "Columbus", "Columbus"),
        (
            "Best Imagine Brad Thor Wins Again\n\nBrad Thor won.",
            "Best Imagine Brad Thor Wins Again",
            "Best Imagine Brad Thor Wins Again",
        ),
    ],
)
def test_fullest(words, text: str, form: str, full: str) -> None:
    assert find_fullest(list(scan_names(text, words)), words).get(form, form) == full


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Emirates President Tim Clark", "Tim Clark"),
        ("Secretary of State Tim Clark", "Tim Clark"),
        ("Attorney General Loretta Lynch", "Loretta Lynch"),
        ("President Clark", "President Clark"),
        ("Secretary of State", "Secretary of State"),
        ("Justice Department", "Justice Department"),
        ("Tim Clark", "Tim Clark"),
    ],
)
def test_titles_are_no_part_of_a_name(words, name: str, bare: str) -> None:
    assert without_title(name, words) == bare


def test_letters_behind_a_name_are_no_surname(words) -> None:
    names = list(scan_names("Hugh Lambert KC rose. Mr Lambert sat. Lambert left.", words))
    assert {find_fullest(names, words).get(form) for form in ("Mr Lambert", "Lambert")} == {"Hugh Lambert KC"}
