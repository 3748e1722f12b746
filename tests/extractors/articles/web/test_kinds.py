"""What may be an article, by its declaration and by its first bytes."""

import pytest
from made import make_odf, make_xlsx
from misbehaviour import HTML, reply

from extractors.articles.web import errors
from extractors.articles.web.policy import DOCX, ODS, ODT, XLSX

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
JPEG = b"\xff\xd8\xff\xe0\0\x10JFIF"
WEBP = b"RIFF\x24\0\0\0WEBPVP8 "
RICH = b"{\\rtf1 300 people}"
WORD = b"PK\x03\x04\x14\0\0\0\x08\0[Content_Types].xml....PK\x03\x04\x14\0word/document.xml..."
ZIP = b"PK\x03\x04\x14\0\0\0\x08\0holiday.jpg..."
OCTETS = "application/octet-stream"


@pytest.mark.parametrize(
    ("declared", "body", "kind"),
    [
        ("text/html", HTML, "text/html"),
        ("TEXT/HTML ; Charset='ISO-8859-1'", HTML, "text/html"),
        ("text/html, text/html; charset=x", HTML, "text/html"),
        ("application/xhtml+xml", HTML, "application/xhtml+xml"),
        ("text/plain", b"At least 300 people.", "text/plain"),
        ("text/markdown", b"# 300", "text/markdown"),
        ("text/x-markdown", b"# 300", "text/markdown"),
        ("text/plain; charset=utf-16", "300 people".encode("utf-16"), "text/plain"),
        ("application/pdf", PDF, "application/pdf"),
        ("application/x-pdf", PDF, "application/pdf"),
        ("text/html", PDF, "application/pdf"),
        (DOCX, WORD, DOCX),
        ("image/png", PNG, "image/png"),
        ("image/jpg", JPEG, "image/jpeg"),
        ("image/webp", WEBP, "image/webp"),
        ("image/png", JPEG, "image/jpeg"),
        (OCTETS, PDF, "application/pdf"),
        (OCTETS, WORD, DOCX),
        ("binary/octet-stream", PNG, "image/png"),
        (OCTETS, HTML, "text/html"),
        ("", HTML, "text/html"),
        ("", b"<?xml version='1.0'?>\n<!-- hello -->\n<html>", "text/html"),
        ("", b"\xef\xbb\xbf\n" + HTML, "text/html"),
        ("application/pdf", HTML, "text/html"),
        ("text/rtf", RICH, "application/rtf"),
        (OCTETS, RICH, "application/rtf"),
        ("text/csv; charset=utf-8", b"Town,Dead", "text/csv"),
        ("text/vtt", b"WEBVTT", "text/vtt"),
        (OCTETS, make_xlsx("<a/>"), XLSX),
        (OCTETS, make_odf("text", ""), ODT),
        ("text/html", make_odf("spreadsheet", ""), ODS),
    ],
)
def test_a_kind_that_is_read(fetch, server, declared, body, kind):
    server.routes["/kind"] = reply(body, content_type=declared)
    page = fetch("/kind")
    assert (page.content_type, page.body) == (kind, body)


@pytest.mark.parametrize(
    ("declared", "body"),
    [
        ("video/mp4", HTML),
        ("application/json", b'{"value": 300}'),
        ("application/zip", WORD),
        ("image/gif", b"GIF89a"),
        ("image/svg+xml", b"<svg/>"),
        ("<script>/x", HTML),
        (OCTETS, b"MZ\x90\0"),
        (OCTETS, ZIP),
        (OCTETS, b"300 people"),
        ("", b"300 people"),
        (DOCX, ZIP),
        ("application/pdf", b"no such file"),
        ("image/png", b"\0\0\0\0"),
        ("", b"<!---->" * 140),
        ("text/html", b"\x7fELF\2\1\1\0\0\0\0\0"),
        ("text/plain", ZIP),
    ],
)
def test_a_kind_that_is_not(fetch, server, declared, body):
    server.routes["/kind"] = reply(body, content_type=declared)
    with pytest.raises(errors.WrongKindError) as raised:
        fetch("/kind")
    assert "<" not in str(raised.value)


def test_a_policy_may_allow_less(fetch, server):
    server.routes["/kind"] = reply(PDF, content_type=OCTETS)
    with pytest.raises(errors.WrongKindError):
        fetch("/kind", content_types=frozenset({"text/html"}))


@pytest.mark.parametrize(
    ("header", "charset"),
    [
        ("text/html; charset=UTF-8", "UTF-8"),
        ('text/html;charset="windows-1252"', "windows-1252"),
        ("text/html; Charset = 'latin-1'; x=y", "latin-1"),
        ("text/html", None),
        ("text/html; charset=", None),
    ],
)
def test_the_charset_is_handed_on_as_declared(fetch, server, header, charset):
    server.routes["/kind"] = reply(HTML, content_type=header)
    assert fetch("/kind").charset == charset
