"""An article from a mail: its subject is the title; where it only hands on a mail or a file, that is the article."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from typing import NamedTuple

from extractors.articles.encodings import decode
from extractors.articles.html.dates import read_moment
from extractors.articles.mail.quoted import FEWEST, find_handed_on, take_apart
from extractors.articles.mail.written import read_written
from extractors.articles.notes import count
from extractors.articles.passages import Metadata, Passage, make_article
from extractors.articles.struck import describe_struck
from extractors.articles.wrapped import join_lines
from extractors.errors import DamagedFileError, DocumentError, EncryptedFileError, NoTextError, TooLargeFileError
from extractors.types import Article

Reader = Callable[[bytes, str | None, str | None], Article]
"""Reads a file by its bytes, its type and its name."""

LARGEST_PART = 5_000_000
"""Bytes of the text of a mail."""
_MOST_LINES = 1_000_000
_MOST_PARTS, _DEEPEST, _MOST_MAILS = 200, 12, 3
_MOST_INNER = 50
_LONGEST_FIELD = 2_000
_PREFIX = re.compile(r"(?:(?:re|fwd?|aw|wg)\s?:\s*)+", re.IGNORECASE)
_LOCKED = ("encrypted", "pkcs7-mime", "x-pkcs7-mime")
_PGP = "-----BEGIN PGP MESSAGE-----"
# What a mail's HTML has and its plain text lacks.
_TELLING = re.compile(r"<(?:s|strike|del|sup)\b|line-through|<table\b", re.IGNORECASE)


class _Body(NamedTuple):
    """What a mail says: its text, which paragraphs of it are tables, and what was struck out."""

    text: str
    tables: frozenset[str] = frozenset()
    struck: tuple[str, ...] = ()


def read_mail(data: bytes, read: Reader) -> Article:
    """Read a mail; ``read`` reads the one file that is all there is in some mails.

    Raises DamagedFileError, TooLargeFileError, EncryptedFileError, NoTextError, and what reading that file raises.
    """
    # The parser of the standard library takes time and depth by what is in the mail, so that is counted before.
    lowered = data.lower()
    if data.count(b"\n") > _MOST_LINES:
        raise TooLargeFileError("mail", LARGEST_PART)
    if lowered.count(b"boundary=") > _MOST_PARTS or lowered.count(b"message/") > _MOST_INNER:
        raise DamagedFileError("mail")
    try:
        message = message_from_bytes(data)
    except (MessageError, ValueError, LookupError, RecursionError, AttributeError, TypeError) as error:
        raise DamagedFileError("mail") from error
    return _read(message, read, _MOST_MAILS)


def _read(message: Message, read: Reader, mails: int) -> Article:
    parts = list(_walk(message))
    body, files = _sort(parts)
    _refuse_locked(parts, body.text)
    metadata = _read_head(message)
    handed = find_handed_on(body.text)
    own, left_out = take_apart(handed.text if handed else body.text)
    notes = []
    if handed:
        sender = metadata.byline
        metadata = _read_fields(handed.fields, metadata)
        notes.append(f"A mail that {sender or 'the sender'} handed on.")
    if len(own.split()) < FEWEST and mails:
        if (inner := _find_mail(files)) is not None:
            return _read(inner, read, mails - 1)
        if len(files) == 1 and (article := _read_file(files[0], metadata, read, needed=not own)) is not None:
            return article
    if not own:
        raise NoTextError("mail")
    if left_out:
        notes.append(f"Left out of the mail: {', '.join(left_out)}.")
    if files:
        notes.append(f"Not read: {count(len(files), 'attached file')} ({', '.join(map(_name, files[:5]))}).")
    return make_article(_write(own, body.tables, metadata.headline), metadata, [*notes, *describe_struck(body.struck)])


def _refuse_locked(parts: list[Message], text: str) -> None:
    locked = not text.strip() and any(part.get_content_subtype() in _LOCKED for part in parts)
    if locked or _PGP in text:
        raise EncryptedFileError("mail")


def _find_mail(files: list[Message]) -> Message | None:
    """Give the first mail that is attached to one."""
    for part in files:
        inner = part.get_payload(0) if part.get_content_type() == "message/rfc822" and part.is_multipart() else None
        if isinstance(inner, Message):
            return inner
    return None


def _write(own: str, tables: frozenset[str], headline: str | None) -> list[Passage]:
    passages = [Passage("headline", headline)] if headline else []
    for block in re.split(r"\n[ \t]*\n", own):
        if block.strip() in tables:
            passages.append(Passage("table", block.strip()))
        else:
            lines = join_lines(block).split("\n")
            passages += [Passage("body", text) for line in lines if (text := " ".join(line.split()))]
    return passages


def _walk(message: Message) -> Iterator[Message]:
    """Yield the parts of a mail, an attached mail as one; never more or deeper than the limits."""
    under: list[tuple[Message, int]] = [(message, 0)]
    for _ in range(_MOST_PARTS):
        if not under:
            return
        part, depth = under.pop()
        yield part
        inner = part.get_payload()
        if part.get_content_maintype() == "multipart" and depth < _DEEPEST and isinstance(inner, list):
            under += [(each, depth + 1) for each in reversed(inner) if isinstance(each, Message)]


def _sort(parts: list[Message]) -> tuple[_Body, list[Message]]:
    """Give the text of a mail, and what is attached to it; pictures in the text are neither."""
    sorted_parts: dict[str, list[Message]] = {"plain": [], "html": [], "file": [], "": []}
    for part in parts:
        sorted_parts[_tell_part(part)].append(part)
    files = sorted_parts["file"]
    text, html = ("\n\n".join(map(_decode, sorted_parts[name])) for name in ("plain", "html"))
    if html and (len(text.split()) < FEWEST or _TELLING.search(html)):
        blocks, struck = read_written(html)
        if blocks:
            tables = frozenset(line for kind, line in blocks if kind == "table")
            return _Body("\n\n".join(line for _, line in blocks), tables, tuple(struck)), files
    return _Body(text), files


def _tell_part(part: Message) -> str:
    """Say whether a part is "plain" text of the mail, "html", a "file" that is attached, or nothing to read."""
    kind, said = part.get_content_type(), part.get_content_disposition()
    if part.get_content_maintype() == "multipart":
        # What claims to be of several parts and has none is one text.
        return "" if part.is_multipart() else "plain"
    attached = said == "attachment" or (said is None and part.get_filename() is not None)
    if kind in ("text/plain", "text/html") and not attached:
        return kind.removeprefix("text/")
    return "" if _is_in_text(part) else "file"


def _is_in_text(part: Message) -> bool:
    """Say whether a part is a picture that stands in the text, or the signature of a program."""
    shown = part.get_content_disposition() != "attachment" and part.get("Content-ID") is not None
    return shown or part.get_content_subtype() in ("pgp-signature", "pkcs7-signature", "x-pkcs7-signature")


def _decode(part: Message) -> str:
    data = _unpack(part)
    if len(data) > LARGEST_PART:
        raise TooLargeFileError("mail", LARGEST_PART)
    charset = part.get_content_charset()
    text = decode(data, charset).replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ")
    if str(part.get_param("format", "")).lower() == "flowed":
        # A blank at the end of a line says that the line goes on.
        text = re.sub(r"(?m)(?<!^--) \n(?!\n|>)", " ", text)
    return text


def _unpack(part: Message) -> bytes:
    try:
        data = part.get_payload(decode=True)
    except (ValueError, LookupError, AttributeError, TypeError) as error:
        raise DamagedFileError("mail") from error
    return data if isinstance(data, bytes) else b""


def _read_field(message: Message, name: str) -> str:
    """Give one field of the head in plain characters; one that is broken is as it is written."""
    written = " ".join(str(message.get(name) or "")[:_LONGEST_FIELD].split())
    try:
        parts = decode_header(written)
        return "".join(
            part if isinstance(part, str) else part.decode(charset or "ascii", "replace") for part, charset in parts
        ).strip()
    except (MessageError, ValueError, LookupError):
        return written


def _read_head(message: Message) -> Metadata:
    try:
        moment = parsedate_to_datetime(_read_field(message, "Date")).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        moment = None
    return Metadata(
        headline=_PREFIX.sub("", _read_field(message, "Subject"), count=1) or None,
        byline=_name_sender(_read_field(message, "From")),
        published=read_moment(moment) if moment else None,
    )


def _name_sender(written: str) -> str | None:
    name, address = parseaddr(written)
    return name or address or written or None


def _read_fields(fields: dict[str, str], metadata: Metadata) -> Metadata:
    subject = _PREFIX.sub("", fields.get("subject", ""), count=1)
    sender = re.sub(r"[\[<][^\[\]<>]{0,300}[\]>]", "", fields.get("from", "")).strip(" \"'")
    return replace(
        metadata,
        headline=subject or metadata.headline,
        byline=sender or metadata.byline,
        published=read_moment(fields.get("date") or fields.get("sent") or "") or None,
    )


def _name(part: Message) -> str:
    try:
        name = part.get_filename() or ""
    except (ValueError, LookupError, TypeError):
        name = ""
    return f"“{' '.join(name.split())[:60]}”" if name.strip() else part.get_content_type()[:60]


def _read_file(part: Message, metadata: Metadata, read: Reader, *, needed: bool) -> Article | None:
    """Read the one file that a mail brings; what it says of itself comes before what the mail says.

    None for one that cannot be read, unless it is ``needed``: then the error is the mail's.
    """
    try:
        article = read(_unpack(part), part.get_content_type(), part.get_filename())
    except DocumentError:
        if needed:
            raise
        return None
    note = f"The file {_name(part)} that the mail brings was read."
    return replace(
        article,
        title=article.title or metadata.headline,
        byline=article.byline or metadata.byline,
        published=article.published or metadata.published,
        notes=(note, *article.notes),
    )
