"""Which of a page's titles is the article's headline."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from extractors.reading.tree import Element, read_text

_BREAK = re.compile(r"(?<!\s)\s++[|·•»–—~:-]++\s++|(?:(?<!\s)\s++)?[|»]\s*+")
_LONGEST = 300
_ALIKE = 0.6


def choose_headline(root: Element, stated: str, named: dict[str, str], outlet: str | None) -> str | None:
    """Give the headline: the ``<h1>`` that agrees with what the page states elsewhere, or else what it states.

    An ``<h1>`` may be the outlet's own name, and a stated title may be written for search engines.
    """
    title = next((text for element in root.iter("title") if (text := read_text(element))), "")
    statements = [stated, named.get("og:title", ""), named.get("twitter:title", ""), title]
    stated_ones = [clean for text in statements if text and (clean := strip_outlet(text, outlet))]
    shown = [text for element in root.iter("h1") if 0 < len(text := read_text(element)) <= _LONGEST]
    shown = [text for text in shown if _fold(text) != _fold(outlet or "")]
    best = max(shown, key=lambda text: max((_likeness(text, other) for other in stated_ones), default=0), default=None)
    if best and any(_likeness(best, other) >= _ALIKE for other in stated_ones):
        return best
    marked = root.xpath("//*[@itemprop='headline'][self::h2 or self::h3 or self::div or self::span][1]")
    if marked and (text := read_text(marked[0])) and len(text) <= _LONGEST:
        return str(text)
    # A headline that stands in a smaller heading, or in bold letters, as on old pages.
    for element in root.iter("h2", "h3"):
        text = read_text(element)
        if len(text.split()) > 2 and any(_likeness(text, other) >= 0.85 for other in stated_ones):
            return text
    for element in list(root.iter("b", "strong", "font", "big"))[:40]:
        text = read_text(element)
        if len(text.split()) > 2 and len(text) * 2 > len(title) and _fold(text) in _fold(title):
            return text
    if len(shown) == 1 and len(shown[0].split()) > 3:
        return shown[0]
    return stated_ones[0] if stated_ones else best


def strip_outlet(title: str, outlet: str | None) -> str:
    """Take the outlet's name, and what else stands behind a bar, off a page's title.

    >>> strip_outlet("Two ships sink off Brill - The Harbour Post", "The Harbour Post")
    'Two ships sink off Brill'
    """
    title = " ".join(title.split())
    if outlet:
        name = re.escape(outlet.removeprefix("The "))
        bare = re.sub(
            rf"\s?[|·•»–—~:-]{{1,9}}+\s?(?:the )?{name}(?:\s?[|·•»–—-].*)?$|^(?:the )?{name}\s?[|»:–—-]++\s?",
            "",
            title,
            flags=re.I | re.S,
        )
        if bare and bare != title:
            return bare.strip()
    pieces = _BREAK.split(title)
    # The last piece is a name when it is short and the rest is long enough to be a headline.
    if len(pieces) > 1 and re.search(r"[|»]", title):
        longest = max(pieces, key=len)
        return longest.strip() if len(longest.split()) >= 3 else title
    return title


def is_same_line(one: str, other: str) -> bool:
    """Say whether two lines have the same words, whatever their punctuation."""
    return _fold(one) == _fold(other)


def _likeness(one: str, other: str) -> float:
    first, second = _fold(one), _fold(other)
    if first == second:
        return 1.0
    if len(first) > 15 and (first in second or second in first):
        return 0.9
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


def _fold(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().lower()
