"""What is written of a report and read back is the same report."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reports.from_json import report_from_json
from bot.reports.json_text import write_json
from bot.reports.to_json import report_to_json
from extractors import Article, Figure, Finding, Link, Part, Report, Source, Span, Unit

words = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)
maybe = st.none() | words
spans = st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda pair: Span(*sorted(pair)))
numbers = st.none() | st.decimals(allow_nan=False, allow_infinity=False)
# What is written with the digits of a float is read as that float.
chances = st.none() | st.floats(0, 1, allow_subnormal=False)
sources = st.builds(Source, words, words, spans, st.sampled_from(["person", "unnamed"]), maybe, words, chances)
figures = st.builds(
    Figure,
    text=words,
    span=spans,
    value=numbers,
    low=numbers,
    high=numbers,
    relation=st.sampled_from(["=", "~", ">="]),
    change=st.sampled_from([None, "up"]),
    kind=st.sampled_from(["count", "money"]),
    unit=st.none() | st.builds(Unit, words, words, words),
    counted=maybe,
    counted_span=st.none() | spans,
    concept=maybe,
    sentence=words,
    sentence_span=spans,
    part=words,
    rule=words,
    asserted_by=st.none() | sources,
    via=st.lists(sources, max_size=2).map(tuple),
    cue=maybe,
    cue_span=st.none() | spans,
    quoted=st.booleans(),
    hedges=st.lists(words, max_size=2).map(tuple),
    unsure=st.booleans(),
)
articles = st.builds(
    Article,
    text=words,
    parts=st.lists(st.builds(Part, st.sampled_from(["body"]), spans, st.none() | st.integers(1, 9)), max_size=2).map(
        tuple
    ),
    title=maybe,
    outlet=maybe,
    byline=maybe,
    published=maybe,
    url=maybe,
    language=maybe,
    notes=st.lists(words, max_size=2).map(tuple),
    links=st.lists(st.builds(Link, spans, words), max_size=2).map(tuple),
)
reports = st.builds(
    lambda article, all_figures: Report(
        article, all_figures, (Finding("x", tuple(range(len(all_figures))), "why", quiet=bool(all_figures)),)
    ),
    articles,
    st.lists(figures, max_size=3).map(tuple),
)


@given(reports)
def test_a_report_is_read_as_it_was_written(report):
    assert report_from_json(write_json(report_to_json(report))) == report


def test_decimals_are_exact(make_figure, make_report):
    report = make_report(make_figure(value=Decimal("0.1000000000000000000000001"), low=None, high=None))
    assert report_from_json(write_json(report_to_json(report))) == report


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"article": 1, "figures": [], "findings": []}'])
def test_anything_else_is_refused(text):
    with pytest.raises(ValueError, match=r"."):
        report_from_json(text)
