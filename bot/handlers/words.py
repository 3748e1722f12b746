"""The words of a message: its text or caption with what is struck out marked, or those of a rich message's blocks."""

from __future__ import annotations

import json

from telegram import Message, MessageEntity

from extractors.articles.rich_words import find_words
from extractors.articles.struck import mark_struck

_RICH = "rich_message"


def read_words(message: Message) -> str:
    """Give the words of a message, nothing for one without any."""
    text = message.text or message.caption
    if not text:
        return find_words(message.api_kwargs.get(_RICH))
    struck = [e for e in read_entities(message) if e.type == MessageEntity.STRIKETHROUGH]
    return _mark(text, struck) if struck else text


def read_entities(message: Message) -> dict[MessageEntity, str]:
    """Give the marked stretches of a text or caption with the words that each covers."""
    return message.parse_entities() if message.text else message.parse_caption_entities()


def read_rich(message: Message) -> bytes | None:
    """Give the blocks of a rich message as JSON, None for any other message and for one without words."""
    rich = message.api_kwargs.get(_RICH)
    if message.text or message.caption or not find_words(rich):
        return None
    try:
        return json.dumps(rich, ensure_ascii=False).encode("utf-8", "surrogatepass")
    except (ValueError, TypeError, RecursionError):
        return None


def _mark(text: str, struck: list[MessageEntity]) -> str:
    # Telegram counts in units of UTF-16, two bytes each.
    units = text.encode("utf-16-le", "surrogatepass")
    written, at = "", 0
    for entity in sorted(struck, key=lambda each: each.offset):
        start, end = 2 * entity.offset, 2 * (entity.offset + entity.length)
        if start >= at:
            written += _decode(units[at:start]) + mark_struck(_decode(units[start:end]))
            at = end
    return written + _decode(units[at:])


def _decode(units: bytes) -> str:
    return units.decode("utf-16-le", "surrogatepass")
