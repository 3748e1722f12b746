"""What kind of thing a name or a phrase is."""

from __future__ import annotations

import pytest

from extractors.figures.kinds import gender_of, is_organisation, kind_of_name, kind_of_phrase, kind_of_role


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Ann Moss", "person"),
        ("Harrow Institute", "organisation"),
        ("Geological Survey", "organisation"),
        ("Chicago Sun-Times", "organisation"),
        ("Morning Consult Poll", "document"),
        ("NASA", "organisation"),
        ("Junge SVP", "organisation"),
        ("Inner Morland", "organisation"),
        ("Governor Orlov", "person"),
        ("Senate Republicans", "organisation"),
        ("Mayor", "person"),
        ("Kestrel", "organisation"),
        ("Hillary", "person"),
    ],
)
def test_kind_of_name(words, name: str, kind: str) -> None:
    assert kind_of_name(name, words) == kind


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("senior officials", "group"),
        ("energy regulator", "organisation"),
        ("new survey", "document"),
        ("mayor", "person"),
        ("shopkeepers", "group"),
        ("glaciologist", "person"),
        ("rain", None),
    ],
)
def test_kind_of_phrase(words, phrase: str, kind: str | None) -> None:
    assert kind_of_phrase(phrase.split(), words) == kind


def test_kind_of_role(words) -> None:
    assert kind_of_role("governor of the Lipetsk region", words) == "person"
    assert kind_of_role("a London-based think tank", words) == "organisation"
    assert kind_of_role(None, words) is None


def test_gender_is_known_or_it_is_not(words) -> None:
    assert [gender_of(n, words) for n in ("Hillary Vance", "Mr. Orlo", "Quill Orlo", "")] == ["she", "he", None, None]


def test_sure_organisations(words) -> None:
    assert [is_organisation(n, words) for n in ("ISW", "Orlo Police", "Ann Moss")] == [True, True, False]
