"""Posts embedded in a page and quotations with their author: written as what the author says."""

from __future__ import annotations

import re

from extractors.articles.html.tree import Element, read_text

_POST = re.compile(r"twitter-tweet|twitter-video|instagram-media|tiktok-embed|fb-post|bluesky-embed|reddit-embed")
# "— Ada Starke (@astarke) May 3, 2024" at the end of a post.
_SIGNED = re.compile(r"[—–-]{1,2}(?P<name>[^()\n]{2,60})\((?P<handle>@?[\w.]{2,40})\)")
_SHARED = re.compile(r"(?:A post shared|Posted|Post) by (?P<name>[^()\n]{2,60})(?:\((?P<handle>@[\w.]{2,40})\))?")
_LINKS = re.compile(r" ?\b(?:https?://t\.co/\w{1,40}|pic\.twitter\.com/\w{1,40})")
_LONGEST_CITE = 12
"""Words of a cite; more is no name."""


def sign_quotations(root: Element) -> None:
    """Put the author of each embedded post and of each quotation with a cite in front of its words.

    "Ada Starke (@astarke): We built …" is how a transcript has it, so that the words are read as hers.
    """
    for quote in list(root.iter("blockquote")):
        if _POST.search(quote.get("class") or ""):
            _sign_post(quote)
        elif (cite := next(quote.iter("cite", "footer"), None)) is not None:
            _sign_cited(quote, cite)


def _sign_post(quote: Element) -> None:
    for element in reversed([quote, *quote.iterdescendants()]):
        if element is not quote and element.tag in ("p", "div") and (found := _SHARED.fullmatch(read_text(element))):
            element.getparent().remove(element)
            _write_author(quote, found)
            return
        # The name stands behind the last paragraph, with a link to the post's date.
        if element.tail and element is not quote and (found := _SIGNED.fullmatch(element.tail.strip())):
            following = element.getnext()
            element.tail = None
            if following is not None and following.tag == "a":
                following.getparent().remove(following)
            _write_author(quote, found)
            return


def _sign_cited(quote: Element, cite: Element) -> None:
    name = read_text(cite).lstrip("—–- ")
    if not name or len(name.split()) > _LONGEST_CITE or cite.getparent() is None or len(read_text(quote)) <= len(name):
        return
    cite.getparent().remove(cite)
    _put_before(quote, name)


def _write_author(quote: Element, found: re.Match[str]) -> None:
    handle = f" ({found['handle']})" if found["handle"] else ""
    _put_before(quote, found["name"].strip() + handle)


def _put_before(quote: Element, author: str) -> None:
    """Write "author: " before the first words of a quotation."""
    first = next((e for e in [quote, *quote.iterdescendants()] if (e.text or "").strip()), None)
    if first is not None and first.tag != "a":
        first.text = f"{author}: {_LINKS.sub('', first.text).lstrip()}"
