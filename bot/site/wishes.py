"""What is wished for: an article, and the documents to hold it against; from a form or from JSON."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.reports.json_text import read_json
from bot.workers.holding import SourceRequest
from bot.workers.request import Request
from extractors.articles.rich_words import KIND
from extractors.errors import InputError

MOST_SOURCES = 5
_LINK = re.compile(r"https?://\S+", re.IGNORECASE)
_KINDS = ("text", "url", "html")
_GIVE_ONE = "Give one of these: a text, a link or a file."
_KEYS = frozenset([*_KINDS, "against"])


@dataclass(frozen=True, slots=True)
class Wish:
    """An article to report on, and the documents that it rests on."""

    article: Request
    sources: tuple[SourceRequest, ...] = ()

    @property
    def size(self) -> int:
        """Say about how many bytes it holds."""
        held = (self.article, *(source.request for source in self.sources))
        return sum(len(each.data or b"") + 4 * len(each.text or "") for each in held)


@dataclass(frozen=True, slots=True)
class Upload:
    """A file of a form."""

    name: str
    content_type: str
    body: bytes


def read_form(texts: Mapping[str, str], files: Mapping[str, Upload]) -> Wish:
    """Read what a form holds: ``article`` or ``file``, and ``source`` or ``source_file`` if there is one.

    Raises InputError.

    >>> read_form({"article": " https://paper.example/story "}, {}).article.link
    'https://paper.example/story'
    """
    article = _read_part(texts.get("article", ""), files.get("file"))
    if article is None:
        raise InputError(_GIVE_ONE)
    source, upload = texts.get("source", ""), files.get("source_file")
    held = _read_part(source, upload)
    if held is None:
        return Wish(article)
    title = upload.name if upload and upload.body else held.link or "the source document"
    return Wish(article, (SourceRequest(title, held),))


def _read_part(text: str, upload: Upload | None) -> Request | None:
    # A browser sends a file field that was left empty as a file without a name.
    has_file = upload is not None and bool(upload.name or upload.body)
    if not text.strip():
        return _read_upload(upload) if upload and has_file else None
    if has_file:
        raise InputError(_GIVE_ONE)
    return _read_text(text)


def _read_text(text: str) -> Request:
    link = text.strip()
    # A form sends each line with a carriage return that nobody wrote.
    return Request(link=link) if _LINK.fullmatch(link) else Request(text=text.replace("\r\n", "\n"))


def _read_upload(upload: Upload) -> Request:
    # The blocks of a rich message are no file that anybody has.
    kind = None if upload.content_type == KIND else upload.content_type
    return Request(data=upload.body, file_name=upload.name[:200] or None, content_type=kind or None)


def read_body(body: bytes) -> Wish:
    """Read a JSON object: one of ``text``, ``url`` and ``html``, and ``against`` with a list of such with titles.

    Raises InputError.
    """
    try:
        wish = read_json(body.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise InputError("The request is not UTF-8 text: send JSON in UTF-8.") from None
    except ValueError as error:
        raise InputError(f"The request is not JSON: {str(error)[:200]}.") from error
    if not isinstance(wish, dict):
        raise InputError('The request must be a JSON object such as {"text": "…"}.')
    if unknown := wish.keys() - _KEYS:
        raise InputError(f"There is no {sorted(unknown)[0][:40]!r} here: give text, url or html, and against.")
    given = wish.get("against") or []
    if not isinstance(given, list) or len(given) > MOST_SOURCES:
        raise InputError(f'"against" must be a list of at most {MOST_SOURCES} objects such as {{"text": "…"}}.')
    return Wish(_read_object(wish), tuple(_read_sources(given)))


def _read_sources(given: Sequence[object]) -> Sequence[SourceRequest]:
    sources = []
    for number, each in enumerate(given, start=1):
        if not isinstance(each, dict) or not isinstance(title := each.get("title") or f"source {number}", str):
            raise InputError('"against" must be a list of objects such as {"title": "report", "text": "…"}.')
        sources.append(SourceRequest(title, _read_object(each)))
    return sources


def _read_object(given: Mapping[str, object]) -> Request:
    held = {kind: given[kind] for kind in _KINDS if given.get(kind) is not None}
    if len(held) != 1:
        raise InputError('Give one of "text", "url" and "html".')
    ((kind, value),) = held.items()
    if not isinstance(value, str):
        raise InputError(f'"{kind}" must be a string.')
    if kind == "text":
        return Request(text=value)
    if kind == "url":
        return Request(link=value)
    # Half a surrogate pair, which JSON can write, is no character of a page; the mark counts for more than what a page
    # says of its own encoding.
    return Request(data=("\ufeff" + value).encode("utf-8", "replace"), content_type="text/html")
