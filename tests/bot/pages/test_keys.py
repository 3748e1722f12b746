"""Each source has one key, whatever its name is written like."""

from bot.pages.keys import COLOURS, LINES, OWN, UNSURE, key_sources
from extractors import Source, Span


def source(name):
    return Source(name, name, Span(0, 1), "organisation")


def test_a_source_keeps_its_key_and_the_articles_own_words_have_none(make_figure):
    figures = [
        make_figure(asserted_by=source("Northline")),
        make_figure(),
        make_figure(asserted_by=source("The council")),
        make_figure(asserted_by=source("northline\u200b")),
        make_figure(unsure=True),
    ]
    keys = key_sources(figures)
    assert [key.letters for key in keys] == ["A", "", "B", "A", "?"]
    assert (keys[1], keys[4]) == (OWN, UNSURE)
    assert keys[0] == keys[3]


def test_no_two_of_many_sources_look_alike(make_figure):
    keys = key_sources([make_figure(asserted_by=source(f"Source {number}")) for number in range(COLOURS * LINES)])
    assert len({key.classes for key in keys}) == COLOURS * LINES
    assert len({key.letters for key in keys}) == COLOURS * LINES
