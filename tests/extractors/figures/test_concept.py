"""What a figure is about, beside what it counts."""

import tomllib
from collections.abc import Callable
from importlib.resources import files

import pytest

from config.engine import load_engine
from config.settings import Settings
from extractors import analyze, read_article

Read = Callable[[str], list[str | None]]


@pytest.fixture(scope="module")
def read() -> Read:
    engine = load_engine(Settings())
    return lambda text: [f.concept for f in analyze(read_article(text), engine).figures]


@pytest.mark.parametrize(
    ("text", "concepts"),
    [
        ("Quorlex has 13,000 workers.", ["Quorlex"]),
        ("A survey of seven regions was out.", ["survey"]),
        ("Five new seasons of Harbour Lane will follow.", ["Harbour Lane"]),
        ("Kell Bay is the home port for 60 trawlers.", ["Kell Bay"]),
        ("The brewery said it has 40 vats.", ["brewery"]),
    ],
)
def test_concept_is_the_holder_or_the_subject(read: Read, text: str, concepts: list[str | None]) -> None:
    assert read(text) == concepts


@pytest.mark.parametrize(
    "text",
    [
        "Sixty trawlers sank.",
        "They have 40 vats.",
        "Over the past three years Quorlex grew.",
        "Turnout reached 68%.",
        "Turnout reached 68%, up from 51%.",
    ],
)
def test_no_concept_where_the_sentence_names_none(read: Read, text: str) -> None:
    assert set(read(text)) == {None}


def test_examples_of_the_vocabulary() -> None:
    table = tomllib.loads((files("config") / "lexicon" / "concept.toml").read_text(encoding="utf-8"))
    engine = load_engine(Settings())
    for example in table["example"]:
        for case, holds in ((example["match"], True), (example["reject"], False)):
            figures = analyze(read_article(case["text"]), engine).figures
            concept = next(f.concept for f in figures if f.text == case["figure"])
            assert (concept == case["concept"]) is holds, case
