"""What a page says of its article: headline, outlet, byline, date, address, and whether it is for subscribers."""

from __future__ import annotations

import re

from extractors.articles.encodings import decode
from extractors.articles.html import dates as moments
from extractors.articles.html import linked_data
from extractors.articles.html.headlines import choose_headline
from extractors.articles.html.tree import Element, find_ancestors, parse_page, read_text
from extractors.articles.passages import Metadata

_ADDRESS = re.compile(r"https?://([^/:?#]+)[^/?#]*([^?#]*)([^#]*)", re.IGNORECASE)
_LONGEST = 300
_PREFIX = re.compile(r"^(?:www|m|mobile|amp|edition)\.")


def find_canonical(root: Element) -> str | None:
    """Give the address in the page's canonical link, None when there is none or it is a site's front page."""
    for link in root.iter("link"):
        address = (link.get("href") or "").strip()
        # A canonical address that is the site's front page is a mistake of the site's.
        if "canonical" in (link.get("rel") or "").lower().split() and re.match(r"https?://[^/]+/.", address):
            return str(address)
    return None


def is_amp(root: Element) -> bool:
    """Say whether a page is the AMP copy of another."""
    page = root if root.tag == "html" else root.getroottree().getroot()
    return any(name in page.attrib for name in ("amp", "amp4ads", "\N{HIGH VOLTAGE SIGN}"))


def describe_copy(root: Element, url: str | None) -> str | None:
    """Give the note on a page that is a copy of another, by its own word; None for one that is not."""
    canonical = find_canonical(root)
    if canonical is None or len(canonical) > _LONGEST or (url and _fold(canonical) == _fold(url)):
        return None
    if is_amp(root):
        return f"{'This is' if url else 'The page says that it is'} the AMP copy of {canonical}."
    if url and _read_host(canonical) != _read_host(url):
        return f"The page says that the article is from {canonical}."
    return None


def find_other(data: bytes, *, url: str, charset: str | None) -> str | None:
    """Give the address where the article of a page without one may stand: the canonical one, if it is another."""
    canonical = find_canonical(parse_page(decode(data, charset), url))
    return canonical if canonical and _fold(canonical) != _fold(url) else None


def _fold(url: str) -> str:
    found = _ADDRESS.match(url)
    return f"{_read_host(url)}{found[2].rstrip('/')}{found[3]}" if found else url


def _read_host(url: str) -> str:
    found = _ADDRESS.match(url)
    return _PREFIX.sub("", found[1].lower()) if found else ""


_NAMED_DATES = (
    "article:published_time", "og:published_time", "og:article:published_time", "parsely-pub-date", "sailthru.date",
    "datepublished", "article.published", "dc.date.issued", "dcterms.created", "dcterms.issued", "dc.date",
    "dcterms.date", "publishdate", "publish_date", "publish-date", "pubdate", "publication_date", "publication-date",
    "published_date", "published_time", "article_date_original", "cxenseparse:recs:publishtime",
    "originalpublicationdate",
    "article.created", "citation_publication_date", "citation_online_date", "dc.date.created", "displaydate", "date",
)  # fmt: skip
_NAMED_AUTHORS = (
    "author",
    "article:author_name",
    "parsely-author",
    "sailthru.author",
    "byl",
    "dc.creator",
    "dcterms.creator",
    "article:author",
)
_BY = re.compile(r"^\s*(?:written |story |text |posted |words )?by:?\s+", re.I)
_AFTER_NAME = re.compile(r"(?<!\s)\s++(?:[|·•]\s++|(?:Published|Updated|Posted)\b)")
_HOST = re.compile(r"^https?://(?:[^/@]*@)?(?:www\.|m\.|amp\.|edition\.)?([^/:?#]+)", re.I)
_NO_NAME = re.compile(r"^@|^https?:|^(?:home|website|wordpress|untitled|true|false|null|undefined|localhost)$", re.I)


def read_metadata(root: Element, url: str | None) -> Metadata:
    """Read what a page says of its article, from JSON-LD first, then its meta tags, then what it shows."""
    named = _read_meta(root)
    nodes = linked_data.read_nodes(root)
    shown = [text for h1 in list(root.iter("h1"))[:10] if (text := read_text(h1))]
    node = linked_data.find_article(nodes, [*shown, named.get("og:title", "")])
    outlet = _find_outlet(node, nodes, named) or _find_in_address(root, url)
    address = _find_address(root, node, named, url)
    return Metadata(
        headline=choose_headline(root, linked_data.read_string(node.get("headline")), named, outlet),
        description=linked_data.read_string(node.get("description"))
        or named.get("og:description")
        or named.get("description"),
        outlet=outlet,
        byline=_find_byline(root, node, nodes, named),
        published=_find_date(root, node, nodes, named, address),
        url=address,
        for_subscribers=_is_for_subscribers(node, named),
        live="LiveBlogPosting" in str(node.get("@type")),
        body=linked_data.read_lines(node.get("articleBody")) or None,
    )


def _read_meta(root: Element) -> dict[str, str]:
    """Give the meta tags by name, the first of each; names are in small letters."""
    named: dict[str, str] = {}
    for meta in root.iter("meta"):
        content = " ".join((meta.get("content") or "").split())
        for key in ("property", "name", "itemprop", "http-equiv"):
            if content and (name := meta.get(key)):
                named.setdefault(name.strip().lower(), content)
    return named


def _find_outlet(node: linked_data.Node, nodes: list[linked_data.Node], named: dict[str, str]) -> str | None:
    publishers = linked_data.resolve(node.get("publisher"), nodes) if node.get("publisher") else []
    candidates = [linked_data.read_string(publisher.get("name")) for publisher in publishers]
    candidates += [
        named.get(name, "")
        for name in ("og:site_name", "application-name", "dc.publisher", "publisher", "citation_journal_title")
    ]
    candidates = [name for name in candidates if 1 < len(name) <= 60 and not _NO_NAME.search(name)]
    # "examplenews.com" is a worse name than one with letters alone, where the page gives both.
    best = next((name for name in candidates if not re.search(r"\.(?:com|org|net|co|uk)\b", name)), None)
    return best or (candidates[0] if candidates else None)


def _find_in_address(root: Element, url: str | None) -> str | None:
    """Give the piece of the page's title that the host is named after, else the host."""
    found = _HOST.match(url or "")
    if not found:
        return None
    host = found[1].lower()
    title = next((read_text(element) for element in root.iter("title")), "")
    for piece in re.split(r"(?<!\s)\s++[|·•»–—-]++\s++|(?:(?<!\s)\s++)?[|»:]\s++", title):
        letters = re.sub(r"\W+", "", piece.lower())
        label = re.sub(r"\W+", "", host.partition(".")[0])
        if (len(letters) > 3 and letters in re.sub(r"\W+", "", host)) or (len(label) > 3 and letters.startswith(label)):
            return piece.strip()
    return host


def _find_byline(
    root: Element, node: linked_data.Node, nodes: list[linked_data.Node], named: dict[str, str]
) -> str | None:
    names = [linked_data.read_string(author.get("name")) for author in linked_data.resolve(node.get("author"), nodes)]
    names = [name for name in dict.fromkeys(names) if name and not _NO_NAME.search(name)]
    if names:
        return _BY.sub("", ", ".join(names[:8]))
    for key in _NAMED_AUTHORS:
        if (name := named.get(key)) and not _NO_NAME.search(name) and len(name) < 120:
            return _BY.sub("", name)
    for element in root.xpath(
        "(//*[@rel='author'] | //*[@itemprop='author'] | //*[contains(@class,'byline')])[position()<4]"
    ):
        text = read_text(element)
        if 3 < len(text) < 120:
            return _AFTER_NAME.split(_BY.sub("", text))[0].strip() or None
    return None


def _find_date(
    root: Element, node: linked_data.Node, nodes: list[linked_data.Node], named: dict[str, str], url: str | None
) -> str | None:
    given = [node.get("datePublished"), node.get("dateCreated")]
    given += [named.get(name) for name in _NAMED_DATES[:3]]
    given += [linked_data.find_page(nodes).get("datePublished")]
    given += [named.get(name) for name in _NAMED_DATES[3:]]
    for value in given:
        if moment := moments.read_moment(linked_data.read_string(value)):
            return moment
    return _find_shown_date(root) or (moments.read_day_in_address(url) if url else None)


def _find_shown_date(root: Element) -> str | None:
    """Give the date of the first ``<time>`` or the like of the article, one marked as publication before others."""
    marked = root.xpath(
        "//*[@itemprop='datePublished'] | //time[@pubdate]"
        " | //time[contains(@class,'publish') or contains(@class,'entry-date')"
        " or contains(@class,'date')] | //abbr[contains(@class,'publish')]"
    )
    after = root.xpath("(//h1)[1]/following::time[position()<3]")
    for element in [*marked[:5], *after[:2]]:
        if find_ancestors(element, "aside", "nav", "footer"):
            continue
        for text in (element.get("datetime"), element.get("content"), element.get("title"), read_text(element)):
            if text and (moment := moments.read_moment(text)):
                return moment
    return None


def _find_address(root: Element, node: linked_data.Node, named: dict[str, str], url: str | None) -> str | None:
    for address in (find_canonical(root), named.get("og:url"), linked_data.read_string(node.get("url")), url):
        # A canonical address that is the site's front page is a mistake of the site's.
        if address and re.match(r"https?://[^/]+/.", address):
            return str(address)
    return url


def _is_for_subscribers(node: linked_data.Node, named: dict[str, str]) -> bool:
    free = str(node.get("isAccessibleForFree", "")).strip().lower()
    tier = named.get("article:content_tier", "").lower()
    return free in ("false", "no", "0") or tier in ("locked", "metered-locked", "premium")
