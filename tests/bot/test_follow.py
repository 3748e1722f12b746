"""Links are followed over a real connection: pages at the same time, none of them waited for too long."""

import asyncio
import json
import time

import pytest
from hostile_server import HostileServer
from misbehaviour import HTML, reply, stay_silent
from throwaway_certificates import make_certificates

from bot.lookups import fetch_leads, follow_links
from config.engine import load_engine
from config.page_words import read_page_words
from config.settings import Settings
from extractors import analyze
from extractors.articles.html.page import read_html
from extractors.articles.web import FetchPolicy, fetch_page
from extractors.articles.web.errors import NotFoundError, TooSlowError
from extractors.errors import NotFollowedError
from extractors.follow.leads import Lead

AUDIT = (
    "<h1>Ferry audit</h1>"
    "<p>On an average day up to 340 people cross the strait, the auditors counted in the spring of the year.</p>"
    "<p>The three boats of the company, all of them built before the bridge, need repairs that cost $3 million.</p>"
)


async def answer_late(writer):
    await asyncio.sleep(0.4)
    writer.write(reply(HTML))


@pytest.fixture(scope="module")
def site():
    routes = {"/audit": reply(AUDIT.encode()), "/silent": stay_silent, "/missing": reply(status="404 Not Found")}
    routes |= {f"/late-{number}": answer_late for number in range(8)}
    with HostileServer(routes, make_certificates()) as server:
        yield server


@pytest.fixture
def policy(site):
    return FetchPolicy(ports=frozenset({site.port}), allow_loopback=True, seconds=5)


def fetch(leads, policy, **limits):
    return asyncio.run(fetch_leads(leads, lambda url: fetch_page(url, policy), **limits))


def lead(site, path, figure=0):
    return Lead(figure, f"http://127.0.0.1:{site.port}{path}", "words")


def test_what_a_linked_page_says_is_told(site, policy):
    link = f"http://127.0.0.1:{site.port}/audit"
    page = (
        f"<h1>Ferry</h1><p>340 people cross the strait each day, according to <a href='{link}'>a report</a>.</p>"
        f"<p>Repairs of the boats cost $3 million, <a href='{link}#page=2'>it says</a>, and 77 seats are broken.</p>"
    )
    article = read_html(page.encode(), url="https://paper.example/f", charset="utf-8", words=read_page_words())
    engine = load_engine(Settings())
    report = analyze(article, engine)
    site.forget()
    followed = asyncio.run(follow_links(report, policy, engine, Settings()))
    said = {report.figures[each.figure].text: each.outcome for each in followed}
    assert said == {"340": "differs", "$3 million": "same", "77": "absent"}
    assert site.paths() == ["/audit"]


def test_pages_are_fetched_at_the_same_time(site, policy):
    start = time.monotonic()
    found = fetch([lead(site, f"/late-{number}") for number in range(8)], policy)
    assert time.monotonic() - start < 1.6
    assert all(page.body == HTML for page in found.values())


def test_one_that_is_silent_does_not_cost_the_others(site, policy):
    start = time.monotonic()
    found = fetch([lead(site, "/silent"), lead(site, "/audit"), lead(site, "/missing")], policy, seconds=0.8)
    assert time.monotonic() - start < 1.5
    silent, audit, missing = found.values()
    assert isinstance(silent, TooSlowError)
    assert audit.status == 200
    assert isinstance(missing, NotFoundError)


def test_a_page_is_asked_for_once_and_not_too_many_are(site, policy):
    site.forget()
    leads = [lead(site, "/audit", figure) for figure in range(3)] + [lead(site, "/late-1"), lead(site, "/late-2")]
    found = fetch(leads, policy, most=2)
    assert sorted(site.paths()) == ["/audit", "/late-1"]
    assert isinstance(found[lead(site, "/late-2").href], NotFollowedError)


def test_a_fault_of_ours_is_one_page_less(site, policy):
    async def fetch_badly(url):
        if url.endswith("/late-1"):
            raise RuntimeError("a bug")
        return await fetch_page(url, policy)

    bad, good = asyncio.run(fetch_leads([lead(site, "/late-1"), lead(site, "/audit")], fetch_badly)).values()
    assert str(bad) == "figurecheck failed on it (RuntimeError): please report it."
    assert good.status == 200


def test_nothing_to_follow(policy):
    assert fetch([], policy) == {}


def test_check_says_what_it_could_not_open(run, tmp_path):
    page = (
        "<h1>Ferry fares to rise by 12%</h1><p>340 people cross the strait each day of the year, according to"
        " <a href='http://127.0.0.1:9/r'>a report by the auditor</a> that was published on Monday in the evening.</p>"
    )
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    shown = run("check", "page.html", "--follow")
    assert shown.returncode == 0, shown.stderr
    assert "127.0.0.1: could not be read: This link is not opened" in shown.stdout.decode()
    report = json.loads(run("check", "page.html", "--follow", "--json").stdout)
    (followed,) = report["followed"]
    assert (followed["outcome"], followed["href"], followed["there"]) == ("unread", "http://127.0.0.1:9/r", None)
    assert report["figures"][followed["figure"]]["text"] == "340"
    assert "followed" not in json.loads(run("check", "page.html", "--json").stdout)


def test_check_says_when_there_is_nothing_to_follow(run):
    shown = run("check", "340 people cross.", "--follow").stdout.decode()
    assert "No sentence with a figure links to another page." in shown
