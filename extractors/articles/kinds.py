"""What bytes are, told by how they begin, and where that says nothing by what they are called."""

from __future__ import annotations

import re
from typing import Literal

from extractors.articles import rich_words
from extractors.articles.archive import tell_archive
from extractors.errors import EncryptedFileError, UnknownKindError

Kind = Literal[
    "html", "pdf", "docx", "odt", "pptx", "rtf", "xlsx", "ods", "csv", "mail", "subtitles", "picture",
    "text", "markdown", "rich",
]  # fmt: skip

NAMED = {
    ".md": "text/markdown", ".markdown": "text/markdown", ".html": "text/html", ".htm": "text/html",
    ".csv": "text/csv", ".tsv": "text/tab-separated-values", ".tab": "text/tab-separated-values",
    ".eml": "message/rfc822", ".srt": "application/x-subrip", ".vtt": "text/vtt",
}  # fmt: skip
"""The types of files by the ends of their names, where how they begin may not tell them from other texts."""

_NO_TYPE = (None, "", "application/octet-stream", "text/plain")
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
# A table of values may begin with a link.
_WHOLE_PAGE = re.compile(rb"\s*<(?:!doctype|html|head|body)\b", re.IGNORECASE)
_OTHERS = {
    b"\x1f\x8b": "gzip", b"Rar!": "RAR", b"7z\xbc\xaf": "7z",
    b"ID3": "sound", b"OggS": "sound", b"RIFF": "sound or video", b"\x1aE\xdf\xa3": "video",
    b"\x7fELF": "program", b"MZ\x90": "program",
}  # fmt: skip
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_OLD = {"Workbook": "old Excel", "PowerPoint Document": "old PowerPoint", "__substg1.0": "Outlook message"}
_LOCKED = "EncryptedPackage"
_HEAD = 4096
# The lines at the head of a mail; a text that begins "From: Anna Velde" has none of those that programs write.
_FIELD = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{1,40}:[^\n]*+\n(?:[ \t][^\n]*+\n){0,40}+){2,}+")
_OF_MAIL = re.compile(rb"^(?:message-id|mime-version|received|return-path|delivered-to|dkim-signature):", re.I | re.M)
_FROM_LINE = re.compile(rb"(?:From \S+ [^\n]{0,80}\r?\n)?")
_SUBTITLES = re.compile(
    rb"""
    \s*+ (?: WEBVTT\b | (?:\d{1,6}\s*\r?\n)? \d\d?:\d\d(?::\d\d)?[,.]\d{3}[ ]*-->[ ]*\d\d?:\d\d )
    """,
    re.VERBOSE,
)
_TYPES: dict[str, Kind] = {
    "text/markdown": "markdown", "text/csv": "csv", "text/comma-separated-values": "csv", "application/csv": "csv",
    "application/vnd.ms-excel": "csv", "text/tab-separated-values": "csv", "message/rfc822": "mail",
    "text/vtt": "subtitles", "application/x-subrip": "subtitles", "text/srt": "subtitles", "text/x-srt": "subtitles",
}  # fmt: skip


def name_type(content_type: str | None, name: str | None) -> str | None:
    """Give the type of a file that was sent: some programs only say that it is bytes or text, and its name says more.

    >>> name_type("text/plain", "toll.csv"), name_type(None, "toll.docx"), name_type("text/html", "toll.csv")
    ('text/csv', None, 'text/html')
    """
    ending = re.search(r"\.\w{1,10}$", name or "")
    if content_type not in _NO_TYPE:
        return content_type
    return NAMED.get(ending[0].lower() if ending else "", content_type)


def tell_kind(data: bytes, content_type: str | None = None, url: str | None = None) -> Kind:
    """Tell what bytes are; how they begin counts for more than what they are called.

    Raises UnknownKindError for what cannot be read, and EncryptedFileError for a locked office document.

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
        return _tell_archive_kind(data)
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith(_OLD_OFFICE):
        _refuse_old_office(data)
    for mark, name in _OTHERS.items():
        if head.startswith(mark):
            raise UnknownKindError(name)
    return _tell_text_kind(head, (content_type or "").partition(";")[0].strip().lower(), url)


def _tell_archive_kind(data: bytes) -> Kind:
    kinds: dict[str | None, Kind] = {"xlsx": "xlsx", "ods": "ods", "pptx": "pptx", "odt": "odt", "odp": "odt"}
    # What is none of them is told when it is opened.
    return kinds.get(tell_archive(data), "docx")


def _refuse_old_office(data: bytes) -> None:
    """Raise what an office file of before 2007 is, or a new one that is locked with a password."""
    if _LOCKED.encode("utf-16-le") in data:
        raise EncryptedFileError("document")
    raise UnknownKindError(next((kind for name, kind in _OLD.items() if name.encode("utf-16-le") in data), "old Word"))


def _tell_text_kind(head: bytes, named: str, url: str | None) -> Kind:
    if named == rich_words.KIND:
        return "rich"
    plain = head.removeprefix(b"\xef\xbb\xbf")
    found = re.search(r"\.\w{2,8}(?=[?#]|$)", url or "")
    by_ending = NAMED.get(found[0].lower(), "") if found else ""
    called = _TYPES.get(named) or _TYPES.get(by_ending)
    marked = _WHOLE_PAGE.match(plain) if called == "csv" else _HTML.match(plain)
    if named in ("text/html", "application/xhtml+xml") or marked:
        return "html"
    if named.startswith(("audio/", "video/", "font/")):
        raise UnknownKindError(named)
    if _is_mail(plain):
        return "mail"
    if _SUBTITLES.match(plain):
        return "subtitles"
    # UTF-16 without its mark looks like this too; what is no text at all is told when it is decoded.
    other: Kind = "html" if by_ending == "text/html" or re.search(r"\.xhtml(?:[?#]|$)", url or "", re.I) else "text"
    return called or other


def _is_mail(head: bytes) -> bool:
    start = _FROM_LINE.match(head)
    fields = _FIELD.match(head, start.end() if start else 0)
    return fields is not None and _OF_MAIL.search(fields[0]) is not None
