"""What the status of an answer means, and of which kind its content is."""

from __future__ import annotations

import re

import httpx

from extractors.articles.archive import tell_archive
from extractors.articles.web.errors import (
    EmptyPageError,
    FetchError,
    LoginNeededError,
    NotFoundError,
    ServerFaultError,
    TooManyRequestsError,
    UnexpectedAnswerError,
    WrongKindError,
)
from extractors.articles.web.policy import (
    CSV,
    DOCX,
    HTML,
    JPEG,
    MARKDOWN,
    ODP,
    ODS,
    ODT,
    PDF,
    PNG,
    PPTX,
    RTF,
    TEXT,
    TSV,
    VTT,
    WEBP,
    XHTML,
    XLSX,
    FetchPolicy,
)

REDIRECTS = frozenset({301, 302, 303, 307, 308})
NOT_FOUND = frozenset({404, 410})
NOT_FOR_EVERYBODY = frozenset({401, 402, 403, 451})
EMPTY = frozenset({204, 205})
PART_OF_A_PAGE = 206


def read_redirect(answer: httpx.Response) -> str | None:
    """Give where the answer leads on to, as written; None when it is not a redirect."""
    return answer.headers.get("location") if answer.status_code in REDIRECTS else None


def check_status(status: int) -> None:
    """Raise the error that the status stands for, unless a page follows."""
    if not 200 <= status <= 299 or status in EMPTY or status == PART_OF_A_PAGE:
        raise _explain(status)


def _explain(status: int) -> FetchError:
    if status in EMPTY:
        return EmptyPageError()
    if status in NOT_FOUND:
        return NotFoundError()
    if status in NOT_FOR_EVERYBODY:
        return LoginNeededError()
    if status == 429:
        return TooManyRequestsError()
    if 500 <= status <= 599:
        return ServerFaultError(status)
    return UnexpectedAnswerError(status)


# Sites say this of a file whose kind they do not know; a missing declaration says the same.
UNKNOWN = "application/octet-stream"
OTHER_NAMES = {
    "": UNKNOWN,
    "binary/octet-stream": UNKNOWN,
    "application/x-pdf": PDF,
    "text/x-markdown": MARKDOWN,
    "text/rtf": RTF,
    "text/comma-separated-values": CSV,
    "application/csv": CSV,
    "image/jpg": JPEG,
    "image/pjpeg": JPEG,
}
WRITTEN = frozenset({HTML, XHTML, TEXT, MARKDOWN, CSV, TSV, VTT})
_OFFICE = {"docx": DOCX, "pptx": PPTX, "xlsx": XLSX, "odt": ODT, "ods": ODS, "odp": ODP}

_CHARSET = re.compile(r"""charset\s*=\s*["']?([A-Za-z0-9._:+-]{1,40})""", re.IGNORECASE)
_NAME = re.compile(r"[a-z0-9.+-]{1,60}/[a-z0-9.+-]{1,80}")
# Each comment is taken once and for all: comments by the hundred must not be tried in every grouping.
_MARKUP = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*+(?:<\?xml[^>]*+>\s*+)?(?:<!--(?>.*?-->)\s*+)*+<(?:!doctype html|html|head|body)\b",
    re.I | re.S,
)
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_START = 1024


def read_declared(answer: httpx.Response, policy: FetchPolicy) -> str:
    """Give the kind that the site declares.

    Raises WrongKindError when nothing of that kind can be an article; then the body need not be waited for.
    """
    # Of two declarations the library makes a list.
    written: str = answer.headers.get("content-type", "").partition(",")[0].partition(";")[0].strip().lower()
    kind = OTHER_NAMES.get(written, written)
    if kind != UNKNOWN and kind not in policy.content_types:
        raise WrongKindError(kind if _NAME.fullmatch(kind) else "")
    return kind


def read_charset(answer: httpx.Response) -> str | None:
    """Give the character set that the site declares, as written."""
    match = _CHARSET.search(answer.headers.get("content-type", ""))
    return match[1] if match else None


def recognise(declared: str, body: bytes, policy: FetchPolicy) -> str:
    """Give the kind that the page is, by its own signature or, for text, by what the site declares.

    Raises WrongKindError for a file that is not what it is said to be and for one that nothing says anything of.
    """
    kind = _read_signature(body) or _accept_text(declared, body)
    if kind is None or kind not in policy.content_types:
        raise WrongKindError(kind or "")
    return kind


def _read_signature(body: bytes) -> str | None:
    if body.startswith(b"%PDF-"):
        return PDF
    if body.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if body.startswith(b"\xff\xd8\xff"):
        return JPEG
    if body.startswith(b"RIFF") and body[8:12] == b"WEBP":
        return WEBP
    if body.startswith(b"{\\rtf"):
        return RTF
    return _OFFICE.get(tell_archive(body) or "") if body.startswith(b"PK\x03\x04") else None


def _accept_text(declared: str, body: bytes) -> str | None:
    start = body[:_START]
    # UTF-16 is full of zero bytes, and so is everything that is not text.
    if b"\0" in start and not start.startswith(_WIDE_MARKS):
        return None
    if declared in WRITTEN:
        return declared
    # An error page under the name of a file is a page all the same.
    return HTML if _MARKUP.match(start) else None
