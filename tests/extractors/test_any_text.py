"""What holds for every text, whatever it is."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from extractors import Article, analyze

PIECES = [
    "12", "1,200", "3.5", "half", "two", "dozens", "a dozen", "million", "bn", "$", "€", "£", "%", "per cent", "-", "–",
    "−", "to", "and", "or", "between", "from", "at least", "more than", "or more", "old", "year-old", "aged", "km",
    "°C", "'", '"', "(",
    ")", ",", ".", "…", "“", "”", "one", "of", "in", "No.", "F", "2019", "May", "at", "p.m.", "Smith", "rose", "fell",
    "\u00ad", "\u200b", "\u2009", "３", "٢", "½", "²", "per", "a", "/", "\n", "x", "10", "^", "twice", "a third",
]  # fmt: skip
WORDS = st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join) | st.lists(
    st.sampled_from(PIECES), max_size=25
).map("".join)
TEXTS = st.text(max_size=120) | WORDS
RELAXED = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


@RELAXED
@given(TEXTS)
@example("")
@example("\x00")
@example("“‘(((" * 40)
@example('"' * 300 + "12" + "'" * 300)
@example("1" * 500)
@example("1-" * 200)
@example("between " * 60)
def test_figures_lie_in_order_inside_the_text(engine, text):
    figures = analyze(Article(text, language="en"), engine).figures
    end = 0
    for figure in figures:
        assert end <= figure.span.start < figure.span.end <= len(text)
        assert figure.text == text[figure.span.start : figure.span.end]
        assert figure.sentence == text[figure.sentence_span.start : figure.sentence_span.end]
        end = figure.span.end


@RELAXED
@given(TEXTS)
def test_a_figure_has_a_value_or_a_range(engine, text):
    for figure in analyze(Article(text, language="en"), engine).figures:
        assert (figure.value is None) != (figure.low is None)
        assert (figure.low is None) == (figure.high is None)
        if figure.low is not None and figure.high is not None:
            assert figure.low <= figure.high


@RELAXED
@given(st.text(max_size=200))
def test_any_language_is_reported(engine, text):
    report = analyze(Article(text), engine)
    assert report.article.text == text
    assert report.article.language


@RELAXED
@given(st.integers(0, 10**15))
def test_an_integer_with_separators_is_read_back(engine, number):
    [figure] = analyze(Article(f"They saw {number:,} boats there.", language="en"), engine).figures[:1]
    assert figure.value == number


@RELAXED
@given(st.decimals(0, 10**6, places=2))
def test_a_decimal_is_read_back(engine, number):
    [figure] = analyze(Article(f"It came to €{number:f} there.", language="en"), engine).figures
    assert figure.value == number


@RELAXED
@given(st.integers(1, 999_999))
def test_a_number_in_words_is_read_back(engine, number):
    [figure] = analyze(Article(f"They saw {in_words(number)} boats there.", language="en"), engine).figures
    assert figure.value == Decimal(number)


@RELAXED
@given(st.integers(1, 900), st.integers(1, 99), st.sampled_from(["thousand", "million", "billion"]))
def test_a_range_carries_its_magnitude(engine, low, more, scale):
    [figure] = analyze(Article(f"They want {low} to {low + more} {scale} euros.", language="en"), engine).figures
    factor = {"thousand": 10**3, "million": 10**6, "billion": 10**9}[scale]
    assert (figure.low, figure.high) == (low * factor, (low + more) * factor)


ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def in_words(number: int) -> str:
    if number >= 1000:
        rest = number % 1000
        return f"{in_words(number // 1000)} thousand" + (f" {'and ' * (rest < 100)}{in_words(rest)}" if rest else "")
    if number >= 100:
        return f"{ONES[number // 100 - 1]} hundred" + (f" and {in_words(number % 100)}" if number % 100 else "")
    if number >= 20:
        return TENS[number // 10 - 2] + (f"-{ONES[number % 10 - 1]}" if number % 10 else "")
    return ONES[number - 1]


@pytest.mark.parametrize(
    ("number", "words"),
    [(305, "three hundred and five"), (21, "twenty-one"), (140_012, "one hundred and forty thousand and twelve")],
)
def test_the_words_are_english(number, words):
    assert in_words(number) == words
