"""Emoji are no words, and numbers on keys are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors import Article, analyze
from extractors.articles.signs import blank_signs, keep_ornaments


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("🔥 12 dead", "  12 dead"),
        ("👨‍👩‍👧 3 rescued", "      3 rescued"),
        ("🇳🇴 12 boats", "   12 boats"),
        ("▪️ 3 substations hit", "   3 substations hit"),
        ("Fire in Orlo❗️ 5 hurt", "Fire in Orlo!  5 hurt"),
        ("1️⃣ Boats sank\n2️⃣ Nets were lost", "•   Boats sank\n•   Nets were lost"),
        ("We won 5️⃣ medals", "We won 5️⃣ medals"),
        ("1️⃣ PRICE\n\nFuel is dear.\n\n2️⃣ STOCKS", "    PRICE\n\nFuel is dear.\n\n    STOCKS"),
        ("① Boats sank", "  Boats sank"),
        ("Two boats were lost 🌊 Rescuers found the crew", "Two boats were lost . Rescuers found the crew"),
        ("Talks with 🇳🇴 President Moss of the north", "Talks with    President Moss of the north"),
        ("Sales rose ▲ 12% to €5, up from 4 – 5", "Sales rose ▲ 12% to €5, up from 4 – 5"),
    ],
)
def test_pictures_become_blanks(text, left):
    assert blank_signs(text) == left


@given(st.text(alphabet="aB. ,1\n🔥❗️▪•🇳🇴1️⃣👨‍👩", max_size=200))
def test_offsets_hold(text):
    assert len(blank_signs(text)) == len(text)
    assert blank_signs(text).count("\n") == text.count("\n")
    assert len(keep_ornaments(text, blank_signs(text))) == len(text)


def test_numbers_on_keys_are_no_figures(engine):
    report = analyze(Article("The budget\n\n1️⃣ The deficit grows to $4.2 billion\n2️⃣ 1,200 teachers are hired"), engine)
    assert [(f.text, f.counted) for f in report.figures] == [("$4.2 billion", "deficit"), ("1,200", "teachers")]


@pytest.mark.parametrize(
    "hostile", ["🔥" * 100_000, "🔥" * 100_000 + "a", "word word word 🔥 Aa a a " * 8_000, "🔥 \n" * 30_000]
)
def test_many_pictures_take_no_time(hostile):
    blanked = blank_signs(hostile)
    assert len(keep_ornaments(hostile, blanked)) == len(blanked) == len(hostile)


def test_a_digit_on_a_key_in_a_sentence_is_a_digit(engine):
    report = analyze(Article("Our crew took home 5️⃣ medals, the Orlo rowing club said."), engine)
    assert [(f.value, f.counted) for f in report.figures] == [(5, "medals")]
