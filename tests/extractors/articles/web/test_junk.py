"""Whatever a server sends, the outcome is a page or one of our own errors."""

import contextlib

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from misbehaviour import HTML, PACKERS, reply

from extractors.articles.web.errors import FetchError

HEADERS = st.sampled_from(
    [
        b"Content-Type: text/html",
        b"Content-Type: ;;;=",
        b"Content-Type: \xff\xfe",
        b"Content-Length: 80",
        b"Content-Length: 1e3",
        b"Transfer-Encoding: chunked",
        b"Transfer-Encoding: gzip, chunked",
        b"Content-Encoding: gzip",
        b"Content-Encoding: br, zstd",
        b"Content-Encoding: \xe9",
        b"Location: /good",
        b"Location: http://[",
        b"Location: http://xn--a/",
        b"Location: \xc3\xa4\xff",
        b"Location: ?%",
        b"Connection: Upgrade",
        b"no colon",
        b": no name",
        b" folded",
        b"",
    ]
)
STARTS = st.sampled_from(
    [
        b"HTTP/1.1 200 OK",
        b"HTTP/1.0 301 Moved",
        b"HTTP/1.1 200",
        b"HTTP/2 200 OK",
        b"HTTP/1.1 99 Low",
        b"HTTP/1.1 101 S",
    ]
)
BODIES = st.one_of(
    st.binary(max_size=200),
    st.sampled_from(
        [HTML, b"5\r\nhello\r\n0\r\n\r\n", b"-1\r\n", b"ffffffffffffffffff\r\nx", *(p(HTML) for p in PACKERS.values())]
    ),
)
ONE_SERVER = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@ONE_SERVER
@given(STARTS, st.lists(HEADERS, max_size=4), BODIES)
def test_answers_put_together_at_random(fetch, server, start, headers, body):
    server.routes["/junk-now"] = b"\r\n".join([start, *headers, b"", body])
    with contextlib.suppress(FetchError):
        assert fetch("/junk-now").body


@ONE_SERVER
@given(st.data())
def test_good_answers_with_a_byte_changed(fetch, server, data):
    coding = data.draw(st.sampled_from(list(PACKERS)))
    answer = bytearray(reply(PACKERS[coding](HTML), content_encoding=coding))
    answer[data.draw(st.integers(0, len(answer) - 1))] = data.draw(st.integers(0, 255))
    server.routes["/junk-now"] = bytes(answer)
    with contextlib.suppress(FetchError):
        assert fetch("/junk-now", seconds=2).body
