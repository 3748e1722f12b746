"""What a page is when all goes well, and what the site is told."""

from datetime import UTC, datetime, timedelta

import pytest
from misbehaviour import HTML, LONG, PACKERS


def test_a_page(fetch, server):
    before = datetime.now(UTC)
    page = fetch("/good")
    assert page.body == HTML
    assert page.url == f"http://news.test:{server.port}/good"
    assert (page.redirects, page.status, page.content_type, page.charset) == ((), 200, "text/html", "utf-8")
    assert before <= page.fetched_at <= before + timedelta(seconds=5)


def test_the_site_is_told_who_asks_and_for_which_host(fetch, server):
    fetch("/good?a=b&c=d#part")
    (asked,) = server.asked
    assert asked.line == "GET /good?a=b&c=d HTTP/1.1"
    assert asked.headers["host"] == f"news.test:{server.port}"
    assert asked.headers["user-agent"] == "figurecheck/test (+desk@paper.example)"
    assert asked.headers["accept-encoding"] == "gzip, deflate, br, zstd"
    assert not {"cookie", "authorization", "referer", "proxy-authorization"} & asked.headers.keys()


@pytest.mark.parametrize("path", ["/old", "/chunked", "/coding-utf-8", "/gzip-padded", "/gzip-twice"])
def test_other_ways_to_send_the_same_page(fetch, path):
    assert fetch(path).body == HTML


@pytest.mark.parametrize("coding", [*PACKERS, "deflate-raw"])
def test_every_coding_is_unpacked(fetch, coding):
    assert fetch(f"/{coding}").body == LONG


def test_gzip_in_two_members(fetch):
    assert fetch("/gzip-members").body == HTML * 2


def test_a_host_that_is_an_address(fetch, server, names):
    assert fetch("/good", "127.0.0.1").body == HTML
    assert server.asked[0].headers["host"] == f"127.0.0.1:{server.port}"
    assert names.asked == []


def test_a_name_in_another_script(fetch, server, names):
    assert fetch("/good", "bücher.test.").body == HTML
    assert names.asked == ["xn--bcher-kva.test"]
    assert server.asked[0].headers["host"] == f"xn--bcher-kva.test:{server.port}"


@pytest.mark.parametrize("name", ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "https_proxy"])
def test_the_environment_sends_no_request_elsewhere(fetch, monkeypatch, name):
    monkeypatch.setenv(name, "http://127.0.0.1:1")
    assert fetch("/good").body == HTML


def test_a_declared_charset_is_handed_on_though_it_is_wrong(fetch):
    page = fetch("/wrong-charset")
    assert (page.charset, page.body) == ("utf-8", b"<p>caf\xe9</p>")


def test_an_error_page_that_says_200_is_a_page(fetch):
    # Only its words give it away, and words are read later.
    assert fetch("/error-page").status == 200


def test_what_comes_after_the_declared_length_is_not_read(fetch):
    assert fetch("/length-short").body == HTML[:-20]
