"""Redirects: followed by hand, each hop checked like the first, with nothing carried along."""

import pytest
from misbehaviour import HTML

from extractors.articles.web import errors


@pytest.mark.parametrize(
    ("path", "end"),
    [
        ("/to-good", "/good"),
        ("/to-good-relative", "/good?x=1"),
        ("/to-endless-body", "/good"),
        ("/to-spaces", "/good?a%20b"),
        ("/down-5", "/down-0"),
    ],
)
def test_a_redirect_is_followed(fetch, server, path, end):
    page = fetch(path)
    assert page.body == HTML
    assert page.url == f"http://news.test:{server.port}{end}"
    assert page.redirects[0] == f"http://news.test:{server.port}{path}"
    assert [*page.redirects, page.url] == [f"http://news.test:{server.port}{asked}" for asked in server.paths()]


@pytest.mark.parametrize(
    ("path", "error", "asked"),
    [
        ("/to-itself", errors.RedirectLoopError, 1),
        ("/to-a", errors.RedirectLoopError, 2),
        ("/to-empty", errors.RedirectLoopError, 1),
        ("/to-growing", errors.RedirectLoopError, 2),
        ("/down-6", errors.TooManyRedirectsError, 6),
        ("/to-nowhere", errors.UnexpectedAnswerError, 1),
        ("/to-file", errors.BadAddressError, 1),
        ("/to-gopher", errors.BadAddressError, 1),
        ("/to-script", errors.BadAddressError, 1),
        ("/to-data", errors.BadAddressError, 1),
        ("/to-backslashes", errors.BadAddressError, 1),
        ("/to-user", errors.BadAddressError, 1),
        ("/to-space-in-name", errors.BadAddressError, 1),
        ("/too-long-redirect", errors.BadAddressError, 1),
        ("/to-private", errors.RefusedAddressError, 1),
        ("/to-slashes", errors.RefusedAddressError, 1),
        ("/to-metadata", errors.RefusedAddressError, 1),
        ("/to-metadata-ipv6", errors.RefusedAddressError, 1),
        ("/to-number", errors.RefusedAddressError, 1),
        ("/to-port", errors.RefusedAddressError, 1),
    ],
)
def test_a_redirect_that_is_not_followed(fetch, server, path, error, asked):
    with pytest.raises(errors.FetchError) as raised:
        fetch(path)
    assert type(raised.value) is error
    assert len(server.asked) == server.connections == asked


def test_a_redirect_to_a_name_with_a_private_address(fetch, server, names):
    names.answers["inside.test"] = [["192.168.1.1"]]
    with pytest.raises(errors.RefusedAddressError):
        fetch("/to-inside-name")
    assert names.asked == ["news.test", "inside.test"]


def test_cookies_are_not_sent_back(fetch, server):
    fetch("/with-cookie")
    assert server.paths() == ["/with-cookie", "/good"]
    assert "cookie" not in server.asked[1].headers
    fetch("/with-cookie")
    assert all("cookie" not in asked.headers for asked in server.asked)


def test_no_redirects_when_none_are_allowed(fetch, server):
    with pytest.raises(errors.TooManyRedirectsError):
        fetch("/to-good", max_redirects=0)
    assert server.paths() == ["/to-good"]
