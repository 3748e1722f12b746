"""Servers that misbehave: each fault gives its own error, in time, and the process lives."""

import time
import tracemalloc

import pytest
from misbehaviour import PACKERS

from extractors.articles.web import errors

FAULTS = {
    "/empty": errors.EmptyPageError,
    "/blank": errors.EmptyPageError,
    "/empty-gzip": errors.EmptyPageError,
    "/gzip-of-nothing": errors.EmptyPageError,
    "/length-long": errors.BrokenBodyError,
    "/length-huge": errors.PageTooLargeError,
    "/length-absurd": errors.BrokenAnswerError,
    "/length-twice": errors.BrokenAnswerError,
    "/length-negative": errors.BrokenAnswerError,
    "/chunk-garbage": errors.BrokenBodyError,
    "/chunk-cut": errors.BrokenBodyError,
    "/chunk-no-end": errors.BrokenBodyError,
    "/not-gzip": errors.BrokenBodyError,
    "/unknown-coding": errors.BrokenBodyError,
    "/many-codings": errors.BrokenBodyError,
    "/gzip-bad-checksum": errors.BrokenBodyError,
    "/http-0.9": errors.BrokenAnswerError,
    "/junk": errors.BrokenAnswerError,
    "/huge-header": errors.BrokenAnswerError,
    "/many-headers": errors.BrokenAnswerError,
    "/endless-headers": errors.BrokenAnswerError,
    "/nothing": errors.BrokenAnswerError,
    "/reset": errors.BrokenAnswerError,
    "/reset-amid-body": errors.BrokenBodyError,
    "/endless": errors.PageTooLargeError,
    "/endless-chunks": errors.PageTooLargeError,
    "/endless-empty-members": errors.PageTooLargeError,
    "/bomb-in-bomb": errors.PageTooLargeError,
    "/video": errors.WrongKindError,
    "/endless-video": errors.WrongKindError,
}
STATUSES = {
    204: errors.EmptyPageError,
    205: errors.EmptyPageError,
    206: errors.UnexpectedAnswerError,
    300: errors.UnexpectedAnswerError,
    304: errors.UnexpectedAnswerError,
    400: errors.UnexpectedAnswerError,
    401: errors.LoginNeededError,
    402: errors.LoginNeededError,
    403: errors.LoginNeededError,
    404: errors.NotFoundError,
    405: errors.UnexpectedAnswerError,
    410: errors.NotFoundError,
    418: errors.UnexpectedAnswerError,
    429: errors.TooManyRequestsError,
    451: errors.LoginNeededError,
    500: errors.ServerFaultError,
    502: errors.ServerFaultError,
    503: errors.ServerFaultError,
    504: errors.ServerFaultError,
    520: errors.ServerFaultError,
    999: errors.UnexpectedAnswerError,
}


@pytest.mark.parametrize(("path", "error"), FAULTS.items())
def test_a_fault_has_its_error(fetch, path, error):
    with pytest.raises(errors.FetchError) as raised:
        fetch(path)
    assert type(raised.value) is error


@pytest.mark.parametrize(("status", "error"), STATUSES.items())
def test_a_status_has_its_error(fetch, status, error):
    with pytest.raises(errors.FetchError) as raised:
        fetch(f"/status-{status}")
    assert type(raised.value) is error


def test_the_body_of_an_error_page_is_not_read(fetch):
    with pytest.raises(errors.NotFoundError):
        fetch("/error-packed")
    with pytest.raises(errors.ServerFaultError):
        fetch("/error-endless")


@pytest.mark.parametrize("coding", PACKERS)
@pytest.mark.parametrize(
    ("fault", "error"),
    [("cut", errors.BrokenBodyError), ("damaged", errors.BrokenBodyError), ("bomb", errors.PageTooLargeError)],
)
def test_packed_bodies_that_are_cut_damaged_or_bombs(fetch, coding, fault, error):
    with pytest.raises(error):
        fetch(f"/{coding}-{fault}")


@pytest.mark.parametrize("coding", PACKERS)
def test_a_bomb_takes_little_memory(fetch, coding):
    tracemalloc.start()
    try:
        with pytest.raises(errors.PageTooLargeError):
            fetch(f"/{coding}-bomb")
        assert tracemalloc.get_traced_memory()[1] < 12_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("path", ["/silent", "/drip-headers", "/drip-body", "/endless-continue"])
@pytest.mark.parametrize("secure", [False, True])
def test_what_takes_too_long_is_given_up_on_time(fetch, path, secure):
    begun = time.monotonic()
    with pytest.raises(errors.TooSlowError, match=r"0\.4 seconds"):
        fetch(path, secure=secure, seconds=0.4)
    assert time.monotonic() - begun < 3


def test_the_deadline_holds_for_all_hops_together(fetch, server):
    async def wait(writer):
        import asyncio

        await asyncio.sleep(0.25)
        writer.write(b"HTTP/1.1 302 Found\r\nLocation: /slow-hop?more\r\n\r\n")

    server.routes["/slow-hop"] = wait
    with pytest.raises(errors.TooSlowError):
        fetch("/slow-hop", seconds=0.4)


def test_nobody_listens(fetch, unused_port):
    with pytest.raises(errors.NoConnectionError):
        fetch(f"http://news.test:{unused_port}/", ports=frozenset({unused_port}))


def test_no_such_host(fetch):
    with pytest.raises(errors.NoSuchHostError, match=r"nowhere\.example"):
        fetch("http://nowhere.example/")
