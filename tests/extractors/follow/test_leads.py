"""Which link stands behind which figure."""

import pytest

from extractors import Article, Link, Part, Report, Span, analyze
from extractors.follow.leads import find_leads

TEXT = (
    "Some 340 people cross each day, according to a report by the auditor, and 48 of them on foot. "
    "The town has 9,000 inhabitants. A new boat costs $3 million, Anna Velde said in May."
)
URL = "https://paper.example/ferry"


def link(words, href):
    start = TEXT.index(words)
    return Link(Span(start, start + len(words)), href)


@pytest.fixture
def leads_of(engine):
    def ask(*links):
        article = Article(TEXT, (Part("body", Span(0, len(TEXT))),), url=URL, language="en", links=links)
        report = analyze(article, engine)
        return {report.figures[lead.figure].text: lead.href for lead in find_leads(report)}

    return ask


def test_a_figure_leads_where_its_sentence_links_to(leads_of):
    report = "https://audit.example/r"
    assert leads_of(link("a report by the auditor", report)) == {"Some 340": report, "48": report}


def test_the_link_on_the_source_comes_before_a_nearer_one(leads_of):
    found = leads_of(
        link("costs", "https://boats.example/"), link("Anna Velde said", "https://velde.example/interview")
    )
    assert found == {"$3 million": "https://velde.example/interview"}


@pytest.mark.parametrize(
    "href", [URL, URL + "#comments", "mailto:desk@paper.example", "/relative", "//x.example/a", "javascript:void(0)"]
)
def test_what_leads_to_no_other_page_is_no_lead(leads_of, href):
    assert leads_of(link("a report by the auditor", href)) == {}


def test_a_place_on_the_page_does_not_make_another_page(leads_of):
    assert set(leads_of(link("a report by the auditor", "https://audit.example/r#page=7")).values()) == {
        "https://audit.example/r"
    }


def test_no_links_no_leads():
    assert find_leads(Report(Article("Some 340 people."))) == ()
