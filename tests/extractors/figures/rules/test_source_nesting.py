"""Sources that the parse of a sentence shows."""

from __future__ import annotations

import pytest

from extractors.figures.rules.source_nesting import find_asserters, find_cited


@pytest.mark.parametrize(
    ("text", "number", "found"),
    [
        ("ASTRA reported it has identified seven cells.", "seven", ["ASTRA"]),
        ('Channel "Sea Line" writes that seven cells were found.', "seven", ['Channel "Sea Line"']),
        ("The institute said that ASTRA reported seven cells.", "seven", ["ASTRA", "The institute"]),
        ("According to the mayor, seven cells were found.", "seven", ["the mayor"]),
        ("It missed the 39 cents that analysts had forecast.", "39", ["analysts"]),
        ("My uncle counted seven candles.", "seven", []),
        ("Seven men were believed to be trapped under 12 roofs.", "12", []),
        ("The port has seven cells.", "seven", []),
    ],
)
def test_asserters(engine, words, text: str, number: str, found: list[str]) -> None:
    parse = next(iter(engine.parser.parse([text])))
    core = (text.index(number), text.index(number) + len(number))
    assert [text[slice(*a.mention)] for a in find_asserters(text, parse, core, words)] == found


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("The Kurir, citing a diplomat, said so.", "a diplomat"),
        ("RUBEZH counted 57 dead, citing relatives.", "relatives"),
        ("The Kurir said so.", None),
    ],
)
def test_cited(text: str, cited: str | None) -> None:
    found = find_cited(text)
    assert (text[slice(*found.mention)] if found else None) == cited
