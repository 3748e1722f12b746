"""The host is looked up once, and the connection goes to an address that was checked and to no other."""

import asyncio
import os
import socket
import subprocess
import sys
import time
from ipaddress import IPv4Network

import pytest
from misbehaviour import HTML

from extractors.articles.web import errors
from extractors.articles.web.lookup import look_up


def test_an_answer_that_changes_between_look_up_and_connection(fetch, server, names):
    names.answers["news.test"] = [["127.0.0.1"], ["10.0.0.1"]]
    assert fetch("/good").body == HTML
    assert names.asked == ["news.test"]
    assert server.connections == 1


def test_an_answer_that_changes_between_two_hops(fetch, server, names):
    names.answers["news.test"] = [["127.0.0.1"], ["10.0.0.1"]]
    with pytest.raises(errors.RefusedAddressError):
        fetch("/to-good")
    assert server.paths() == ["/to-good"]


@pytest.mark.parametrize("secure", [False, True])
def test_nothing_else_looks_the_name_up(fetch, monkeypatch, secure):
    def refuse(*asked, **_):
        raise AssertionError(f"looked up {asked}")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert fetch("/good", secure=secure).body == HTML


@pytest.mark.parametrize(
    "private", ["10.0.0.1", "169.254.169.254", "fd00:ec2::254", "::ffff:10.0.0.1", "fe80::1%lo", "?"]
)
@pytest.mark.parametrize("first", [True, False])
def test_one_private_address_among_others_refuses_the_host(fetch, server, names, private, first):
    names.answers["news.test"] = [[private, "127.0.0.1"] if first else ["127.0.0.1", private]]
    with pytest.raises(errors.RefusedAddressError):
        fetch("/good")
    assert server.connections == 0


def test_loopback_is_private_unless_the_policy_says_otherwise(fetch, server, names):
    for host in ("news.test", "127.0.0.1"):
        with pytest.raises(errors.RefusedAddressError):
            fetch("/good", host, allow_loopback=False)
    assert server.connections == 0


def test_loopback_by_its_usual_name_when_the_policy_opens_it(fetch, names):
    names.answers["localhost"] = [["127.0.0.1"]]
    assert fetch("/good", "localhost").body == HTML


def test_a_network_that_the_policy_opens(fetch, names):
    network = IPv4Network("127.0.0.0/8")
    assert fetch("/good", allow_loopback=False, extra_networks=(network,)).body == HTML
    names.answers["news.test"] = [["10.0.0.1"]]
    with pytest.raises(errors.RefusedAddressError):
        fetch("/good", extra_networks=(network,))


def test_a_second_address_is_tried_when_the_first_does_not_answer(fetch, names):
    names.answers["news.test"] = [["::1", "127.0.0.1"]]  # the server listens on the second alone
    assert fetch("/good").body == HTML


def test_a_host_without_addresses(fetch, names):
    names.answers["news.test"] = [[]]
    with pytest.raises(errors.NoSuchHostError):
        fetch("/good")


def test_a_look_up_that_takes_too_long(fetch):
    async def wait(host, port):
        await asyncio.sleep(60)

    with pytest.raises(errors.TooSlowError):
        fetch("/good", resolver=wait, seconds=0.2)


def test_the_systems_look_up_holds_nobody_up(fetch, monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: time.sleep(8) or [])
    begun = time.monotonic()
    with pytest.raises(errors.TooSlowError):
        fetch("/good", resolver=look_up, seconds=0.2)
    assert time.monotonic() - begun < 4


def test_a_look_up_without_an_end_does_not_hold_up_the_end_of_the_program():
    program = """
import asyncio, socket, time
from extractors.articles.web import FetchPolicy, fetch_page
from extractors.articles.web.errors import TooSlowError
socket.getaddrinfo = lambda *_, **__: time.sleep(60)
try:
    asyncio.run(fetch_page("http://news.example/", FetchPolicy(seconds=0.1)))
except TooSlowError:
    print("too slow")
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=20, check=True)
    assert (done.stdout, done.stderr) == ("too slow\n", "")


def test_the_systems_look_up_gives_each_address_once(monkeypatch):
    entries = [
        (socket.AF_INET6, socket.SOCK_STREAM, 6, "", ("2606:4700::1", 443, 0, 0)),
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("1.1.1.1", 443)),
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("1.1.1.1", 443)),
    ]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: entries)
    assert asyncio.run(look_up("news.example", 443)) == ("2606:4700::1", "1.1.1.1")


@pytest.mark.parametrize(
    ("failure", "error"),
    [
        (socket.gaierror(socket.EAI_NONAME, "unknown"), errors.NoSuchHostError),
        (socket.gaierror(socket.EAI_AGAIN, "later"), errors.NoConnectionError),
        (OSError(os.strerror(5)), errors.NoSuchHostError),
        (UnicodeError("label too long"), errors.NoSuchHostError),
    ],
)
def test_a_look_up_that_fails(fetch, monkeypatch, failure, error):
    def fail(*_, **__):
        raise failure

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    with pytest.raises(error):
        fetch("/good", resolver=look_up)
