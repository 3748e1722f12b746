"""Several messages that belong together: a long text that Telegram split, the pictures of an album."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

from telegram import Document, Message, MessageEntity, Update

from bot.chat.rich import count_units
from bot.handlers.asked import Asked, find_asked, find_every_asked
from bot.handlers.context import Context, services_of
from bot.handlers.words import read_words
from bot.workers.request import Request

# Telegram splits at 4,096 units, and back to the end of a line or word; parts are sent within seconds.
_NEARLY_FULL = 3_000
_APART = 5
# Seconds. The parts of a text come within one answer of Telegram's or the next, the pictures of an album one by one.
_PAUSE, _PAUSE_AT_ONCE, _PAUSE_OF_TEXT = 1.0, 0.1, 0.3
_CLOSING = ".!?…\"'”’)"


async def gather_parts(
    update: Update, message: Message, context: Context, *, begin: Callable[[], Awaitable[None]] | None = None
) -> list[Message]:
    """Wait for what belongs to the message and give all of it, in order; a message on its own is given at once.

    When nothing more of a text has come at once, ``begin`` is called: it may be all, and is waited for a while longer.
    """
    belongs = find_bond(message)
    if belongs is None:
        return [message]
    following = services_of(context).following

    async def take(pause: float) -> list[Message]:
        later = await following(update, lambda each: _belongs(each, belongs), pause)
        return [each.effective_message for each in later if each.effective_message]

    if message.media_group_id:
        return [message, *await take(_PAUSE)]
    parts = [message, *await take(_PAUSE_AT_ONCE)]
    if not _is_nearly_full(parts[-1]):
        return parts
    if begin and len(parts) == 1:
        await begin()
    return [*parts, *await take(_PAUSE_OF_TEXT)]


def find_bond(first: Message) -> Callable[[Message], bool] | None:
    """Give the test for messages that continue this one; None when nothing can."""
    if first.media_group_id:
        return lambda later: later.media_group_id == first.media_group_id
    if _is_nearly_full(first):
        return lambda later: (
            bool(later.text)
            and _sender(later) == _sender(first)
            and (later.forward_origin is None) == (first.forward_origin is None)
            and abs((later.date - first.date).total_seconds()) <= _APART
            and not _is_command(later)
        )
    return None


def join_parts(parts: Sequence[Message], *, text: str | None = None) -> list[Asked]:
    """Give what the parts ask to be read; documents of an album are an article each, and so are several links.

    ``text`` stands in place of the first part's own, as when a command was cut off its front.
    """
    if len(parts) == 1:
        return find_every_asked(parts[0], text=text)
    first = find_asked(parts[0], text=text)
    if parts[0].text:
        texts = [read_words(parts[0]) if text is None else text, *map(read_words, parts[1:])]
        words = join_texts(texts)
        numbered = tuple(zip((part.message_id for part in parts), texts, strict=True))
        origin = first.origin if first else Asked().origin
        request = Request(text=words, outlet=origin.outlet, published=origin.published)
        return [Asked(request, origin=origin, parts=numbered)]
    found = [each for each in (first, *(find_asked(part) for part in parts[1:])) if each]
    # A caption that is an article itself goes before the pictures beside it.
    if spoken := [each for each in found if each.request]:
        return spoken[:1]
    attachments = [attachment for each in found for attachment in each.attachments]
    documents = [replace(found[0], attachments=(each,)) for each in attachments if isinstance(each, Document)]
    pictures = tuple(each for each in attachments if not isinstance(each, Document))
    return documents + ([replace(found[0], attachments=pictures)] if pictures else [])


def join_texts(texts: Sequence[str]) -> str:
    r"""Join a text that was split: a part that ends a sentence ends a paragraph.

    >>> join_texts(["It sank. Two", "died.", "A third is missing."])
    'It sank. Two died.\n\nA third is missing.'
    """
    joined = ""
    for text in texts:
        piece = text.strip()
        gap = "" if not joined else "\n\n" if joined[-1] in _CLOSING else " "
        joined += gap + piece
    return joined


def _is_nearly_full(message: Message) -> bool:
    """Say whether Telegram may have cut the text here; a part that is shorter is the last one."""
    return message.text is not None and count_units(message.text) >= _NEARLY_FULL


def _belongs(update: Update, belongs: Callable[[Message], bool]) -> bool:
    message = update.message or update.channel_post
    return message is not None and belongs(message)


def _sender(message: Message) -> int | None:
    writer = message.sender_chat or message.from_user
    return writer.id if writer else None


def _is_command(message: Message) -> bool:
    return any(entity.type == MessageEntity.BOT_COMMAND and entity.offset == 0 for entity in message.entities)
