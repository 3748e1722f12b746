"""Embedded posts and quotations with a cite are their author's words."""

import pytest

from extractors.articles.html.embeds import sign_quotations
from extractors.articles.html.tree import parse_page, read_text

TWEET = (
    "<blockquote class='twitter-tweet'><p lang=en>We built 40,000 homes.</p>&mdash; Ada Starke (@astarke) "
    "<a href='https://t.example/x'>May 3, 2024</a></blockquote>"
)


@pytest.mark.parametrize(
    ("html", "left"),
    [
        (TWEET, "Ada Starke (@astarke): We built 40,000 homes."),
        (
            "<blockquote class='instagram-media'><p>We will save 300 jobs.</p><p>A post shared by Dan Oster "
            "(@danoster)</p></blockquote>",
            "Dan Oster (@danoster): We will save 300 jobs.",
        ),
        (
            "<blockquote>We will save 300 jobs.<cite>Dan Oster, mayor</cite></blockquote>",
            "Dan Oster, mayor: We will save 300 jobs.",
        ),
        ("<blockquote><p>We will save 300 jobs.</p></blockquote>", "We will save 300 jobs."),
        ("<blockquote class='twitter-tweet'><p>We built 9.</p></blockquote>", "We built 9."),
        ("<blockquote><cite>Dan Oster</cite></blockquote>", "Dan Oster"),
    ],
)
def test_the_author_stands_in_front(html, left):
    root = parse_page(f"<body>{html}</body>")
    sign_quotations(root)
    assert read_text(root) == left


def test_the_author_is_the_source(engine, tmp_path):
    from config.page_words import read_page_words
    from extractors import analyze
    from extractors.articles.html.page import read_html

    prose = "<p>The mayor thanked volunteers who carried sandbags along the quay until the evening.</p>" * 3
    page = f"<html><body><article><h1>Homes</h1>{prose}{TWEET}<p>The road was shut.</p></article></body></html>"
    article = read_html(page.encode(), url=None, charset=None, words=read_page_words())
    (figure,) = analyze(article, engine).figures
    assert figure.asserted_by is not None
    assert figure.asserted_by.name == "Ada Starke"
