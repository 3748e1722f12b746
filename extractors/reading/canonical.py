"""The address that a page calls its own, and whether the page is only a copy."""

from __future__ import annotations

import re

from extractors.reading.encodings import decode
from extractors.reading.tree import Element, parse_page

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
