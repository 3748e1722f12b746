"""What a message asks to be read: its link, its text, its file, and where a forwarded post comes from."""

from __future__ import annotations

import re
from collections.abc import Awaitable
from dataclasses import dataclass, replace
from typing import TypeAlias

from telegram import (
    Document,
    Message,
    MessageEntity,
    MessageOriginChannel,
    MessageOriginChat,
    PhotoSize,
)

from bot.handlers.words import read_entities, read_rich, read_words
from bot.workers.request import Request
from extractors import Report
from extractors.articles.rich_words import KIND

# A message with a link and more words than these beside it is an article itself; a post has no remarks, so fewer do.
_WORDS_BESIDE_LINK, _WORDS_OF_POST = 40, 20
# A caption of fewer words is no article: the picture or file is.
_CAPTION_WORDS = 12
# Words beside a link: from so many on they may make a claim, and from so many they are no headline of what it leads to.
_FEWEST_BESIDE, _OWN_WORDS = 4, 15
MOST_LINKS = 5
"""Of one message."""
_LINK = re.compile(r"https?://\S+", re.I)
# Posts end with a link to their channel, which is no article.
_CHANNEL = re.compile(r"https?://(?:www\.)?(?:t|telegram)\.me/(?:\+|joinchat/)?[\w-]+/?(?:\?\S*)?", re.I)
# A link in running text ends before the full stop or bracket behind it.
_BEHIND_LINK = ".,;:!?)]}>'\"»”’…"

Attachment: TypeAlias = "Document | PhotoSize"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a forwarded post comes from; ``outlet`` is None for one of a person. ``published`` is an ISO date."""

    outlet: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be read: a request, or files that are still to be fetched.

    ``parts`` are the numbers and texts of the messages of a text that came in several. ``beside`` are words with a
    number beside a link or picture, which are read where that cannot be. ``begun`` is the reading of the request, where
    that has begun.
    """

    request: Request | None = None
    attachments: tuple[Attachment, ...] = ()
    origin: Origin = Origin()
    parts: tuple[tuple[int, str], ...] = ()
    beside: str = ""
    begun: Awaitable[Report] | None = None

    @property
    def request_beside(self) -> Request | None:
        """The request for the words beside the link or picture, None without any."""
        if not self.beside:
            return None
        return Request(text=self.beside, outlet=self.origin.outlet, published=self.origin.published)


def find_asked(message: Message, *, text: str | None = None) -> Asked | None:
    """Give what the message asks to be read, or None when there is nothing in it.

    ``text`` stands in place of the message's own, as when a command was cut off its front.
    """
    origin = read_origin(message)
    words = read_words(message) if text is None else text
    attachment = find_attachment(message)
    link, rest = find_link(message, words)
    beside = len(rest.split())
    if attachment and (isinstance(attachment, Document) or beside < _CAPTION_WORDS) and not (link and beside < 3):
        return Asked(attachments=(attachment,), origin=origin, beside=_keep_claim(rest))
    if link and beside <= (_WORDS_OF_POST if message.forward_origin else _WORDS_BESIDE_LINK):
        request = Request(link=link, outlet=origin.outlet, published=origin.published)
        return Asked(request, origin=origin, beside=_keep_claim(rest))
    blocks = read_rich(message) if text is None else None
    if blocks:
        request = Request(data=blocks, content_type=KIND, outlet=origin.outlet, published=origin.published)
        return Asked(request, origin=origin)
    if words.strip():
        return Asked(Request(text=words, outlet=origin.outlet, published=origin.published), origin=origin)
    return None


def find_every_asked(message: Message, *, text: str | None = None) -> list[Asked]:
    """Give all that a message asks to be read: each of its links, and words beside them that are no headline.

    ``text`` stands in place of the message's own. Of more than ``MOST_LINKS`` links the first are given.
    """
    first = find_asked(message, text=text)
    if first is None or first.request is None or first.request.link is None:
        return [first] if first else []
    links = find_links(message, read_words(message) if text is None else text)[:MOST_LINKS]
    if len(links) > 1:
        return [replace(first, request=replace(first.request, link=link), beside="") for link in links]
    claim = first.request_beside
    apart = claim is not None and message.forward_origin is None and len(first.beside.split()) >= _OWN_WORDS
    return [first, Asked(claim, origin=first.origin)] if apart else [first]


def _keep_claim(words: str) -> str:
    """Give words in which a number is said of something, nothing for others."""
    is_claim = len(words.split()) >= _FEWEST_BESIDE and any(each.isdigit() for each in words)
    return " ".join(words.split()) if is_claim else ""


def find_attachment(message: Message) -> Attachment | None:
    """Give the message's file, or the largest size of its picture."""
    if message.document and not message.animation:
        return message.document
    return message.photo[-1] if message.photo else None


def find_link(message: Message, words: str) -> tuple[str | None, str]:
    """Give the first link in the words, as Telegram or we see it, and the words without any link."""
    links, rest = _cut_links(message, words)
    return (links[0], rest) if links else (None, words)


def find_links(message: Message, words: str) -> list[str]:
    """Give every link in the words, each once, in order."""
    return list(dict.fromkeys(_cut_links(message, words)[0]))


def _cut_links(message: Message, words: str) -> tuple[list[str], str]:
    entities = read_entities(message)
    links: list[str] = []
    rest = words
    for entity, covered in sorted(entities.items(), key=lambda item: item[0].offset):
        if covered not in words:
            continue
        if entity.type == MessageEntity.TEXT_LINK and entity.url and _LINK.match(entity.url):
            links.append(entity.url)
        elif entity.type == MessageEntity.URL:
            links.append(covered if "://" in covered else f"https://{covered}")
            rest = rest.replace(covered, " ", 1)
    if not links:
        links = [match.rstrip(_BEHIND_LINK) for match in _LINK.findall(words)]
        rest = _LINK.sub(" ", words)
    return [link for link in links if _LINK.match(link) and not (rest.strip() and _CHANNEL.fullmatch(link))], rest


def read_origin(message: Message) -> Origin:
    """Say where a forwarded message comes from: a channel or chat is the outlet, a person is none."""
    origin = message.forward_origin
    if origin is None:
        return Origin()
    published = origin.date.date().isoformat()
    if isinstance(origin, MessageOriginChannel):
        return Origin(origin.chat.title, published)
    if isinstance(origin, MessageOriginChat):
        return Origin(origin.sender_chat.title, published)
    return Origin(None, published)


def has_link(message: Message) -> bool:
    """Tell whether there is a link in the message."""
    return find_link(message, read_words(message))[0] is not None


def asks_back(message: Message) -> bool:
    """Tell whether a reply asks something in few words and brings nothing to read, as "why is 11 from a poll?"."""
    words = read_words(message).strip()
    brings = message.forward_origin is not None or find_attachment(message) is not None or has_link(message)
    return words.endswith("?") and len(words.split()) <= _WORDS_BESIDE_LINK and not brings


def is_small_talk(request: Request) -> bool:
    """Tell whether a text is too little to be read: a few words and no figure among them.

    >>> is_small_talk(Request(text="Thanks a lot!")), is_small_talk(Request(text="12 dead"))
    (True, False)
    """
    text = request.text
    return text is not None and len(text.split()) < 5 and not any(character.isdigit() for character in text)
