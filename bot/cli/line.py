"""One line of a batch: a JSON object with a text or a web page in, an answer with its figures out."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from bot.given import require_article, require_text
from bot.reports.json_text import JsonValue, read_json
from bot.reports.to_json import article_to_json, figures_to_json, held_to_json
from bot.workers.bounds import is_over_memory
from config.page_words import read_page_words
from extractors import Article, Engine, FigurecheckError, analyze, read_article
from extractors.articles.document import read_document
from extractors.errors import InputError
from extractors.follow.sources import SourceDocument, hold_report

Answer: TypeAlias = dict[str, JsonValue]


@dataclass(frozen=True, slots=True)
class LineOptions:
    """How lines are answered; ``limit`` is the most bytes of UTF-8 in one text."""

    limit: int
    with_article: bool


def answer_line(line: bytes, engine: Engine, options: LineOptions) -> Answer:
    """Answer a line; whatever is wrong with it is told in the answer's ``error``."""
    name: JsonValue = None
    try:
        record = _read_record(line)
        name = _read_name(record)
        report = analyze(_read_article(record, options.limit), engine)
        documents = _read_documents(record, options.limit)
        held: dict[str, JsonValue] = {}
        if documents:
            report, found = hold_report(report, documents, engine)
            held = {"against": held_to_json(found)}
        shown: dict[str, JsonValue] = {"article": article_to_json(report.article)} if options.with_article else {}
        notes: JsonValue = list(report.article.notes)
        return {"id": name, **shown, **figures_to_json(report), **held, "notes": notes, "error": None}
    except FigurecheckError as error:
        return _make_error(name, str(error), options)
    except Exception as error:  # one text must not cost the texts after it
        if is_over_memory(error):
            # What is left of this process is not to be trusted with the next text.
            raise
        return _make_error(name, f"This text could not be read ({type(error).__name__}): please report it.", options)


def answer_failed_line(line: bytes, message: str, options: LineOptions) -> Answer:
    """Say that a line could not be answered, under the line's own id if it has one."""
    return _make_error(read_name(line), message, options)


def read_name(line: bytes) -> JsonValue:
    """Give the id that the answer to a line has: its own, or none.

    >>> read_name(b'{"id": 7}'), read_name(b"not JSON")
    (7, None)
    """
    try:
        return _read_name(_read_record(line))
    except InputError:
        return None


def _read_record(line: bytes) -> dict[str, object]:
    try:
        record = read_json(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InputError(f"The line is not UTF-8 text (byte {error.start + 1:,}): save it as UTF-8.") from error
    except ValueError as error:
        raise InputError(f"The line is not JSON: {str(error)[:200]}.") from error
    if not isinstance(record, dict):
        raise InputError('The line must be a JSON object such as {"id": "1", "text": "…"}.')
    return record


def _read_name(record: dict[str, object]) -> JsonValue:
    name = record.get("id")
    if name is None or isinstance(name, (str, int, Decimal)):
        return name
    raise InputError('"id" must be a string or a number.')


def _read_article(record: dict[str, object], limit: int) -> Article:
    text, html, url = record.get("text"), record.get("html"), record.get("url")
    if isinstance(text, str):
        return read_article(require_text(text, limit=limit))
    if not isinstance(html, str):
        raise InputError('The line has no "text" and no "html", one of which must be a string.')
    if url is not None and not isinstance(url, str):
        raise InputError('"url" must be a string.')
    # Half a surrogate pair, which JSON can write, is no character of a page.
    page = html.encode("utf-8", "replace")
    return require_article(
        read_document(page, url=url, content_type="text/html", charset="utf-8", words=read_page_words()), limit=limit
    )


def _read_documents(record: dict[str, object], limit: int) -> list[SourceDocument]:
    """Read the source documents of a line: ``"against": [{"title", "text" or "html"}]``."""
    given = record.get("against") or []
    if not isinstance(given, list) or not all(isinstance(each, dict) for each in given):
        raise InputError('"against" must be a list of objects such as {"title": "report", "text": "…"}.')
    titles = [str(each.get("title") or "") or f"source {number}" for number, each in enumerate(given, 1)]
    return [SourceDocument(title, _read_article(each, limit)) for title, each in zip(titles, given, strict=True)]


def _make_error(name: JsonValue, message: str, options: LineOptions) -> Answer:
    shown: dict[str, JsonValue] = {"article": None} if options.with_article else {}
    return {"id": name, **shown, "figures": [], "relations": [], "findings": [], "notes": [], "error": message}
