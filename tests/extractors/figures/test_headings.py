"""The source in a list's heading holds for its items, and for nothing else."""

import time

import pytest

from extractors import Article, analyze
from extractors.articles.lists import ItemList
from extractors.figures.headings import find_headings
from extractors.types import Span


def read_heading(text, engine):
    held = ItemList(Span(0, len(text)), (Span(len(text), len(text) + 1),))
    return [heading.mention.of(text) for heading in find_headings(text, [held], engine.sources.headings)]


@pytest.mark.parametrize(
    ("heading", "source"),
    [
        ("According to the Emergencies Ministry:", "the Emergencies Ministry"),
        ("Ministry of Health:", "Ministry of Health"),
        ("The governor reports:", "The governor"),
        ("Harbour authority on the spill:", "Harbour authority"),
        ("Mayor Ada Quist, speaking at noon, said the following:", "Mayor Ada Quist"),
        ("Losses so far, per the General Staff (12 May):", "the General Staff"),
        ("It burned all night. The fire service says:", "The fire service"),
        ("The report found:", "The report"),
        ("The ministry's morning summary:", "The ministry"),
        ("WHO data for May:", "WHO"),
        ("Sources: Ministry of Interior, 12:00", "Ministry of Interior"),
    ],
)
def test_a_heading_names_its_source(heading, source, engine):
    assert read_heading(heading, engine) == [source]


@pytest.mark.parametrize(
    "heading",
    ["What happened overnight:", "What the governor said:", "Velograd:", "The strike left:", "Dead by district:"],
)
def test_a_heading_that_names_none(heading, engine):
    assert read_heading(heading, engine) == []


TEXT = """Fire in Orlo

Ministry of Emergencies:
🔹 12 houses burned down
🔹 4 people were hurt, the hospital says
🔹 about 230 firefighters are at work

Some 900 people live in the village."""


def test_every_item_has_the_source_of_its_heading_and_nothing_behind_the_list(engine):
    figures = analyze(Article(TEXT), engine).figures
    assert [(f.text, f.asserted_by and f.asserted_by.name, [v.name for v in f.via]) for f in figures] == [
        ("12", "Ministry of Emergencies", []),
        ("4", "hospital", ["Ministry of Emergencies"]),
        ("about 230", "Ministry of Emergencies", []),
        ("Some 900", None, []),
    ]


@pytest.mark.parametrize("hostile", ["a " * 119, "per " * 59, "a, " * 79, "Aa said " * 29, "(- " * 79, "'s a " * 47])
def test_hostile_headings_take_no_time(hostile, engine):
    began = time.process_time()
    for _ in range(20):
        read_heading(hostile.strip() + ":", engine)
    assert time.process_time() - began < 2
