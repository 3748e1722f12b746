"""Posts embedded in a page and quotations with their author: written as what the author says."""

from __future__ import annotations

import re

from extractors.articles.html.tree import Element, read_text

_POST = re.compile(r"(?:twitter-(?:tweet|video)|instagram-media|tiktok|fb-|facebook|bluesky|reddit|telegram|mastodon)")
# "— Ada Starke (@astarke) May 3, 2024", "Posted by Dan Oster on Monday" at the end of a post.
_SIGNED = re.compile(r"[—–-]{1,2}\s?(?P<name>[^()\n]{2,60})\(\s?(?P<handle>@?[\w.-]{2,60})\s?\)")
_SHARED = re.compile(
    r"(?:A post shared|Posted|Post) by (?P<name>[^()\n]{2,60}?)(?:\s?\((?P<handle>@[\w.]{2,40})\)| on \w.*|$)", re.S
)
_LINKS = re.compile(r" ?\b(?:https?://t\.co/\w{1,40}|pic\.twitter\.com/\w{1,40})")
_MARKS = ('"', "“", "‘", "'", "«")
_VIA = re.compile(r",? (?:via|on|in) \w.*$", re.S)
_LONGEST = 80
"""Code points of a name; of what stands behind a post, three times as much is looked at."""


def sign_quotations(root: Element) -> None:
    """Put the author of each embedded post and of each quotation with a cite at its end in front of its words.

    "Ada Starke (@astarke): We built …" is how a transcript has it, so that the words are read as hers.
    """
    for widget in root.xpath("//div[contains(@class, 'tgme_widget_message ')]"):
        _unwrap_message(widget)
    for quote in list(root.iter("blockquote")):
        if next(quote.iterancestors("blockquote"), None) is not None:
            continue
        parent = quote.getparent()
        named = f"{quote.get('class') or ''} {(parent.get('class') or '') if parent is not None else ''}"
        if not (_POST.search(named) and _sign_post(quote)):
            _sign_cited(quote)


def _unwrap_message(widget: Element) -> None:
    """Make a quotation of a message of a channel that a page embeds, signed with the channel's name."""
    names = widget.xpath(".//*[contains(@class, 'tgme_widget_message_owner_name')]")
    texts = widget.xpath(".//*[contains(@class, 'tgme_widget_message_text')]")
    if not names or not texts:
        return
    name, text, tail = read_text(names[0]), texts[-1], widget.tail
    widget.clear()
    widget.tag, widget.tail = "blockquote", tail
    text.tag = "p"
    text.attrib.clear()
    widget.append(text)
    text.tail = None
    if 1 < len(name) <= _LONGEST:
        _put_before(widget, name)


def _sign_post(quote: Element) -> bool:
    """Sign a post by what stands behind its last paragraph; says whether that is a signature."""
    last = next((child for child in reversed(quote) if child.tag in ("p", "div", "section")), None)
    if last is None:
        return False
    behind = [last.tail or ""]
    for sibling in last.itersiblings():
        behind += [*sibling.itertext(), sibling.tail or ""]
    text = " ".join("".join(behind).split())
    found = (_SIGNED.match(text) or _SHARED.match(text)) if len(text) <= 3 * _LONGEST else None
    if found is None:
        # Instagram signs in a paragraph of its own.
        text = " ".join("".join(last.itertext()).split()) if last.getprevious() is not None else ""
        found = _SHARED.match(text) if len(text) <= 3 * _LONGEST else None
        if found is None:
            return False
        _empty(last)
    for sibling in list(last.itersiblings()):
        _empty(sibling)
        sibling.tail = None
    last.tail = None
    handle = f" ({found['handle']})" if found["handle"] else ""
    _put_before(quote, found["name"].strip() + handle)
    return True


def _sign_cited(quote: Element) -> None:
    """Sign a quotation whose last words are a cite or a footer; one in the middle of it is no signature."""
    cite = next((element for element in reversed(list(quote.iter("cite", "footer")))), None)
    if cite is None or (cite.tail or "").strip() or any("".join(e.itertext()).strip() for e in cite.itersiblings()):
        return
    name = _VIA.sub("", " ".join("".join(cite.itertext()).split()).lstrip("—–- "))
    if not 1 < len(name) <= _LONGEST:
        return
    _empty(cite)
    if any(text.strip() for text in quote.itertext()):
        _put_before(quote, name)
    else:
        cite.text = name


def _empty(element: Element) -> None:
    tail = element.tail
    element.clear()
    element.tail = tail


def _put_before(quote: Element, author: str) -> None:
    """Write "author: " before the words of a quotation, and these between quotation marks, a paragraph at a time."""
    paragraphs = [quote] if (quote.text or "").strip() else _find_paragraphs(quote)
    opening = "" if "".join(paragraphs[0].itertext()).lstrip()[:1] in _MARKS else "“"
    for paragraph in paragraphs:
        paragraph.text = opening + _LINKS.sub("", paragraph.text or "").lstrip()
    paragraphs[0].text = f"{author}: {paragraphs[0].text}"
    if opening:
        closing = paragraphs[-1].makeelement("span")
        closing.text = "”"
        paragraphs[-1].append(closing)


def _find_paragraphs(quote: Element) -> list[Element]:
    for tag in ("p", "section"):
        if found := [p for p in quote.iter(tag) if any(text.strip() for text in p.itertext())]:
            return found
    return [quote]
