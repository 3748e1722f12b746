"""Every example in the vocabulary holds, and every word of it reads as the entry says."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest

from config.lexicon import read_lexicon, read_table
from extractors import Article, Figure, analyze
from extractors.articles.furniture import find_furniture
from extractors.articles.parts import find_parts
from extractors.candidates.sentences import find_sentences
from extractors.candidates.unit_grammar import pluralise

LEXICON = read_lexicon()


def figures(text: str, engine) -> tuple[Figure, ...]:
    return analyze(Article(text, language="en"), engine).figures


def entries(table: str, *sections: str) -> Iterator[dict[str, Any]]:
    for section in sections:
        yield from read_table(table)[section]


def unit_names(text: str, engine) -> set[str]:
    return {f.unit.name for f in figures(text, engine) if f.unit}


@pytest.mark.parametrize("entry", list(entries("magnitudes", "magnitude")), ids=lambda e: str(e["factor"]))
def test_magnitudes(entry, engine):
    for example in (entry["match"], entry["reject"]):
        assert all(f.value == int(example["value"]) for f in figures(example["text"], engine)[:1]), example
    [found] = figures(entry["match"]["text"], engine)
    assert found.value == int(entry["match"]["value"])


@pytest.mark.parametrize("entry", list(entries("modifiers", "before", "after")), ids=lambda e: e["words"][0])
def test_modifiers(entry, engine):
    [found] = figures(entry["match"], engine)
    assert found.relation == entry["relation"]
    assert all(f.relation != entry["relation"] for f in figures(entry["reject"], engine) if f.value == 12)


NEED_MORE = {"top", "passed", "past", "say", "-"}
"""Words that bound a number only among certain others; the examples of the quantities have them."""


@pytest.mark.parametrize("entry", list(entries("modifiers", "before")), ids=lambda e: e["words"][0])
def test_every_modifier_before_a_number(entry, engine):
    wrong = []
    for words in entry["words"]:
        if words not in NEED_MORE and [f.relation for f in figures(f"It saw {words} 120 boats.", engine)] != [
            entry["relation"]
        ]:
            wrong.append(words)
    assert wrong == []


@pytest.mark.parametrize("entry", list(entries("modifiers", "after")), ids=lambda e: e["words"][0])
def test_every_modifier_after_a_number(entry, engine):
    wrong = []
    for words in entry["words"]:
        glue = "-" if words in ("odd", "plus", "ish") else " "
        if [f.relation for f in figures(f"The boats were 120{glue}{words}.", engine)] != [entry["relation"]]:
            wrong.append(words)
    assert wrong == []


@pytest.mark.parametrize(
    "entry",
    list(entries("designations", "designator", "name", "street", "no_name", "bodies")),
    ids=lambda e: e["match"][:30],
)
def test_designations(entry, engine):
    assert [f.text for f in figures(entry["match"], engine)] == []
    assert figures(entry["reject"], engine)


@pytest.mark.parametrize("example", list(entries("units", "example")), ids=lambda e: e["match"]["text"][:30])
def test_units(example, engine):
    assert example["match"]["unit"] in unit_names(example["match"]["text"], engine)
    assert unit_names(example["reject"]["text"], engine) == set()


def test_every_unit_by_word(engine):
    wrong = []
    for word, entry in LEXICON.unit_words.items():
        text = f"Crews measured 12 {pluralise(word)} that day."
        if word != "percentage" and not any(name.startswith(entry.name) for name in unit_names(text, engine)):
            wrong.append((word, entry.name, unit_names(text, engine)))
    assert wrong == []


def test_every_unit_by_symbol(engine):
    wrong = []
    for symbol, entry in LEXICON.unit_symbols.items():
        found = unit_names(f"It came to 12{symbol}, crews found.", engine)
        if entry.name not in found:
            wrong.append(symbol)
    assert wrong == ["m"], "12m alone is twelve million"


@pytest.mark.parametrize("example", list(entries("currencies", "example")), ids=lambda e: e["match"]["text"][:30])
def test_currencies(example, engine):
    found = [f.unit.name.split(" ")[0] for f in figures(example["match"]["text"], engine) if f.unit]
    assert found == [example["match"]["code"]], example["match"]["text"]
    assert not any(f.kind == "money" for f in figures(example["reject"]["text"], engine)), example["reject"]["text"]


@pytest.mark.parametrize("example", list(entries("countries", "example")), ids=lambda e: e["match"]["text"][:30])
def test_countries(example, engine):
    for side in (example["match"], example["reject"]):
        assert unit_names(side["text"], engine) == {side["code"]}


def test_every_shared_currency_has_a_country_that_shows_it():
    shared = {code for codes in LEXICON.currencies.shared.values() for code in codes}
    shown = set(LEXICON.currencies.homes.values())
    assert shared <= shown
    names = LEXICON.currencies.names
    assert shown - shared <= {names[name] for name in LEXICON.unit_uses.needs_scale if name in names}
    assert set(LEXICON.currencies.hosts.values()) <= shared


def test_every_currency_by_sign(engine):
    signs = {**LEXICON.currencies.signs, "$": "USD"}
    glued = [sign for sign, code in signs.items() if code not in unit_names(f"It cost {sign}5 million then.", engine)]
    apart = [sign for sign, code in signs.items() if code not in unit_names(f"It cost {sign} 5 million then.", engine)]
    # A letter alone, apart from the number, may be anything: "grade K 5".
    assert (glued, apart) == ([], [sign for sign in signs if len(sign) == 1 and sign.isalpha()])


def test_every_currency_with_a_name_has_its_code():
    codes = {*LEXICON.currencies.names.values(), *LEXICON.currencies.signs.values()} - {"¤"}
    assert {code for code in codes if code not in LEXICON.currencies.signs} == {"CUP", "SOS", "ALL"}


def test_a_code_that_is_a_word_is_no_money(engine):
    assert unit_names("ALL 12 aboard and SOS 3 and CUP 4 were lost.", engine) == set()


def test_every_currency_by_name(engine):
    wrong = []
    for name, code in LEXICON.currencies.names.items():
        expected = "USD" if code == "¤" else code
        if expected not in unit_names(f"It cost 5 million {name} then.", engine):
            wrong.append(name)
    assert wrong == []


@pytest.mark.parametrize("example", list(entries("change", "example")), ids=lambda e: e["match"]["text"][:30])
def test_change(example, engine):
    assert [f.change for f in figures(example["match"]["text"], engine)] == [example["match"]["change"]]
    assert [f.change for f in figures(example["reject"]["text"], engine)] == [None]


@pytest.mark.parametrize("example", list(entries("pairs", "example")), ids=lambda e: e["match"]["text"][:30])
def test_pairs(example, engine):
    for side in (example["match"], example["reject"]):
        assert [f.kind for f in figures(side["text"], engine)] == side["kinds"]


@pytest.mark.parametrize("example", list(entries("years", "example")), ids=lambda e: e["match"][:30])
def test_years(example, engine):
    assert figures(example["match"], engine) == ()
    assert len(figures(example["reject"], engine)) == 1


@pytest.mark.parametrize("example", list(entries("posts", "example")), ids=lambda e: e["match"][:30])
def test_posts(example):
    for line, found in ((example["match"], [example["match"]]), (example["reject"], [])):
        text = f"Rain fell on Tuesday.\n{line}\nIt stopped."
        assert [span.of(text) for span in find_furniture(text, LEXICON.posts)] == found


@pytest.mark.parametrize("example", list(entries("parts", "example")), ids=lambda e: e["match"][:30])
def test_parts(example):
    for line, kind in ((example["match"], "boilerplate"), (example["reject"], "body")):
        parts = find_parts(f"Rain fell on Tuesday.\n{line}\nIt stopped.", LEXICON.parts)
        assert parts[1].kind == kind


@pytest.mark.parametrize("example", list(entries("sentences", "example")), ids=lambda e: e["match"]["text"][:30])
def test_sentences(example):
    for side in (example["match"], example["reject"]):
        assert len(find_sentences(side["text"], LEXICON.abbreviations)) == side["sentences"]


def test_every_file_has_examples():
    without = []
    for path in (files("config") / "lexicon").iterdir():
        text = path.read_text(encoding="utf-8")
        if "match = " not in text or "reject = " not in text:
            without.append(path.name)
    assert without == []
