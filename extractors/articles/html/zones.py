"""What stands around an article on a page: told by the tags, classes and ids of what holds it."""

from __future__ import annotations

import re
from itertools import islice

from extractors.articles.html.tree import Element, read_text

_ZONE_TAGS = {"nav": "menu", "footer": "footer", "aside": "aside", "form": "form", "dialog": "consent"}
_OF_TEXT = ("p", "li", "blockquote", "h2", "h3", "td", "th")
_SKIPPED = ("html", "body", "main", "article", "h1")
# Names that say what a block is; each stands at the start of a word of the class or id.
_ZONE_NAMES = (
    ("comments", r"comments?(?:$|list|area|section|wrap|body|thread|form|respond)|disqus|respond$|livefyre|discussion"),
    ("consent", r"cookies?|consent|gdpr|onetrust|didomi|cmp|privacybanner|qc-cmp"),
    (
        "newsletter",
        r"newsletters?|signup|sign-up|subscribe(?!r)|subscription-?(?:box|form|cta|prompt|offer|banner)|mailchimp|emailform|regwall|paywall-?(?:prompt|offer|cta)",
    ),
    (
        "related",
        r"related|recommend(?:ed|ations?|s)?|outbrain|taboola|readmore|read-more|read-next|"
        r"readnext|more-on|moreon|morefrom|more-from"
        r"|most-?(?:read|popular|viewed|shared)|popular|trending|teasers?|up-next|upnext|also-?(?:read|like)|next-?(?:article|story|post)|prev-?next|promos?|crosslinks?|see-?also|podcasts?(?:$|-)",
    ),
    (
        "bio",
        r"author-?(?:bio|box|info|card|profile|details|description|about)|"
        r"about-?(?:the-?)?authors?|bio(?:$|graphy|box)|contributors?|writer-?(?:bio|box)",
    ),
    (
        "share",
        r"shar(?:e|ing)(?:$|bar|buttons?|tools?|daddy|links?|-)|social(?!ist)|addthis|addtoany|"
        r"follow-?us|sharedaddy|a2a",
    ),
    (
        "advertisement",
        r"ads?(?:$|-?(?:slot|unit|container|wrapper|box|banner|label))|advert\w*|"
        r"sponsor(?:ed)?(?:$|-|content)|dfp|gpt-ad|promoted",
    ),
    ("menu", r"nav(?:$|bar|igation)|menu|breadcrumbs?|skip-?link|site-?header|masthead|topbar|toolbar|pagination"),
    ("footer", r"footer|colophon|copyright|disclaimer|legal$"),
    ("sidebar", r"sidebar|side-?rail|right-?rail|rail$|widgets?(?:$|-area)|secondary$"),
    ("tags", r"tags?$|tag-?(?:list|links?|cloud)|topics?-?(?:list|links?)?$|keywords|categories|cat-links"),
    (
        "byline",
        r"by-?line|dateline$|timestamp|pub-?date|post-?meta|entry-?meta|article-?meta|"
        r"meta-?(?:data|info)|read-?time|datetime",
    ),
    ("credit", r"credits?$|photo-?credit|image-?credit|copyright-?holder"),
)
_NAMES = re.compile("|".join(f"(?P<z{i}>(?<![a-z])(?:{names}))" for i, (_, names) in enumerate(_ZONE_NAMES)))
_CAPTION = re.compile(
    r"(?<![a-z])(?:wp-caption-text|fig-?caption|image-?caption|photo-?caption|img-?caption|captions?|media-?caption|cutline)(?![a-z])"
)
_STANDFIRST = re.compile(
    r"(?<![a-z])(?:stand-?first|dek|deck|sub-?title|sub-?head(?:line)?|article-?(?:summary|intro|description)|entry-?summary)$"
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_LEAST_PROSE = 300
_HEADLINE_WORDS = 4
_MOST_OF_PAGE = 0.6
_MOST_TITLES = 20
_LINKED_OF_BOX = 0.1
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def find_zone(element: Element) -> str | None:
    """Give what an element says that it holds beside the article, None when it says nothing of the kind."""
    if element.tag in _ZONE_TAGS:
        return _ZONE_TAGS[element.tag]
    if element.tag in _SKIPPED:
        return None
    # Kept from a screen reader is not hidden: some pages do it to what their own reader view shows again.
    unread = element.get("aria-hidden") == "true" and element.tag not in _OF_TEXT
    if element.get("hidden") is not None or unread or _HIDDEN.search(element.get("style", "")):
        return "hidden"
    for name in _read_names(element):
        if found := _NAMES.search(name):
            return _ZONE_NAMES[int(str(found.lastgroup)[1:])][0]
    return None


def holds_article(element: Element, zone: str, prose: int) -> bool:
    """Say whether what seems to be a zone holds the article; ``prose`` is how many letters the page has.

    Forms hold whole pages on some servers, and a layout is named after the sidebar that it has.
    """
    own = count_prose(element)
    if own < _LEAST_PROSE or zone == "comments":
        return False
    if zone != "hidden" and any(
        len(read_text(title).split()) >= _HEADLINE_WORDS for title in islice(element.iter("h1"), _MOST_TITLES)
    ):
        return True
    if zone == "related":
        # What is related is linked to: paragraphs without a link are told here, whatever the name of their box.
        linked = sum(len(part.text_content()) for part in element.iter("a"))
        return linked < _LINKED_OF_BOX * own
    return own > _MOST_OF_PAGE * prose and zone not in ("consent", "menu", "footer")


def count_prose(element: Element) -> int:
    """Count the letters that are shown in an element, less those of its links."""
    apart = sum(len(part.text_content()) for part in element.iter("a", "script", "style", "noscript", "select"))
    return len(element.text_content()) - apart


def is_caption(element: Element) -> bool:
    """Say whether an element holds the words under a picture."""
    if element.tag == "figcaption":
        return True
    return element.tag in ("p", "div", "span", "em", "small", "dd", "td") and any(
        map(_CAPTION.search, _read_names(element))
    )


def is_standfirst(element: Element) -> bool:
    """Say whether an element holds the lines between headline and article."""
    return element.tag in ("p", "div", "h2", "h3") and any(map(_STANDFIRST.search, _read_names(element)))


def _read_names(element: Element) -> list[str]:
    names = f"{element.get('class') or ''} {element.get('id') or ''}"[:300].split()
    if "-" in element.tag:
        # An element of the site's own making is named after what it is.
        names.append(element.tag)
    return [_CAMEL.sub("-", name).replace("_", "-").lower() for name in names]
