"""The part of the gate that needs nothing beside the repository: ``pytest -m quality``."""

import json

import pytest
from gate import FLOORS, Row
from likeness import is_same_number, is_same_source, is_same_thing, is_same_unit
from marked import pair_figures, score_cards
from measures import SETS

CARD = {
    "span": [0, 9],
    "value": 300,
    "low": None,
    "high": None,
    "relation": "~",
    "unit": None,
    "counted": ["Russian mobilized men"],
    "asserted_by": ["Institute for the Study of War"],
}
FIGURE = {
    "span": [0, 9],
    "value": 300,
    "low": None,
    "high": None,
    "relation": "~",
    "unit": None,
    "kind": "count",
    "counted": "mobilized men",
    "asserted_by": {"name": "the Institute for the Study of War", "mention": "it"},
}


@pytest.mark.quality
@pytest.mark.parametrize("name", ["own-seen", "own-blind"])
def test_no_measure_of_the_corpus_falls_below_its_floor(name):
    held = json.loads(FLOORS.read_text())[name]
    one = SETS[name]
    assert one.digest() == held["data"]
    measured = one.measure()
    rows = [Row(m, held["floors"].get(m), s, m not in measured.fewer_is_better) for m, s in measured.scores.items()]
    assert [row for row in rows if not row.holds] == []
    assert set(held["floors"]) == set(measured.scores)


def test_a_right_answer_scores_full_marks():
    article = {"article": "a", "cards": [CARD]}
    assert set(score_cards([article], {"a": [FIGURE]}).values()) == {100.0}


@pytest.mark.parametrize(
    ("change", "measure"),
    [
        ({"value": 301}, "value"),
        ({"relation": "="}, "value"),
        ({"counted": "women"}, "counted"),
        ({"asserted_by": None}, "attributed"),
        ({"asserted_by": {"name": "ASTRA", "mention": None}}, "source"),
        ({"kind": "measure", "unit": {"name": "year"}}, "unit"),
    ],
)
def test_a_wrong_answer_costs_what_it_gets_wrong(change, measure):
    scores = score_cards([{"article": "a", "cards": [CARD]}], {"a": [FIGURE | change]})
    assert scores[measure] == 0
    assert scores["figures"] == 100
    assert scores["whole"] == (100 if measure == "unit" else 0)


def test_a_missed_and_a_spurious_figure_cost_the_figures():
    assert score_cards([{"article": "a", "cards": [CARD]}], {"a": []})["figures"] == 0
    spurious = FIGURE | {"span": [50, 53]}
    assert score_cards([{"article": "a", "cards": [CARD]}], {"a": [FIGURE, spurious]})["figures"] == 66.7


def test_an_optional_card_is_neither_wanted_nor_wrong():
    article = {"article": "a", "cards": [CARD, CARD | {"span": [20, 22], "optional": True}]}
    assert score_cards([article], {"a": [FIGURE]})["figures"] == 100
    assert score_cards([article], {"a": [FIGURE, FIGURE | {"span": [20, 22]}]})["figures"] == 100


def test_figures_pair_by_their_number_before_their_place():
    other = CARD | {"span": [0, 20], "value": 5}
    assert pair_figures([other, CARD], [FIGURE]) == {1: 0}


@pytest.mark.parametrize(
    ("accepted", "given", "right"),
    [
        (["the ministry of defence"], "Defence Ministry's", True),
        (["unemployment rate"], "the rate", True),
        (["soldiers killed in May"], "soldiers", False),
        (["soldiers in the east"], "soldiers", True),
        (["soldiers"], None, False),
        ([], "anything", True),
    ],
)
def test_things_are_the_same_by_head_or_by_most_words(accepted, given, right):
    assert is_same_thing(accepted, given) is right


def test_scores_units_and_voices():
    assert is_same_number({"unit": "score", "value": None, "low": 1, "high": 2}, {"value": None, "low": 2, "high": 1})
    assert is_same_unit("USD", {"unit": {"name": "dollar"}, "kind": "money"})
    assert is_same_unit("kilometre per hour", {"unit": {"name": "kph"}, "kind": "measure"})
    assert not is_same_unit("year", {"unit": {"name": "day"}, "kind": "duration"})
    assert is_same_source([None, "police"], {"asserted_by": None})
    assert not is_same_source(["police"], {"asserted_by": None})


@pytest.mark.parametrize(
    ("floor", "score", "least", "holds"),
    [
        (67.0, 67.0, True, True),
        (67.0, 66.9, True, False),
        (4.0, 4.3, False, False),
        (4.0, 3.0, False, True),
        (None, 1, True, True),
    ],
)
def test_a_floor_holds_or_does_not(floor, score, least, holds):
    assert Row("x", floor, score, least).holds is holds
