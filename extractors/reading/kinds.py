"""What a run of bytes is: told by how it begins, then by what it is said to be."""

from __future__ import annotations

import re
from typing import Literal

from extractors.errors import UnknownKindError

Kind = Literal["html", "pdf", "docx", "picture", "text", "markdown"]

_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"BM", b"II*\0", b"MM\0*")
_HTML = re.compile(
    rb"\s*+(?:<\?xml[^>]{0,300}>\s*+)?+(?:(?><!--.{0,2000}?-->)\s*+)*+<(?:!doctype\s+html|html|head|body|title|meta|article|div|p|table|h[1-6]|script|main|section|span|font|center|a)\b",
    re.IGNORECASE | re.DOTALL,
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
