"""What a reader should know of how a page was read, each as one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.articles.html.tree import Element, find_ancestors, read_text
from extractors.articles.html.zones import find_zone
from extractors.articles.passages import Metadata

_SITES = r"twitter|x|instagram|tiktok|facebook|t\.me|bsky"
_POSTS = re.compile(
    rf"""
    twitter-tweet|instagram-media|tiktok-embed|fb-post|bluesky-embed|reddit-embed|telegram-post
    |(?:{_SITES})\.?(?:com)?/(?:embed|plugins/post)
    |platform\.twitter\.com/embed
    """,
    re.VERBOSE,
)
_POST_TAGS = ("amp-twitter", "amp-instagram", "amp-facebook", "amp-tiktok", "amp-reddit")
_VIDEOS = re.compile(
    r"youtube(?:-nocookie)?\.com/embed|player\.vimeo|dailymotion\.com/embed|jwplayer|brightcove|youtu\.be"
)
_CHARTS = re.compile(r"datawrapper|flourish|infogram|tableau|public\.tableau|e\.infogr")
_PIECE = r"(?:article|story|content)"
_WALL = re.compile(
    rf"""
    (?:
        this[ ]{_PIECE}[ ]is[ ](?:for|available[ ](?:only[ ])?to|reserved[ ]for|exclusive[ ]to)[ ]
            (?:our[ ])?(?:paid[ ]|premium[ ])?(?:subscribers|members)
        |(?:subscribe|sign[ ]in|log[ ]in|register)[ ](?:now[ ])?to[ ](?:continue|keep|read)
        |to[ ](?:continue|keep)[ ]reading
        |already[ ](?:a|an)[ ](?:subscriber|member)
        |subscribe[ ](?:now[ ])?for[ ](?:full|unlimited)[ ]access
        |unlock[ ]this[ ](?:article|story)
        |you(?:'|’)?ve[ ](?:reached|read)[ ]your[ ](?:limit|last)
        # "80% of this article left"
        |\d%[ ](?:of[ ](?:this|the)[ ]article[ ])?(?:left|remaining)
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LIVE = re.compile(r"live-?(?:blog|updates?|feed|post)|liveblog", re.IGNORECASE)
_FEW_WORDS = 250
_FEW_WORDS_OF_POST = 5
_MIN_SIDE = 60


def describe_unread(root: Element, metadata: Metadata, words: int) -> Iterator[str]:
    """Yield the notes on a page whose article has so many words."""
    if (metadata.for_subscribers and words < 4 * _FEW_WORDS) or (
        words < _FEW_WORDS and _WALL.search(_read_prompts(root))
    ):
        yield "This looks like the first paragraphs of a subscriber article: the rest was not read."
    if metadata.live or _is_live(root):
        yield "This looks like a live blog: it may have changed since, and older entries may be on other pages."
    counted = [
        (_count_images(root), "image", "images"),
        (_count_embeds(root, _POSTS, _POST_TAGS), "embedded post", "embedded posts"),
        (_count_embeds(root, _VIDEOS, ("video", "amp-youtube", "amp-video")), "video", "videos"),
        (_count_embeds(root, _CHARTS, ()), "embedded chart", "embedded charts"),
    ]
    if said := [f"{count} {one if count == 1 else many}" for count, one, many in counted if count]:
        listed = said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"
        yield f"{listed} {'was' if said[0].startswith('1 ') and len(said) == 1 else 'were'} not read."


def _read_prompts(root: Element) -> str:
    return " ".join(read_text(element)[:2000] for element in list(root.iter("body"))[:1]) + " ".join(
        read_text(e)[:300]
        for e in root.xpath(
            "//*[contains(@class,'paywall') or contains(@class,'subscri') or contains(@class,'regwall')]"
        )[:5]
    )


def _is_live(root: Element) -> bool:
    named = root.xpath("(//main | //article | //div | //section)[@id or @class]")[:400]
    found = sum(bool(_LIVE.search(f"{element.get('id', '')} {element.get('class', '')}")) for element in named)
    return found >= 3


def _count_images(root: Element) -> int:
    """Count the pictures of the article: in figures or in its paragraphs, none of them small or beside it."""
    seen: set[str] = set()
    known: dict[Element, bool] = {}
    for image in _article(root).iter("img", "amp-img"):
        source = image.get("src") or image.get("data-src") or image.get("srcset") or ""
        if not source or _is_small(image) or source.endswith(".svg") or "pixel" in source:
            continue
        if find_ancestors(image, "figure", "picture", "p") and not _is_beside(image.getparent(), known):
            seen.add(source)
    return len(seen)


def _is_beside(element: Element | None, known: dict[Element, bool]) -> bool:
    """Say whether an element, or one around it, holds what stands beside an article; each is looked at once."""
    if element is None:
        return False
    if element not in known:
        known[element] = bool(find_zone(element)) or _is_beside(element.getparent(), known)
    return known[element]


def _is_small(image: Element) -> bool:
    sides = [image.get("width") or "", image.get("height") or ""]
    return any(side.isdigit() and int(side) < _MIN_SIDE for side in sides)


def _count_embeds(root: Element, pattern: re.Pattern[str], tags: Sequence[str]) -> int:
    article = _article(root)
    count = 0
    for element in article.iter("blockquote", "iframe", "div", *tags):
        if element.tag in tags:
            count += 1
        elif element.tag == "iframe":
            count += bool(pattern.search(element.get("src") or element.get("data-src") or ""))
        else:
            # A post whose words stand on the page is read with the rest.
            count += bool(pattern.search(element.get("class") or "")) and _says_little(element)
    return count


def _says_little(element: Element) -> bool:
    words = 0
    for text in element.itertext():
        words += len(text.split())
        if words >= _FEW_WORDS_OF_POST:
            return False
    return True


def _article(root: Element) -> Element:
    """Give the element that the article seems to stand in."""
    articles = list(root.iter("article")) or list(root.iter("main"))
    longest = max(articles, key=lambda element: len(element.text_content()), default=None)
    return root if longest is None or len(longest.text_content()) * 3 < len(root.text_content()) else longest
