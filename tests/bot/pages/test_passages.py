"""Whatever the parts and figures of an article are, all of its words are shown once and every figure has its place."""

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.pages.marked import write_marked_article
from bot.pages.passages import find_passages
from bot.reports.shown import clean
from extractors import Article, Part, Report, Span

KINDS = ["headline", "standfirst", "body", "caption", "table", "list", "boilerplate"]
SIGNS = st.sampled_from("ab7 <&>\"'\n\r\t\u202e\u2066\u0301\u200b\xadש😀")
TEXTS = st.text(SIGNS, min_size=1, max_size=60).filter(str.strip)
SPANS = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda ends: Span(min(ends), max(ends)))


@given(TEXTS, st.lists(st.tuples(st.sampled_from(KINDS), SPANS), max_size=5), st.lists(SPANS, max_size=5))
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_all_words_are_shown_and_every_figure_has_its_place(read_page, make_figure, text, parts, spans):
    def fit(span):
        return Span(min(span.start, len(text)), min(span.end, len(text)))

    figure = make_figure()
    figures = tuple(replace(figure, span=fit(span), text=fit(span).of(text)) for span in sorted(spans))
    article = Article(text, tuple(Part(kind, fit(span)) for kind, span in parts))
    page = read_page(write_marked_article(Report(article, figures)))
    ids = [each.attributes["id"] for each in page.elements if "id" in each.attributes]
    assert len(set(ids)) == len(ids)
    assert {f"f{number}" for number in range(1, len(figures) + 1)} <= set(ids)
    shown = page.find("article")[0].text.replace("On the page, and not of the article", "")
    passages = find_passages(article, figures)
    if passages and passages[0].kind == "headline":
        shown = page.find("h1")[0].text + shown
    assert "".join(re.findall("[ab7&<ש]", shown)) == "".join(re.findall("[ab7&<ש]", text))


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_part_is_shown(read_page, kind):
    text = "First of all.\n\nTwo ships <sank>."
    page = read_page(write_marked_article(Report(Article(text, (Part("body", Span(0, 13)), Part(kind, Span(15, 32)))))))
    assert clean(text.partition("\n\n")[2]) in page.find("article")[0].text
