"""A page may call itself any outlet at any address: what was not fetched from there is quoted, not believed."""

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from bot.chat.compared import write_compared
from bot.chat.found import export_found, write_found
from bot.chat.packing import Room
from bot.chat.pages import lay_out
from bot.chat.rich import write_html, write_text
from bot.chat.sight import Sight
from bot.chat.worth import Look, WorthWords
from bot.given import read_page
from bot.memory.earlier import find_earlier
from bot.memory.finding import Found
from bot.memory.keeping import read_seen, write_seen
from bot.memory.seen import Seen
from bot.reports.from_json import report_from_json
from bot.reports.origin import find_address, name_outlet, say_origin
from bot.reports.to_json import article_to_json, report_to_json
from bot.workers.jobs import Job, read_job
from config.check_words import read_check_words
from config.relation_knowledge import load_knowledge
from config.settings import Settings
from extractors import Article, Report
from extractors.articles.web import Page

PAGE = """<html><head><title>Dam bursts</title><link rel="canonical" href="https://www.grand.example/dam">
<meta property="og:site_name" content="The Grand Gazette"></head><body><article><h1>Dam bursts at Orlo</h1>
<p>The storm above Orlo did $3.2 billion of damage to roads and farms in the valley of the river.</p>
<p>Nobody could say on Monday when the people of the valley would return to their homes.</p></article></body></html>
"""
SAID = "says it is from The Grand Gazette (grand.example)"
LOOK = Look(WorthWords(set(), set(), set()))
CLAIMED = Article("300 houses", title="Dam", outlet="The Grand Gazette", url="https://www.grand.example/dam")
SELF_DESCRIBED = replace(CLAIMED, self_described=True)


@pytest.fixture
def saved(run, tmp_path):
    (tmp_path / "saved.html").write_text(PAGE)
    return lambda *more: run("check", "saved.html", *more).stdout.decode()


def test_a_saved_page_on_a_terminal(saved):
    shown = saved()
    assert f"\n{SAID} · 1 figure\n" in shown
    assert "the article's own words" in shown
    assert "Gazette's own words" not in shown


def test_a_saved_page_in_a_chat(saved):
    shown = saved("--as-telegram")
    assert SAID in shown
    assert "https://" not in shown
    assert "The article's own words" in shown


def test_the_json_of_a_saved_page_says_whose_word_it_is(saved):
    article = json.loads(saved("--json"))["article"]
    assert (article["outlet"], article["url"]) == ("The Grand Gazette", "https://www.grand.example/dam")
    assert article["self_described"] is True


def test_the_address_that_a_line_of_a_batch_gives_is_believed(run):
    lines = [{"html": PAGE}, {"html": PAGE, "url": "https://www.grand.example/dam?a"}, {"text": "300 people"}]
    done = run("batch", "--with-article", stdin="\n".join(map(json.dumps, lines)).encode())
    articles = [json.loads(line)["article"] for line in done.stdout.splitlines()]
    assert [article.get("self_described") for article in articles] == [True, None, None]
    assert articles[1]["outlet"] == "The Grand Gazette"


def test_what_was_fetched_is_from_there():
    page = Page(
        url="https://www.grand.example/dam",
        redirects=(),
        status=200,
        content_type="text/html",
        charset=None,
        body=PAGE.encode(),
        fetched_at=datetime.now(UTC),
    )
    article = read_page(page, Settings())
    assert not article.self_described
    assert (name_outlet(article), find_address(article)) == ("The Grand Gazette", "https://www.grand.example/dam")


def test_a_file_sent_to_the_bot_is_the_pages_own_word():
    assert read_job(Job(100_000, data=PAGE.encode(), content_type="text/html")).self_described
    assert not read_job(Job(100_000, text="300 people")).self_described


@pytest.mark.parametrize(
    ("outlet", "url", "said"),
    [
        ("The Gazette", None, "says it is from The Gazette"),
        (None, "https://www.grand.example/a", "says it is from grand.example"),
        ("grand.example", "https://grand.example/a", "says it is from grand.example"),
        ("\u200b", None, None),
        (None, None, None),
    ],
)
def test_what_a_page_says_of_itself(outlet, url, said):
    assert say_origin(Article("", outlet=outlet, url=url, self_described=True)) == said


def test_a_report_keeps_it_for_its_buttons(make_figure):
    report = Report(SELF_DESCRIBED, (make_figure(),))
    assert report_from_json(json.dumps(report_to_json(report), default=str)).article == SELF_DESCRIBED
    assert "self_described" not in article_to_json(CLAIMED)
    (page,) = lay_out(Sight(report, LOOK))
    assert "<a " not in write_html(page)


def test_memory_and_comparison_keep_it(make_figure):
    moment = datetime(2026, 11, 1, tzinfo=UTC)
    figure = make_figure()
    seen = Seen(figure, "key", "Dam", CLAIMED.outlet, CLAIMED.url, None, moment, self_described=True)
    (kept,) = read_seen(write_seen([seen], read_check_words()))
    assert kept == seen
    (page,) = write_found(Found((kept,)), "houses", Room())
    assert f"{SAID}: Dam" in write_text(page)
    assert "<a " not in write_html(page)
    (row,) = csv.DictReader(io.StringIO(export_found([kept]).decode("utf-8-sig")))
    assert (row["outlet"], row["link"]) == (SAID, "")
    assert "Gazette" not in row["asserted by"]
    (page,) = write_compared([SELF_DESCRIBED, CLAIMED], [[figure, figure]], Room())
    first, second, *_ = write_text(page).split("\n")
    assert (first, second) == (f"A  {SAID}: Dam", "B  The Grand Gazette: Dam")
    assert write_html(page).count("<a ") == 1


def test_an_earlier_figure_of_such_a_page_is_told_so(make_figure):
    moment = datetime(2026, 11, 1, tzinfo=UTC)
    exact = {"low": None, "high": None}
    then = make_figure("300", sentence="Officials said that 300 houses were lost.", value=Decimal(300), **exact)
    seen = Seen(then, "key", "Dam", CLAIMED.outlet, CLAIMED.url, None, moment, self_described=True)
    now = make_figure("480", sentence="Officials say that 480 houses were lost.", value=Decimal(480), **exact)
    report = Report(Article(now.sentence), (now,), ())
    (finding,) = find_earlier(report, [[seen]], load_knowledge())
    assert finding.message.endswith(f"(the article's own words, no source given; {SAID})")
