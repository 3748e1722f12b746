"""What somebody sent, as bytes, told apart by its kind and read as an article."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from extractors.articles import rich_words
from extractors.articles.html.beside import BesideWords
from extractors.errors import EmptyFileError, TooLargeFileError, UnknownKindError
from extractors.types import Article

Kind = Literal["html", "pdf", "docx", "picture", "text", "markdown", "rich"]

_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"BM", b"II*\0", b"MM\0*")
_TAG = rb"""
    (?:!doctype\s+html|html|head|body|title|meta|article|div|p|table|h[1-6]|script|main|section|span|font|center|a)\b
"""
_HTML = re.compile(
    rb"""
    \s*+(?:<\?xml[^>]{0,300}>\s*+)?+
    (?:(?><!--.{0,2000}?-->)\s*+)*+  # comments
    <"""
    + _TAG,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_OTHERS = {
    b"{\\rtf": "RTF", b"\xd0\xcf\x11\xe0": "old Word", b"\x1f\x8b": "gzip", b"Rar!": "RAR", b"7z\xbc\xaf": "7z",
    b"ID3": "sound", b"OggS": "sound", b"RIFF": "sound or video", b"\x1aE\xdf\xa3": "video",
    b"\x7fELF": "program", b"MZ\x90": "program",
}  # fmt: skip
_HEAD = 4096


def tell_kind(data: bytes, content_type: str | None = None, url: str | None = None) -> Kind:
    """Tell what bytes are; how they begin counts for more than what they are called.

    Raises UnknownKindError for what cannot be read.

    >>> tell_kind(b"%PDF-1.7 ..."), tell_kind(b"<p>Two ships sank.</p>"), tell_kind(b"Two ships sank.")
    ('pdf', 'html', 'text')
    """
    head = data[:_HEAD]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if (
        head.startswith(_PICTURES)
        or (head.startswith(b"RIFF") and head[8:12] == b"WEBP")
        or head[4:12] in (b"ftypheic", b"ftypavif")
    ):
        return "picture"
    if head.startswith(b"PK\x03\x04"):
        return "docx"
    for mark, name in _OTHERS.items():
        if head.startswith(mark):
            raise UnknownKindError(name)
    return _tell_text_kind(head, (content_type or "").partition(";")[0].strip().lower(), url)


def _tell_text_kind(head: bytes, named: str, url: str | None) -> Kind:
    if named == rich_words.KIND:
        return "rich"
    if named in ("text/html", "application/xhtml+xml") or _HTML.match(head.removeprefix(b"\xef\xbb\xbf")):
        return "html"
    if named.startswith(("audio/", "video/", "font/")):
        raise UnknownKindError(named)
    ending = re.search(r"\.(\w{2,8})(?:[?#]|$)", url or "")
    if named == "text/markdown" or (ending and ending[1].lower() in ("md", "markdown")):
        return "markdown"
    if ending and ending[1].lower() in ("html", "htm", "xhtml"):
        return "html"
    # UTF-16 without its mark looks like this too; what is no text at all is told when it is decoded.
    return "text"


LARGEST = 30_000_000
"""Bytes of a file; of a page or a text, ``LARGEST_PAGE``."""

LARGEST_PAGE = 5_000_000


def read_document(
    data: bytes, *, url: str | None, content_type: str | None, charset: str | None, words: BesideWords
) -> Article:
    """Read an article from a web page, PDF, Word document, picture, text or Markdown, known to be at ``url``.

    What a page says of itself is only its own word where no address is known.

    Raises one of the kinds of DocumentError, each with one sentence for a person.
    """
    if not data.strip():
        raise EmptyFileError
    kind = tell_kind(data, content_type, url)
    limit = LARGEST_PAGE if kind in ("html", "text", "markdown", "rich") else LARGEST
    if len(data) > limit:
        raise TooLargeFileError("page" if kind == "html" else "file", limit)
    # Each reader brings its library along: a text is not to wait for the PDF reader.
    if kind == "html":
        from extractors.articles.html.page import read_html

        return replace(read_html(data, url=url, charset=charset, words=words), self_described=url is None)
    if kind in ("text", "markdown"):
        from extractors.articles import text

        read = text.read_markdown if kind == "markdown" else text.read_text
        return replace(read(data, charset=charset), url=url)
    if kind == "rich":
        from extractors.articles.html.rich import read_rich

        return read_rich(data)
    return replace(_read_binary(kind, data), url=url)


def _read_binary(kind: str, data: bytes) -> Article:
    if kind == "pdf":
        from extractors.articles.pdf_layout import read_pdf

        return read_pdf(data)
    if kind == "docx":
        from extractors.articles.docx import read_docx

        return read_docx(data)
    from extractors.articles.picture import read_picture

    return read_picture(data)
