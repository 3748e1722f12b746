"""Which of a page's titles is the article's headline, and the byline and date in the lines around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import islice

from extractors.articles.html.blocks import Block
from extractors.articles.html.dates import read_moment
from extractors.articles.html.tree import Element, read_text

_BREAK = re.compile(r"(?<!\s)\s++[|·•»–—~:-]++\s++|(?:(?<!\s)\s++)?[|»]\s*+")
_LONGEST = 300
_ALIKE = 0.6
_MOST = 40
"""Elements of a kind that may hold the headline."""


def choose_headline(root: Element, stated: str, named: dict[str, str], outlet: str | None) -> str | None:
    """Give the headline: the ``<h1>`` that agrees with what the page states elsewhere, or else what it states.

    An ``<h1>`` may be the outlet's own name, and a stated title may be written for search engines.
    """
    title = next((text for element in root.iter("title") if (text := read_text(element))), "")
    statements = [stated, named.get("og:title", ""), named.get("twitter:title", ""), title]
    stated_ones = [clean for text in statements if text and (clean := strip_outlet(text, outlet))]
    first_ones = islice(root.iter("h1"), _MOST)
    shown = [text for element in first_ones if 0 < len(text := read_text(element)) <= _LONGEST]
    shown = [text for text in shown if fold_line(text) != fold_line(outlet or "")]
    best = max(shown, key=lambda text: max((_likeness(text, other) for other in stated_ones), default=0), default=None)
    if best and any(_likeness(best, other) >= _ALIKE for other in stated_ones):
        return best
    marked = root.xpath("//*[@itemprop='headline'][self::h2 or self::h3 or self::div or self::span][1]")
    if marked and (text := read_text(marked[0])) and len(text) <= _LONGEST:
        return str(text)
    # A headline that stands in a smaller heading, or in bold letters, as on old pages.
    for element in islice(root.iter("h2", "h3"), _MOST):
        text = read_text(element)
        if (
            len(text) <= _LONGEST
            and len(text.split()) > 2
            and any(_likeness(text, other) >= 0.85 for other in stated_ones)
        ):
            return text
    if bold := _find_bold(root, title):
        return bold
    if len(shown) == 1 and len(shown[0].split()) > 3:
        return shown[0]
    return stated_ones[0] if stated_ones else best


def _find_bold(root: Element, title: str) -> str | None:
    for element in islice(root.iter("b", "strong", "font", "big"), _MOST):
        text = read_text(element)
        if len(text.split()) > 2 and len(text) * 2 > len(title) and fold_line(text) in fold_line(title):
            return text
    return None


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
    return fold_line(one) == fold_line(other)


def fold_line(text: str) -> str:
    """Give the words of a line alone, in small letters."""
    return re.sub(r"\W+", " ", text).strip().lower()


def _likeness(one: str, other: str) -> float:
    # Headlines are short; comparing two texts takes the product of their lengths.
    first, second = fold_line(one[:_LONGEST]), fold_line(other[:_LONGEST])
    if first == second:
        return 1.0
    if len(first) > 15 and (first in second or second in first):
        return 0.9
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


_BY = re.compile(r"^(?:by|from|written by|words by|story by|text by|reported by):?\s+(?P<name>\w.{2,100})", re.I)
_AFTER_NAME = re.compile(r"(?:(?<!\s)\s++)?[|·•,]\s++.*|(?<!\s)\s++(?:Published|Updated|Posted)\b.*")
_DATED = r"""
    (?:
        published|updated|posted|first[ ]published|last[ ]updated|created|modified
        |\d+[ ](?:hours?|minutes?|days?|months?|years?)[ ]ago
    )
"""
_BYLINE = re.compile(
    rf"""
    ^(?:by|from|words|story|text|written[ ]by|reported[ ]by)[ :]\s*(?-i:[A-Z])
    # "4 min read"
    |^\d+[ ]?(?:-|[ ])?min(?:ute)?s?(?:[ ]read)?\b
    |^{_DATED}\b
    |.{{3,60}}[ ][|·•][ ](?:published|posted|updated)\b
    # "Ines Okafor, harbour correspondent"
    |^[A-Z][\w.'-]+(?:[ ][A-Z][\w.'-]+){{1,3}}(?:,|[ ]\||[ ]and)?[ ].{{0,40}}
        (?:correspondent|reporter|editor|staff[ ]writer)s?$
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[a-z0-9%]{2}[.!?][\"'”’)\]]*$")
_DATE_LINE_WORDS = 14
_BYLINE_WORDS = 20


def is_byline(text: str) -> bool:
    """Say whether a line only says who wrote the article, when, or how long it takes to read.

    >>> is_byline("By Ines Okafor"), is_byline("14 March 2024, 6:30 am"), is_byline("In 2024, six ships sank.")
    (True, True, False)
    """
    words = len(text.split())
    if words <= _BYLINE_WORDS and _BYLINE.search(text) and not (words > 4 and _SENTENCE_END.search(text)):
        return True
    return words <= 9 and not _SENTENCE_END.search(text) and read_moment(text) is not None


def find_date(blocks: Sequence[Block]) -> str | None:
    """Give the first date that stands in a short line of its own."""
    return next((moment for line in _read_lines(blocks) if (moment := read_moment(line))), None)


def find_byline(blocks: Sequence[Block]) -> str | None:
    """Give the name in the first line that begins with "by"."""
    for line in _read_lines(blocks):
        if (found := _BY.match(line)) and not _SENTENCE_END.search(line):
            return _AFTER_NAME.sub("", found["name"]).strip() or None
    return None


def _read_lines(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if block.zone not in ("related", "comments", "menu", "footer", "consent", "aside", "sidebar"):
            yield from (line for line in block.text.split("\n") if len(line.split()) <= _DATE_LINE_WORDS)
