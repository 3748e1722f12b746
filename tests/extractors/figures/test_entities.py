"""Whom each name of an article stands for."""

from __future__ import annotations

from extractors.figures.entities import find_names
from extractors.types import Span

TEXT = "Igor Orlov, governor of the Lipetsk region, spoke. The Harrow Institute (HI) wrote. Orlov left."


def test_entities(words) -> None:
    found = find_names(TEXT, words).entities
    assert (found["Orlov"].name, found["Orlov"].kind) == ("Igor Orlov", "person")
    assert found["Orlov"].description == "governor of the Lipetsk region"
    assert (found["HI"].name, found["HI"].kind) == ("Harrow Institute", "organisation")


def test_names_by_place(words) -> None:
    table = find_names(TEXT, words)
    assert next(iter(table.before(len(TEXT)))).text == "Orlov"
    assert [n.text for n in table.before(10)] == ["Igor Orlov"]
    assert list(table.before(9)) == []
    assert [n.text for n in table.within(Span(0, 20))] == ["Igor Orlov"]
    assert table.across(4).text == "Igor Orlov"
    assert table.across(0) is None
    assert table.across(10) is None
