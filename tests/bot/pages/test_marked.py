"""The marked article: every word of it is shown, none of it does anything, and whatever refers leads somewhere."""

import base64
import io
import re
import time
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise

import pytest

from bot.pages.cards import Against
from bot.pages.marked import MOST_FIGURES, write_marked_article
from bot.reports.to_text import print_report
from extractors import Article, Finding, Link, Part, Report, Source, Span, Tie
from extractors.follow.sources import Beside

NEVER = re.compile("[\u202a-\u202e\u2066-\u2069\u200b\xad\ufeff\U000e0041\x00-\x08\x1b]")
BAD = "</p><script>alert(1)</script><img src=x onerror=alert(1)>\"'\u202e\u2066\u200b&amp;"


def test_each_figure_is_marked_where_it_stands_and_leads_to_its_card(story, read_page):
    page = read_page(write_marked_article(story))
    marks = page.find("a", "figure")
    assert [mark.text for mark in marks] == ["31", "At least 31", "27", "$3m", "Some 40", "29", "11"]
    assert [mark.attributes["href"] for mark in marks] == [f"#c{number}" for number in range(1, 8)]
    assert [mark.attributes["data-key"] for mark in marks] == ["", "A!", "B!", "!", "", "", ""]
    (heading,) = page.find("h1")
    assert heading.text == "Market strike kills 31"
    (article,) = page.find("article")
    assert "At least 31 people were killed, Governor Pavel Oruk said. The ministry spoke of 27" in article.text


def test_a_card_says_what_is_known_of_its_figure(story, read_page):
    page = read_page(write_marked_article(story))
    cards = {card.attributes["id"]: card.text for card in page.find("div", "card")}
    assert "Governor Pavel Oruk" in cards["c2"]
    assert "said" in cards["c2"]
    assert "Another number for it: 27 (figure 3)" in cards["c2"]
    assert "The same quantity: 31 (figure 1)" in cards["c2"]
    assert "31 and 27 differ." in cards["c2"]
    assert "A sum (here: total): 29 (part, figure 6); 11 (part, figure 7) – comes out as written" in cards["c5"]


def test_findings_stand_beside_their_paragraph_and_are_counted_as_on_a_terminal(story, read_page):
    page = read_page(write_marked_article(story))
    printed = io.StringIO()
    print_report(story, printed)
    (counts,) = page.find("p", "counts")
    assert counts.text == "7 figures · 2 to check"
    assert counts.text in printed.getvalue()
    rows = page.find("div", "row")
    assert ["differ" in row.text for row in rows] == [True, False]
    assert ["no source" in row.text for row in rows] == [False, True]
    (nav,) = page.find("nav")
    assert nav.text == "Figures that conflict: At least 31No source: $3m"


def test_the_table_says_who_gives_which_number(story, read_page):
    page = read_page(write_marked_article(story))
    (table,) = page.find("table")
    assert "people – the numbers do not agree" in table.text
    rows = [row.text for row in page.find("tr")]
    assert "At least 31A Governor Pavel Orukfigure 2" in rows
    assert "27B the ministryfigure 3" in rows
    assert [each.attributes["scope"] for each in page.find("th")] == ["col", "col", "col", "rowgroup"]


def test_a_source_document_is_told_of_on_the_card(story, read_page):
    beside = Against(
        [Beside(3, "absent"), Beside(0, "differs", "number", 1), Beside(1, "absent")], ["report.pdf", "<b>"]
    )
    page = read_page(write_marked_article(story, beside))
    (counts,) = page.find("p", "beside")
    assert counts.text == "Held against report.pdf, <b>: 1 other, 2 not found."
    cards = {card.attributes["id"]: card.text for card in page.find("div", "card")}
    assert "In report.pdf, <b>: not found" in cards["c4"]
    assert "In <b>: other (another number)" in cards["c1"]


def test_what_is_only_listed_is_not_counted_and_not_marked(story, read_page):
    quiet = Finding("no-source", (3,), "$3m has no source.", quiet=True)
    page = read_page(write_marked_article(replace(story, findings=(quiet, story.findings[0]))))
    assert page.find("p", "counts")[0].text == "7 figures · 1 to check"
    assert page.find("nav")[0].text == "Figures that conflict: At least 31"
    assert [mark.attributes["data-key"] for mark in page.find("a", "figure")] == ["", "A!", "B!", "", "", "", ""]
    assert [note.text for note in page.find("div", "quiet")] == ["Note: No source$3m has no source.figure 4"]


def test_the_pages_of_a_document_are_told(read_page):
    parts = (Part("body", Span(0, 3), 1), Part("body", Span(4, 7), 1), Part("body", Span(8, 11), 2))
    page = read_page(write_marked_article(Report(Article("One Two Six", parts))))
    assert [each.text for each in page.find("p", "leaf")] == ["Page 1", "Page 2"]


def test_whatever_refers_leads_somewhere_and_headings_descend(story, read_page):
    page = read_page(write_marked_article(story))
    ids = [each.attributes["id"] for each in page.elements if "id" in each.attributes]
    assert len(set(ids)) == len(ids)
    for each in page.elements:
        for name in ("href", "aria-describedby", "aria-labelledby"):
            target = each.attributes.get(name, "")
            if target.startswith("#") or name != "href":
                assert not target or target.removeprefix("#") in ids, target
    levels = [int(each.name[1]) for each in page.elements if re.fullmatch("h[1-6]", each.name)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    (html,) = page.find("html")
    assert html.attributes["lang"] == "en"
    assert page.find("main")


def test_the_policy_names_the_one_style_and_the_one_script_and_nothing_is_from_elsewhere(story, read_page):
    page = read_page(write_marked_article(story))
    (policy,) = [each.attributes["content"] for each in page.find("meta") if each.attributes.get("http-equiv")]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for name in ("style", "script"):
        (found,) = page.find(name)
        digest = base64.b64encode(sha256(found.text.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    for each in page.elements:
        assert not any(name.startswith("on") or name in ("style", "src") for name in each.attributes)
    outside = [each.attributes["href"] for each in page.elements if each.attributes.get("href", "#")[0] != "#"]
    assert outside == ["data:,", "https://ledger.example/strike"]


@pytest.fixture
def hostile(make_figure):
    words = f"{BAD} 31 people {BAD}\n\x00 \U000e0041 <b>1</b>"
    source = Source(f"{BAD}Ministry", f"{BAD}it", Span(0, 3), "organisation", f"{BAD}minister")
    figure = make_figure("31", sentence=words, counted=BAD, asserted_by=source, via=(source,), cue=BAD, hedges=(BAD,))
    article = Article(
        words,
        title=BAD,
        outlet=BAD,
        byline=BAD,
        published=BAD,
        url=f"javascript:{BAD}",
        language=BAD,
        notes=(BAD,),
        links=(Link(Span(0, 3), "javascript:alert(1)"),),
    )
    findings = (Finding("conflict", (0,), BAD), Finding(BAD, (), BAD))
    ties = (Tie("same", (0, 1), because=BAD), Tie("sum", (0, 1), (BAD, BAD)))
    return Report(article, (figure, figure), findings, ties)


def test_no_word_of_an_article_is_markup_and_nothing_hidden_is_let_through(hostile, read_page):
    written = write_marked_article(hostile)
    page = read_page(written)
    assert len(page.find("script")) == 1
    assert page.find("img") == []
    assert "javascript:" not in written
    assert "<script>alert(1)</script>" in page.find("h1")[0].text
    assert not NEVER.search(written), ascii(NEVER.search(written))
    assert not any(name.startswith("on") for each in page.elements for name in each.attributes)


def test_a_figure_inside_another_is_a_place_that_its_card_leads_to(story, read_page):
    figures = (replace(story.figures[1]), replace(story.figures[1], text="31", span=Span(33, 35)))
    page = read_page(write_marked_article(Report(story.article, figures)))
    assert len(page.find("a", "figure")) == 1
    assert [each.attributes["id"] for each in page.find("span") if "id" in each.attributes] == ["f2"]


def test_what_is_not_of_the_article_is_folded_away(make_figure, read_page):
    article = Article("Share this\n\nTwo ships sank.", (Part("boilerplate", Span(0, 10)), Part("body", Span(12, 27))))
    page = read_page(write_marked_article(Report(article)))
    (aside,) = page.find("details")
    assert aside.text == "On the page, and not of the articleShare this"
    assert page.find("p", "counts")[0].text == "no figures"


def test_a_text_of_thousands_of_figures_is_bounded(make_figure, read_page):
    count = MOST_FIGURES + 50
    sentence = '7 <&" ' * count
    whole = sentence.ljust(1_000_000, "<")
    figure = replace(make_figure("7", sentence=sentence), sentence=whole, counted="<" * 900)
    figures = tuple(replace(figure, span=Span(place * 6, place * 6 + 1)) for place in range(count))
    findings = tuple(Finding("conflict", tuple(range(count)), "&" * 5000) for _ in range(1000))
    ties = (Tie("same", tuple(range(count))), *(Tie("rival", (0, place)) for place in range(1, count)))
    begun = time.perf_counter()
    written = write_marked_article(Report(Article(whole), figures, findings, ties))
    assert time.perf_counter() - begun < 20
    assert len(written) < 30_000_000
    page = read_page(written)
    assert len(page.find("a", "figure")) == MOST_FIGURES
    assert "Only the first 2,000 figures are marked here." in page.find("p", "warning")[0].text
