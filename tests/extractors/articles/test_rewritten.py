"""The same pages as other sites would write them: no rule hangs on one way of marking paragraphs up."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from config.page_words import read_page_words
from extractors.articles.html.page import read_html
from extractors.errors import NotAnArticleError

PAGES = Path(__file__).parent / "pages"
EXPECTED = {
    path.stem: expected
    for path in sorted(PAGES.glob("*.json"))
    # A post has a markup of its own, and a page that a script fills in has its article in its data alone.
    if "error" not in (expected := json.loads(path.read_text(encoding="utf-8")))
    and not path.stem.startswith(("telegram", "scripted"))
}
PARAGRAPH = re.compile(rb"<p(\s[^>]*)?>(.*?)</p>", re.DOTALL)
AD = b'<div class="ad-container"><div class="ad-label">Advertisement</div><script>show()</script></div>'
BOX = b'<div class="inline-box"><span>Also on this site</span> <a href="/q">Ten ways to lose 40 pounds</a></div>'


def insert(page, after, piece):
    """Put a piece behind every so-many-th paragraph."""
    found = iter(range(1, 10_000))
    return re.sub(rb"</p>", lambda match: match[0] + (piece if after(next(found)) else b""), page)


def without_names(page):
    return re.sub(rb"\s(?:class|id|itemprop|data-\w+)=(\"[^\"]*\"|'[^']*')", b"", page)


def without_elements(page):
    return re.sub(rb"<(/?)(article|main|section|header|aside|nav|footer)(?=[\s>])", rb"<\1div", page)


def without_data(page):
    return re.sub(rb"<script type=.application/ld\+json.*?</script>", b"", page, flags=re.DOTALL)


WAYS = {
    "each paragraph in a box": (lambda page: PARAGRAPH.sub(rb'<div class="block"><p\1>\2</p></div>', page), 0.99),
    "divisions for paragraphs": (lambda page: re.sub(rb"<(/?)p(?=[\s>])", rb"<\1div", page), 0.98),
    "breaks for paragraphs": (lambda page: PARAGRAPH.sub(rb"\2<br><br>", page), 0.96),
    "spans in paragraphs": (lambda page: PARAGRAPH.sub(rb"<p\1><span><span>\2</span></span></p>", page), 0.99),
    "advertising between": (lambda page: insert(page, lambda number: number % 2, AD), 0.99),
    "a box of links between": (lambda page: insert(page, lambda number: number == 3, BOX), 0.99),
    "no classes": (without_names, 0.95),
    "no elements with a meaning": (without_elements, 0.99),
    "no data": (without_data, 0.99),
    "nothing but divisions": (lambda page: without_elements(without_names(without_data(page))), 0.93),
}


@pytest.mark.parametrize("way", WAYS)
def test_the_article_is_the_same(way):
    rewrite, least = WAYS[way]
    scores = {}
    for name, expected in EXPECTED.items():
        page = rewrite((PAGES / f"{name}.html").read_bytes())
        scores[name] = score(read_body(page, expected["url"]), " ".join(expected["text"]))
    assert sum(scores.values()) / len(scores) >= least, sorted(scores.items(), key=lambda each: each[1])[:4]
    assert min(scores.values()) > 0.7


def read_body(page, url):
    try:
        article = read_html(page, url=url, charset=None, words=read_page_words())
    except NotAnArticleError:
        return ""
    return " ".join(part.span.of(article.text) for part in article.parts if part.kind not in ("headline", "caption"))


def score(found, wanted):
    """Give the F1 over runs of four words, each as often as it stands."""
    first, second = cut(found), cut(wanted)
    return 2 * sum((first & second).values()) / (sum(first.values()) + sum(second.values()))


def cut(text):
    words = re.findall(r"\w+", text.lower())
    return Counter(tuple(words[i : i + 4]) for i in range(max(len(words) - 3, 1)))
