"""Bare numbers of marked texts beside those that may lend them a unit."""

from __future__ import annotations

from extractors.training.elided_units import find_pairs

TEXT = "The wall is 300 metres long, not 90. It has 44 gates, and the tower 12 metres."


def card(number: str, unit: str | None, **more: object) -> dict[str, object]:
    start = TEXT.index(number)
    return {"span": [start, start + len(number)], "unit": unit, **more}


def pairs(engine, *cards):
    marked = {"article": "wall", "text": TEXT, "cards": list(cards)}
    return [(p.number, p.lends) for p in find_pairs(marked, engine, lambda told, unit: told == unit.name)]


def test_a_bare_number_is_laid_beside_those_before_it(engine):
    assert pairs(engine, card("300", "metre"), card("90", "metre"), card("44", None)) == [(1, True), (2, False)]


def test_what_people_mark_one_way_or_the_other_teaches_nothing(engine):
    assert pairs(engine, card("90", "metre", optional=True), card("44", None)) == [(2, False)]


def test_a_number_that_is_no_figure_has_no_unit(engine):
    assert pairs(engine) == [(1, False), (2, False)]
