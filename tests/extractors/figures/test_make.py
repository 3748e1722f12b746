"""Figures made of quantities: what a cell of a table counts, what is an age, what a phrase may not run over."""

from __future__ import annotations

import pytest

from extractors import Article, Engine, analyze
from extractors.figures.make import _is_apposed
from extractors.types import Part, Span


def read_table(engine: Engine, text: str) -> dict[str, tuple[str | None, str, str | None]]:
    article = Article(text, language="en", parts=(Part("table", Span(0, len(text))),))
    found = analyze(article, engine).figures
    return {f.text: (f.counted, f.kind, f.asserted_by.name if f.asserted_by else None) for f in found}


def test_a_cell_counts_its_heading_and_no_heading_speaks(engine: Engine) -> None:
    found = read_table(engine, "Dead, Orlo: 41\nHurt, Orlo: 120\nDriver: 17")
    assert found["41"] == ("Dead", "count", None)
    assert found["120"] == ("Hurt", "count", None)
    assert found["17"][1] == "count", "a cell is an age only where its heading says so"


def test_prose_in_a_table_is_read_as_prose(engine: Engine) -> None:
    found = read_table(engine, "Toll: At least 41 people were killed, the interior ministry said.")
    assert found["At least 41"] == ("people", "count", "interior ministry")


@pytest.mark.parametrize(
    ("text", "number", "apposed"),
    [
        ("The driver, 17, was hurt.", "17", True),
        ("By then, in October, 44, most had left.", "44", False),
        ("A score of 7, 8, or 9.", "8", False),
        ("The third set went to him, 12, 9, 15.", "12", False),
        ("The driver of 17 cars, was hurt.", "17", False),
    ],
)
def test_what_stands_between_commas(text: str, number: str, apposed: bool) -> None:
    start = text.index(number)
    assert _is_apposed(text, (start, start + len(number))) is apposed


def test_a_phrase_ends_with_its_sentence(engine: Engine) -> None:
    text = "The bridge cost $4 million. It needs 12 new cables, the council said."
    assert all("." not in (f.counted or "") for f in analyze(Article(text, language="en"), engine).figures)
