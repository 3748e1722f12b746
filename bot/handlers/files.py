"""What is attached to a message, fetched from Telegram."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram import Document
from telegram.error import BadRequest, InvalidToken

from bot.chat.texts import say_stage
from bot.handlers.asked import Asked, Attachment
from bot.handlers.context import Context, services_of
from bot.workers.request import Request
from extractors.errors import DocumentError, FileGoneError, NoTextError, TooLargeFileError, UnknownKindError

if TYPE_CHECKING:
    from bot.handlers.progress import Progress

# What Telegram lets a bot fetch.
LARGEST = 20_000_000
_NEVER_READ = ("video/", "audio/")


async def make_request(asked: Asked, context: Context, progress: Progress | None) -> Request:
    """Give the request, fetching what is attached; the pictures of an album are read as one text.

    Raises DocumentError for what is too large or of a kind that is not read.
    """
    if asked.request is not None:
        return asked.request
    pages = [await fetch_attachment(attachment, asked, context) for attachment in asked.attachments]
    if progress:
        progress.begin(say_stage(pages[0]))
    if len(pages) == 1:
        return pages[0]
    texts = []
    for page in pages:
        try:
            texts.append((await services_of(context).pool.check(page)).article.text)
        except DocumentError:
            # A picture without words among pictures of an article.
            continue
    if not texts:
        raise NoTextError("pictures")
    return Request(text="\n\n".join(texts), outlet=asked.origin.outlet, published=asked.origin.published)


async def fetch_attachment(attachment: Attachment, asked: Asked, context: Context) -> Request:
    """Fetch one file; what it is said to be is looked at before it is fetched."""
    name = attachment.file_name if isinstance(attachment, Document) else None
    kind = (attachment.mime_type or None) if isinstance(attachment, Document) else "image/jpeg"
    if kind and kind.startswith(_NEVER_READ):
        raise UnknownKindError(kind)
    if (attachment.file_size or 0) > LARGEST:
        raise TooLargeFileError("file", LARGEST)
    try:
        file = await context.bot.get_file(attachment.file_id)
        data = await file.download_as_bytearray()
    except BadRequest as error:
        if "too big" in str(error).lower():
            raise TooLargeFileError("file", LARGEST) from error
        raise FileGoneError from error
    except InvalidToken as error:
        # What the library makes of a 404; if it is the token after all, every other request says so too.
        raise FileGoneError from error
    return Request(
        data=bytes(data),
        file_name=name,
        content_type=kind,
        outlet=asked.origin.outlet,
        published=asked.origin.published,
    )
