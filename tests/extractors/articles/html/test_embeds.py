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
        (TWEET, "Ada Starke (@astarke): “We built 40,000 homes.”"),
        (
            "<blockquote class='instagram-media'><p>We will save 300 jobs.</p><p>A post shared by Dan Oster "
            "(@danoster)</p></blockquote>",
            "Dan Oster (@danoster): “We will save 300 jobs.”",
        ),
        (
            "<blockquote>We will save 300 jobs.<cite>Dan Oster, mayor</cite></blockquote>",
            "Dan Oster, mayor: “We will save 300 jobs.”",
        ),
        ("<blockquote><p>We will save 300 jobs.</p></blockquote>", "We will save 300 jobs."),
        (
            "<div class='tgme_widget_message js-widget_message'>"
            "<a class='tgme_widget_message_owner_name'>Governor Oltean</a>"
            "<div class='tgme_widget_message_text'>We shot 19 drones down.</div><span>88.4K views</span></div>",
            "Governor Oltean: “We shot 19 drones down.”",
        ),
        (
            "<blockquote>The <cite>Daily Ledger</cite> wrote that 300 people lost jobs.</blockquote>",
            "The Daily Ledger wrote that 300 people lost jobs.",
        ),
        (
            "<blockquote class='twitter-tweet'><p><a href='#'>@orlo</a> 500 trees.</p>— Ada Starke (@ada)</blockquote>",
            "Ada Starke (@ada): “@orlo 500 trees.”",
        ),
        (
            "<div class='fb-post'><blockquote><p>We have 130 left.</p>Posted by <a href='#'>Orlo Council</a> on "
            "<a href='#'>Tuesday</a></blockquote></div>",
            "Orlo Council: “We have 130 left.”",
        ),
        (
            "<blockquote class='bluesky-embed'><p>87% voted no.</p>&mdash; Gus Halvorn (<a href='#'>@gus.example</a>) "
            "<a href='#'>5 May</a></blockquote>",
            "Gus Halvorn (@gus.example): “87% voted no.”",
        ),
        (
            "<blockquote class='telegram-post'><p>We lost 5 tonnes.</p>"
            "<footer>— Orlo Port, via <a>Telegram</a></footer></blockquote>",
            "Orlo Port: “We lost 5 tonnes.”",
        ),
        ("<blockquote class='twitter-tweet'><p>We built 9.</p></blockquote>", "We built 9."),
        (
            "<blockquote><p>“We lost 9.”</p><p>More.</p><cite>Dan Oster</cite></blockquote>",
            "Dan Oster: “We lost 9.”More.",
        ),
        ("<blockquote><cite>Dan Oster</cite></blockquote>", "Dan Oster"),
    ],
)
def test_the_author_stands_in_front(html, left):
    root = parse_page(f"<body>{html}</body>")
    sign_quotations(root)
    assert read_text(root) == left


def test_the_author_is_the_source(engine):
    from config.page_words import read_page_words
    from extractors import analyze
    from extractors.articles.html.page import read_html

    prose = "<p>The mayor thanked volunteers who carried sandbags along the quay until the evening.</p>" * 3
    page = f"<html><body><article><h1>Homes</h1>{prose}{TWEET}<p>The road was shut.</p></article></body></html>"
    article = read_html(page.encode(), url=None, charset=None, words=read_page_words())
    (figure,) = analyze(article, engine).figures
    assert figure.asserted_by is not None
    assert figure.asserted_by.name == "Ada Starke"
