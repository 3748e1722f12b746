"""Pages written in the shapes that outlets use, each with the article that an editor would cut out of it."""

import json
import re
from pathlib import Path

import pytest

from config.page_words import read_page_words
from extractors.articles.encodings import decode
from extractors.articles.html.extraction import extract
from extractors.articles.html.numbered import may_hold_figure
from extractors.articles.html.page import read_html
from extractors.articles.html.tree import parse_page
from extractors.errors import NotAnArticleError

PAGES = Path(__file__).parent / "pages"
EXPECTED = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(PAGES.glob("*.json"))}
ARTICLES = {name: expected for name, expected in EXPECTED.items() if "error" not in expected}
OF_THE_BODY = ("standfirst", "body", "list", "table")


def read(name):
    return read_html(
        (PAGES / f"{name}.html").read_bytes(), url=EXPECTED[name]["url"], charset=None, words=read_page_words()
    )


@pytest.mark.parametrize("name", ARTICLES)
def test_the_article_is_what_an_editor_would_cut_out(name):
    expected, article = EXPECTED[name], read(name)
    found = [part.span.of(article.text) for part in article.parts if part.kind in OF_THE_BODY]
    assert score(" ".join(found), " ".join(expected["text"])) >= 0.99, found
    assert article.title == expected["title"]
    assert article.published == expected["published"]
    for field in ("outlet", "byline"):
        if field in expected:
            assert getattr(article, field) == expected[field]
    assert article.url == expected.get("address", article.url)


@pytest.mark.parametrize("name", ARTICLES)
def test_every_part_and_link_has_its_place(name):
    expected, article = EXPECTED[name], read(name)
    assert "\n\n".join(part.span.of(article.text) for part in article.parts) == article.text
    links = {link.span.of(article.text): link.href for link in article.links}
    for words, href in expected.get("links", {}).items():
        assert links[words] == href
    captions = [part.span.of(article.text) for part in article.parts if part.kind == "caption"]
    assert [any(c.startswith(start) for c in captions) for start in expected.get("captions", [])] == [
        True for _ in expected.get("captions", [])
    ]
    for kind, count in expected.get("kinds", {}).items():
        assert sum(part.kind == kind for part in article.parts) == count
    if article.title and may_hold_figure(article.title):
        assert article.parts[0].kind == "headline"
        assert article.parts[0].span.of(article.text) == article.title


@pytest.mark.parametrize("name", ARTICLES)
def test_what_was_not_read_is_said(name):
    assert list(read(name).notes) == EXPECTED[name].get("notes", [])


@pytest.mark.parametrize("name", [name for name in EXPECTED if name not in ARTICLES])
def test_a_page_without_an_article_is_told(name):
    with pytest.raises(NotAnArticleError, match=EXPECTED[name]["error"]):
        read(name)


def test_the_pages_as_a_whole():
    scores, outside, figures = [], 0, 0
    for name, expected in ARTICLES.items():
        article = read(name)
        found = " ".join(part.span.of(article.text) for part in article.parts if part.kind in OF_THE_BODY)
        wanted = " ".join(expected["text"])
        scores.append(score(found, wanted))
        numbers = re.findall(r"\d[\d,.]*\d|\d", found)
        figures += len(numbers)
        outside += sum(number not in wanted for number in numbers)
    assert len(ARTICLES) >= 15
    assert sum(scores) / len(scores) >= 0.99
    assert outside <= 0.01 * figures


def score(found, wanted):
    """Give the F1 over runs of four words."""
    first, second = cut(found), cut(wanted)
    if not first or not second:
        return float(first == second)
    shared = len(first & second)
    return 2 * shared / (len(first) + len(second))


def cut(text, size=4):
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + size]) for i in range(max(len(words) - size + 1, 1))}


@pytest.mark.parametrize("name", [name for name in ARTICLES if "telegram" not in name])
def test_the_extractor_alone_is_no_better(name):
    html = (PAGES / f"{name}.html").read_bytes()
    wanted = " ".join(EXPECTED[name]["text"])
    article = read(name)
    found = " ".join(part.span.of(article.text) for part in article.parts if part.kind in OF_THE_BODY)
    assert score(found, wanted) >= score(extract(parse_page(decode(html, None))).text, wanted)


def test_a_headline_without_a_number_is_the_title_alone():
    article = read("other_language")
    assert article.title
    assert article.title not in article.text
    assert {part.kind for part in read("gallery").parts} == {"body", "caption"}
