"""What the user gave: a path, a link, ``-`` for standard input, or the text itself."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from config.page_words import read_page_words
from config.settings import Settings
from extractors import Article, read_article
from extractors.articles.document import LARGEST, read_document
from extractors.articles.kinds import NAMED, tell_kind
from extractors.errors import (
    BadTextError,
    EmptyTextError,
    InputError,
    NotAnArticleError,
    StreamTooLargeError,
    TooLargeError,
)

if TYPE_CHECKING:
    from extractors.articles.web import Page

_LINK = re.compile(r"https?://\S+", re.IGNORECASE)
_PATH = re.compile(
    r"[^\n]*\.(?:txt|md|html?|pdf|docx|odt|rtf|pptx|odp|xlsx|ods|csv|tsv|eml|srt|vtt|png|jpe?g|webp)|\S*[/\\]\S*",
    re.IGNORECASE,
)
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_HEAD = 4096


def read_given(given: str, settings: Settings) -> Article:
    """Read the article that an argument stands for.

    Raises InputError or one of its kinds: for a missing file, a directory, what is no article, and all that
    ``require_text`` refuses.
    """
    limit = settings.max_bytes
    if given == "-":
        return read_stream(sys.stdin.buffer, limit=limit)
    if _exists(given):
        return read_file(Path(given), limit=limit)
    if _LINK.fullmatch(given):
        return read_link(given, settings)
    if _PATH.fullmatch(given):
        raise InputError(
            f"There is no file {given[:200]!r}: check its name, or give the text itself in quotation marks."
        )
    return read_article(require_text(given, limit=limit))


def read_link(url: str, settings: Settings) -> Article:
    """Fetch a link and read the article there."""
    return read_address(url, lambda address: fetch(address, settings), settings)


def read_address(url: str, fetch: Callable[[str], Page], settings: Settings) -> Article:
    """Read the article at an address, or at the one that the page there calls its own when it has no article."""
    page = fetch(url)
    try:
        return read_page(page, settings)
    except NotAnArticleError:
        other = find_canonical_page(page)
        if other is None:
            raise
    return read_page(fetch(other), settings)


def read_page(page: Page, settings: Settings) -> Article:
    """Read the article on a page that was fetched."""
    article = read_document(
        page.body, url=page.url, content_type=page.content_type, charset=page.charset, words=read_page_words()
    )
    return require_article(article, limit=settings.max_bytes)


def find_canonical_page(page: Page) -> str | None:
    """Give the address that a page without an article calls its own, when it is another."""
    from extractors.articles.html.metadata import find_other

    return find_other(page.body, url=page.url, charset=page.charset) if "html" in page.content_type else None


def read_file(path: Path, *, limit: int) -> Article:
    """Read a file, looking at its size before its content."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise InputError(f"{str(path)!r} is a directory: give one file, or its texts to `figurecheck batch`.")
        with path.open("rb") as file:
            if stat.S_ISREG(status.st_mode) and status.st_size > LARGEST:
                raise TooLargeError(status.st_size, LARGEST)
            return read_stream(file, limit=limit, content_type=NAMED.get(path.suffix.lower()))
    except OSError as error:
        raise InputError(f"{str(path)!r} cannot be read: {error.strerror}.") from error


def read_stream(stream: BinaryIO, *, limit: int, content_type: str | None = None) -> Article:
    """Read the article in a stream to its end, but never more than one byte over the limit of its kind.

    ``limit`` is for text; a page or a document is larger than its text.
    """
    data = stream.read(_HEAD)
    is_text = bool(data.strip()) and tell_kind(data, content_type) in ("text", "markdown")
    largest = limit if is_text else LARGEST
    if len(data) <= largest:
        data += stream.read(largest + 1 - len(data))
    if len(data) > largest:
        raise StreamTooLargeError(largest)
    return require_article(
        read_document(data, url=None, content_type=content_type, charset=None, words=read_page_words()), limit=limit
    )


def require_article(article: Article, *, limit: int) -> Article:
    """Give the article back when its text can be read."""
    require_text(article.text, limit=limit)
    return article


def require_text(text: str, *, limit: int) -> str:
    """Give the text back when it can be read as an article.

    Raises EmptyTextError, TooLargeError, and BadTextError for a NUL or half a surrogate pair.
    """
    # A code point is at most four bytes: the exact size is worth counting only for a text near the limit.
    if len(text) * 4 > limit and (size := len(text.encode("utf-8", "surrogatepass"))) > limit:
        raise TooLargeError(size, limit)
    if not text.strip():
        raise EmptyTextError
    if (place := text.find("\0")) >= 0:
        raise BadTextError(f"Character {place + 1:,} is a NUL, so this is no text: save it as UTF-8 text.")
    if half := _SURROGATE.search(text):
        raise BadTextError(f"Character {half.start() + 1:,} is broken (half of a pair): save the text as UTF-8.")
    return text


def _exists(path: str) -> bool:
    # Asking for a path that holds a NUL is an error; one that is too long is merely not there.
    try:
        return os.path.lexists(path)
    except ValueError:
        return False


def fetch(url: str, settings: Settings) -> Page:
    """Fetch a page by the policy that the settings make.

    Raises a FetchError with one sentence for a person when it is refused or fails.
    """
    # What fetches is slow to import, and of no use for a text.
    import asyncio

    from config.fetching import make_fetch_policy
    from extractors.articles.web import fetch_page

    return asyncio.run(fetch_page(url.strip(), make_fetch_policy(settings)))
