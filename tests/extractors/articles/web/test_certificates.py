"""Certificates are checked against the name in the link, although the connection goes to an address."""

import pytest
from misbehaviour import HTML

from extractors.articles.web import errors
from extractors.articles.web.exchange import make_tls


def test_the_name_is_what_is_asked_for_and_certified(fetch, server):
    assert fetch("/good", secure=True).body == HTML
    assert server.names == ["news.test"]
    assert server.asked[0].headers["host"] == f"news.test:{server.tls_port}"


def test_an_address_can_be_certified_too(fetch, server):
    assert fetch("/good", "127.0.0.1", secure=True).body == HTML
    assert server.names == [None]


def test_each_hop_is_certified_by_its_own_name(fetch, server):
    server.routes["/to-other"] = (
        f"HTTP/1.1 302 Found\r\nLocation: https://other.test:{server.tls_port}/good\r\n\r\n".encode()
    )
    assert fetch("/to-other", secure=True).body == HTML
    assert server.names == ["news.test", "other.test"]


@pytest.mark.parametrize("host", ["expired.test", "wronghost.test", "stranger.test", "nobody.test"])
def test_a_bad_certificate(fetch, server, host):
    with pytest.raises(errors.BadCertificateError, match=host):
        fetch("/good", host, secure=True)
    assert server.asked == []


def test_without_a_context_of_its_own_the_usual_authorities_count(fetch, server):
    with pytest.raises(errors.BadCertificateError):
        fetch("/good", secure=True, tls=None)
    assert server.asked == []


def test_the_environment_adds_no_authority(fetch, server, monkeypatch, tmp_path):
    (tmp_path / "authority.pem").write_bytes(server.certificates.authority)
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    make_tls.cache_clear()
    with pytest.raises(errors.BadCertificateError):
        fetch("/good", secure=True, tls=None)
    make_tls.cache_clear()


def test_a_server_that_speaks_no_tls(fetch, server):
    with pytest.raises(errors.NoConnectionError):
        fetch(f"https://news.test:{server.port}/good")


def test_a_server_that_speaks_nothing_else(fetch, server):
    with pytest.raises(errors.BrokenAnswerError):
        fetch(f"http://news.test:{server.tls_port}/good")


def test_a_bad_certificate_at_the_end_of_a_redirect(fetch, server):
    server.routes["/to-expired"] = (
        f"HTTP/1.1 302 Found\r\nLocation: https://expired.test:{server.tls_port}/good\r\n\r\n".encode()
    )
    with pytest.raises(errors.BadCertificateError):
        fetch("/to-expired")


def test_a_packed_body_cut_by_a_closed_connection(fetch):
    with pytest.raises(errors.BrokenBodyError):
        fetch("/gzip-cut", secure=True)
