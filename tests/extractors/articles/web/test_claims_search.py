"""Asking for published fact-checks, from a server on loopback that answers well and badly."""

import asyncio
import gzip
import json
import logging
from urllib.parse import parse_qs, urlsplit

import pytest
from hostile_server import HostileServer
from misbehaviour import endlessly, reply, reset, stay_silent
from throwaway_certificates import make_certificates

from extractors.articles.web.claims_search import ClaimsAccess, search_claims
from extractors.errors import FactCheckError

KEY = "a-secret-key"
ANSWER = {"claims": [{"text": "300 ships"}]}
JSON = {"content_type": "application/json; charset=UTF-8"}
ROUTES = {
    "/good": reply(json.dumps(ANSWER).encode(), **JSON),
    "/packed": reply(gzip.compress(json.dumps(ANSWER).encode()), content_encoding="gzip", **JSON),
    "/none": reply(b"{}\n", **JSON),
    "/empty": reply(b"", **JSON),
    "/broken": reply(b'{"claims": [{"text": "300', **JSON),
    "/deep": reply(b"[" * 100_000, **JSON),
    "/page": reply(b"<html><p>Hello</p></html>"),
    "/latin": reply(b'{"claims": "caf\xe9"}', **JSON),
    "/cut": reply(b'{"claims": []}', content_length="5000", **JSON),
    "/endless": endlessly(b" " * 65_536, b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n"),
    "/drip": endlessly(b" ", b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n", pause=0.05),
    "/silent": stay_silent,
    "/reset": reset,
    "/moved": reply(status="302 Found", location="http://127.0.0.1:1/"),
} | {f"/{status}": reply(b'{"error": {}}', f"{status} So", **JSON) for status in (400, 401, 403, 404, 429, 500, 503)}


@pytest.fixture(scope="module")
def claims_server():
    with HostileServer(ROUTES, make_certificates()) as server:
        yield server


def ask(server, path, query="300 ships", seconds=1.0):
    access = ClaimsAccess(KEY, f"http://127.0.0.1:{server.port}{path}", "figurecheck/test", seconds)
    return asyncio.run(search_claims(query, access))


@pytest.mark.parametrize(("path", "answer"), [("/good", ANSWER), ("/packed", ANSWER), ("/none", {}), ("/empty", {})])
def test_an_answer_is_given_as_it_is(claims_server, path, answer):
    assert ask(claims_server, path) == answer


def test_it_is_asked_as_documented(claims_server):
    claims_server.forget()
    ask(claims_server, "/good", query="300 ships & £4 more?")
    asked = urlsplit(claims_server.asked[0].path)
    assert parse_qs(asked.query) == {
        "query": ["300 ships & £4 more?"],
        "languageCode": ["en"],
        "pageSize": ["10"],
        "key": [KEY],
    }
    assert claims_server.asked[0].line.startswith("GET ")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/400", "fact_check_key"),
        ("/401", "fact_check_key"),
        ("/403", "fact_check_key"),
        ("/429", "too often"),
        ("/404", "out of order"),
        ("/500", "out of order"),
        ("/503", "out of order"),
        ("/moved", "out of order"),
        ("/broken", "cannot be read"),
        ("/deep", "cannot be read"),
        ("/page", "cannot be read"),
        ("/latin", "cannot be read"),
        ("/cut", "cannot be reached"),
        ("/reset", "cannot be reached"),
        ("/endless", "cannot be reached"),
        ("/drip", "no answer in 1 seconds"),
        ("/silent", "no answer in 1 seconds"),
    ],
)
def test_a_fault_is_one_sentence_without_the_key(claims_server, caplog, path, said):
    caplog.set_level(logging.DEBUG)
    with pytest.raises(FactCheckError, match=said) as raised:
        ask(claims_server, path)
    assert KEY not in str(raised.value)
    assert raised.value.__cause__ is None
    assert KEY not in caplog.text


def test_no_server_is_a_fault_too(unused_port):
    with pytest.raises(FactCheckError, match="cannot be reached"):
        asyncio.run(search_claims("300", ClaimsAccess(KEY, f"http://127.0.0.1:{unused_port}/")))


def test_the_key_is_not_shown():
    assert KEY not in repr(ClaimsAccess(KEY))
