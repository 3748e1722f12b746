"""A post of a public Telegram channel, from its embed page or from the channel's page of latest posts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.articles.encodings import decode
from extractors.articles.html.blocks import read_blocks
from extractors.articles.html.dates import read_moment
from extractors.articles.html.tree import Element, parse_page, read_text
from extractors.articles.passages import Metadata, Passage, make_article
from extractors.articles.wrapped import join_lines
from extractors.errors import NotAnArticleError
from extractors.types import Article

_HOST = re.compile(r"^https?://(?:www\.)?(?:t|telegram)\.me/", re.IGNORECASE)
_POST = re.compile(r"(?:t|telegram)\.me/(?:s/)?([A-Za-z0-9_]{3,64})/(\d+)", re.IGNORECASE)
_HEADLINE_LONGEST = 160
_PARAGRAPH = 12
"""Words of a paragraph, which Telegram's own view of posts has none of."""


@dataclass(frozen=True, slots=True)
class Channel:
    """A public channel: its title, and the numbers of the latest posts, in order."""

    title: str | None
    posts: tuple[int, ...]


def read_channel(data: bytes, *, charset: str | None, name: str) -> Channel:
    """Read the page of latest posts of the channel of that name.

    Raises NotAnArticleError when there are no posts of it.
    """
    root = parse_page(decode(data, charset))
    named = re.compile(rf"{re.escape(name)}/([0-9]{{1,15}})", re.IGNORECASE)
    found = (named.fullmatch(post.get("data-post") or "") for post in _find(root, "tgme_widget_message"))
    posts = sorted({int(match[1]) for match in found if match})
    if not posts:
        raise NotAnArticleError("There is no channel at this address whose posts can be seen without Telegram.")
    title = _read_first(root, "tgme_channel_info_header_title") or _read_first(root, "tgme_widget_message_owner_name")
    return Channel(title, tuple(posts))


def is_telegram(root: Element, url: str | None) -> bool:
    """Say whether a page is Telegram's own view of posts."""
    posts = _find(root, "tgme_widget_message")
    if url and _HOST.match(url):
        return bool(posts or root.xpath("//meta[@property='og:site_name' and @content='Telegram']"))
    # A page that embeds a post has paragraphs of its own.
    return bool(posts) and not any(len(read_text(p).split()) >= _PARAGRAPH for p in root.iter("p"))


def read_telegram(root: Element, url: str | None) -> Article:
    """Read one post: the one that the address names, else the latest on the page.

    Raises NotAnArticleError when the post is not there, or has no text.
    """
    posts = _find(root, "tgme_widget_message")
    named = _POST.search(url or "")
    if named and len(posts) > 1:
        wanted = f"{named[1]}/{named[2]}".lower()
        posts = [post for post in posts if (post.get("data-post") or "").lower() == wanted]
    if not posts or _find(root, "tgme_widget_message_error"):
        raise NotAnArticleError("There is no public post at this address")
    post = posts[-1]
    texts = [
        e for e in _find(post, "tgme_widget_message_text") if "js-message_reply_text" not in (e.get("class") or "")
    ]
    if not texts:
        raise NotAnArticleError("The post has no text, only pictures or a video")
    channel = _read_first(post, "tgme_widget_message_owner_name") or _read_first(root, "tgme_channel_info_header_title")
    outlet, note = channel, list(_describe_unread(post))
    if forwarded := _read_first(post, "tgme_widget_message_forwarded_from_name"):
        note.insert(0, f"The post was forwarded from {forwarded}.")
    passages = [Passage("body", join_lines(block.text), block.links) for block in read_blocks(texts[-1])]
    if not passages:
        raise NotAnArticleError("The post has no text, only pictures or a video")
    metadata = Metadata(
        headline=find_headline(passages),
        outlet=outlet,
        byline=_read_first(post, "tgme_widget_message_from_author"),
        published=_read_date(post),
        url=_find_address(post, url),
    )
    if metadata.headline:
        passages[0] = Passage("headline", passages[0].text, passages[0].links)
    return make_article(passages, metadata, note)


def find_headline(passages: list[Passage]) -> str | None:
    """Give the first line when it stands alone, short and without a full stop."""
    first = passages[0].text
    alone = len(passages) > 1 and "\n" not in first and len(first) <= _HEADLINE_LONGEST
    return first if alone and not re.search(r"[.!?:…][\"'”’)]*$", first) else None


def _read_date(post: Element) -> str | None:
    stamps = [time.get("datetime") for date in _find(post, "tgme_widget_message_date") for time in date.iter("time")]
    stamps += [time.get("datetime") for time in post.iter("time")]
    return next((moment for stamp in stamps if stamp and (moment := read_moment(stamp))), None)


def _find_address(post: Element, url: str | None) -> str | None:
    name = post.get("data-post")
    return f"https://t.me/{name}" if name else url


def _describe_unread(post: Element) -> list[str]:
    counted = [
        (len(_find(post, "tgme_widget_message_photo_wrap")), "image", "images"),
        (len(_find(post, "tgme_widget_message_video_player")), "video", "videos"),
        (len(_find(post, "tgme_widget_message_document")), "file", "files"),
        (len(_find(post, "tgme_widget_message_poll")), "poll", "polls"),
    ]
    said = [f"{count} {one if count == 1 else many}" for count, one, many in counted if count]
    if not said:
        return []
    verb = "was" if len(said) == 1 and said[0].startswith("1 ") else "were"
    return [f"{' and '.join(said)} {verb} not read."]


def _read_first(element: Element, name: str) -> str | None:
    return next((text for found in _find(element, name) if (text := read_text(found))), None)


def _find(element: Element, name: str) -> list[Element]:
    """Give the elements of a class, by its whole name."""
    found = element.xpath(f".//*[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]")
    return list(found)
