"""Whom a pronoun may stand for: who is a candidate, what is seen of each, and what the weights make of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractors.figures.antecedents import CLASSES, Candidate, choose_antecedent, describe, find_candidates, rank
from extractors.figures.speakers import Scene
from extractors.types import Span

TEXT = (
    "Mayor Ann Moss opened the weir in Corran Bridge on Monday.\n\n"
    "Peter Hale, 61, of Hale & Sons said the gates had cost too much. He put the bill at 4 million euros."
)


def at(text: str, word: str) -> Span:
    start = text.rindex(word)
    return Span(start, start + len(word))


def test_candidates_are_the_names_before_the_nearest_first(scene_of: Callable[[str], Scene]) -> None:
    names = [c.name for c in find_candidates(at(TEXT, "He"), scene_of(TEXT))]
    assert names[-1] == "Corran Bridge"
    assert "Peter Hale" in names
    assert "Ann Moss" not in names, "her name goes with the other pronoun"


def test_what_is_seen_of_a_candidate(scene_of: Callable[[str], Scene]) -> None:
    scene = scene_of(TEXT)
    candidates = find_candidates(at(TEXT, "He"), scene)
    seen = dict(zip([c.name for c in candidates], describe(candidates, at(TEXT, "He"), scene), strict=True))
    assert seen["Peter Hale"]["aged"] == seen["Peter Hale"]["fits"] == seen["Peter Hale"]["sentence before"] == 1
    assert seen["Corran Bridge"]["after preposition"] == seen["Corran Bridge"]["other paragraph"] == 1


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        (TEXT, "He", "Peter Hale"),
        ("Ann Moss met Ruth Ode in Kell. Moss said the port had lost 40 ships. She wants more.", "She", "Ann Moss"),
        ("The Harrow Institute counted 40 herons in Kell. It expects 60 next year.", "It", "Harrow Institute"),
    ],
)
def test_the_likeliest_is_chosen(scene_of: Callable[[str], Scene], text: str, pronoun: str, name: str) -> None:
    chosen = choose_antecedent(at(text, pronoun), scene_of(text))
    assert (chosen.name if chosen else None) == name


def test_without_a_candidate_none_is_chosen(scene_of: Callable[[str], Scene]) -> None:
    assert choose_antecedent(at("He counted 40.", "He"), scene_of("He counted 40.")) is None


def test_the_weights_know_every_feature_and_no_other(scene_of: Callable[[str], Scene]) -> None:
    scene = scene_of(TEXT)
    candidates = [Candidate("x", "person", None, Span(0, 5))]
    (seen,) = describe(candidates, at(TEXT, "He"), scene)
    plain = {name for name in seen if not name.startswith("is ")}
    for kind in set(CLASSES.values()):
        held = {name for name in scene.antecedents[kind] if not name.startswith("is ")}
        assert held == plain | {"none"}


def test_the_shares_sum_to_one() -> None:
    assert sum(rank([{"a": 1.0}, {"b": 2.0}, {}], {"a": 0.5, "b": -1.0, "none": 0.1})) == pytest.approx(1.0)
