"""What somebody sent, as bytes, told apart by its kind and read as an article."""

from __future__ import annotations

from dataclasses import replace

from extractors.articles.html.beside import BesideWords
from extractors.articles.kinds import Kind, name_type, tell_kind
from extractors.errors import EmptyFileError, TooLargeFileError, UnknownKindError
from extractors.types import Article

LARGEST = 30_000_000
"""Bytes of a file; of a page or a text, ``LARGEST_PAGE``."""

LARGEST_PAGE = 5_000_000
_WRITTEN = ("html", "text", "markdown", "subtitles", "rich")


def read_document(
    data: bytes, *, url: str | None, content_type: str | None, charset: str | None, words: BesideWords
) -> Article:
    """Read an article from a page, text, mail, office document, table, subtitles or picture, known to be at ``url``.

    What a page says of itself is only its own word where no address is known.

    Raises one of the kinds of DocumentError, each with one sentence for a person.
    """
    if not data.strip():
        raise EmptyFileError
    kind = tell_kind(data, content_type, url)
    limit = LARGEST_PAGE if kind in _WRITTEN else LARGEST
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
    if kind == "mail":
        from extractors.articles.mail.message import read_mail

        def read_file(data: bytes, content_type: str | None, name: str | None) -> Article:
            named = name_type(content_type, name)
            if tell_kind(data, named) == "mail":
                raise UnknownKindError("mail in a mail")
            return read_document(data, url=None, content_type=named, charset=None, words=words)

        return replace(read_mail(data, read_file), url=url)
    return replace(_read_table(kind, data, charset) or _read_binary(kind, data, charset), url=url)


def _read_table(kind: Kind, data: bytes, charset: str | None) -> Article | None:
    if kind == "xlsx":
        from extractors.articles.sheets.xlsx import read_xlsx

        return read_xlsx(data)
    if kind == "ods":
        from extractors.articles.sheets.ods import read_ods

        return read_ods(data)
    if kind == "csv":
        from extractors.articles.sheets.delimited import read_csv

        return read_csv(data, charset=charset)
    return None


def _read_binary(kind: Kind, data: bytes, charset: str | None) -> Article:
    if kind == "pdf":
        from extractors.articles.pdf.layout import read_pdf

        return read_pdf(data)
    if kind == "docx":
        from extractors.articles.docx import read_docx

        return read_docx(data)
    if kind == "odt":
        from extractors.articles.odt import read_odt

        return read_odt(data)
    if kind == "pptx":
        from extractors.articles.pptx import read_pptx

        return read_pptx(data)
    if kind == "rtf":
        from extractors.articles.rtf import read_rtf

        return read_rtf(data)
    if kind == "subtitles":
        from extractors.articles.subtitles import read_subtitles

        return read_subtitles(data, charset=charset)
    from extractors.articles.picture import read_picture

    return read_picture(data)
