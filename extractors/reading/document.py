"""What somebody sent, as bytes, told apart by its kind and read as an article."""

from __future__ import annotations

from dataclasses import replace

from extractors.errors import EmptyFileError, TooLargeFileError
from extractors.reading.beside import BesideWords
from extractors.reading.kinds import tell_kind
from extractors.types import Article

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
    limit = LARGEST_PAGE if kind in ("html", "text", "markdown") else LARGEST
    if len(data) > limit:
        raise TooLargeFileError("page" if kind == "html" else "file", limit)
    # Each reader brings its library along: a text is not to wait for the PDF reader.
    if kind == "html":
        from extractors.reading.html import read_html

        return replace(read_html(data, url=url, charset=charset, words=words), self_described=url is None)
    if kind in ("text", "markdown"):
        from extractors.reading import text

        read = text.read_markdown if kind == "markdown" else text.read_text
        return replace(read(data, charset=charset), url=url)
    return replace(_read_binary(kind, data), url=url)


def _read_binary(kind: str, data: bytes) -> Article:
    if kind == "pdf":
        from extractors.reading.layout import read_pdf

        return read_pdf(data)
    if kind == "docx":
        from extractors.reading.docx import read_docx

        return read_docx(data)
    from extractors.reading.picture import read_picture

    return read_picture(data)
