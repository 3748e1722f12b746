"""What is said of the pages behind a figure's links."""

import pytest

from extractors import Article, Link, Part, Span, analyze
from extractors.errors import NotAnArticleError
from extractors.follow.following import add_findings, follow_leads, search_figures
from extractors.follow.leads import find_leads

TEXT = (
    "About 300 people cross each day, the report says.\n\n340 boats were counted, it says.\n\nIt names 77 piers.\n\n"
    "The police counted 12 wrecks."
)
REPORT, POLICE = "https://audit.example/r", "https://police.example/w"
AUDIT = Article("Each day about 300 people cross the strait. Up to 340 boats were counted in May.", language="en")


@pytest.fixture(scope="module")
def report(engine):
    links = []
    for words, href in [("the report", REPORT), ("it says", REPORT), ("It names", REPORT), ("police", POLICE)]:
        start = TEXT.index(words)
        links.append(Link(Span(start, start + len(words)), href))
    article = Article(TEXT, (Part("body", Span(0, len(TEXT))),), language="en", links=tuple(links))
    return analyze(article, engine)


def follow(report, engine, audit=AUDIT):
    pages = {REPORT: audit, POLICE: NotAnArticleError()}
    followed = follow_leads(report, find_leads(report), pages, engine)
    return {report.figures[each.figure].text: each for each in followed}, followed


def test_each_outcome_has_its_words(report, engine):
    said, _ = follow(report, engine)
    assert {text: each.outcome for text, each in said.items()} == {
        "About 300": "same",
        "340": "differs",
        "77": "absent",
        "12": "unread",
    }
    assert said["About 300"].message.startswith("there too: “about 300”: “Each day")
    assert said["340"].message.startswith("there it is “Up to 340” (another bound): “")
    assert said["77"].message == "not found there"
    assert said["12"].message.startswith("could not be read: ")


def test_only_what_differs_is_a_finding(report, engine):
    _, followed = follow(report, engine)
    before = len(report.findings)
    (finding,) = add_findings(report, followed).findings[before:]
    assert finding.code == "source-differs"
    assert report.figures[finding.figures[0]].text == "340"
    assert "audit.example" in finding.message
    assert add_findings(report, followed, frozenset(["source-differs"])) == report


def test_a_page_in_another_language_cannot_be_read(report, engine):
    french = Article("Le conseil a voté lundi soir. Environ 300 personnes traversent chaque jour le détroit.")
    said, _ = follow(report, engine, french)
    assert said["340"].outcome == "unread"
    assert "French" in said["340"].message


def test_of_a_subscriber_page_it_is_said_that_not_all_was_read(report, engine):
    stub = Article("The council met.", notes=("This looks like the first paragraphs of a subscriber article: …",))
    said, _ = follow(report, engine, stub)
    assert said["77"].message == "not found there, but only a part of the page could be read"


def test_a_long_page_is_searched_where_it_may_speak_of_the_figure(report, engine):
    filler = "The town of Brill spent $12 on 900 lamps in that year. " * 600
    found = search_figures(Article(filler + AUDIT.text, language="en"), report.figures[:1], engine)
    assert [figure.text for figure in found] == ["about 300"]
