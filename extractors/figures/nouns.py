"""Who is spoken of without a name: "the firm", "a ministry spokesman", "Farmers"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.figures.kinds import kind_of_phrase
from extractors.lexicon import SourceWords
from extractors.types import SourceKind, Span

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_DETERMINERS = frozenset("the a an one his her its their our".split())
_BEGINS = re.compile(r"(?:^|\n|[.?!:][”\"’')]?\s)[“\"‘]?$")
_LONGEST_BREAK = 4
# "The ferry firm, Northline, said": it has a name.
_NAMED_BEHIND = re.compile(r",?\s[A-Z]")
_BETWEEN = 3
"""Words from a determiner to its noun at most."""


def find_nouns(text: str, start: int, end: int, words: SourceWords) -> Iterator[tuple[Span, str, SourceKind]]:
    """Yield the noun phrases in ``[start, end)`` whose head can speak: the span, the words without article, the kind.

    Only plain phrases with a determiner, and groups that begin a sentence.
    """
    tokens = list(_WORD.finditer(text, start, end))
    for at, token in enumerate(tokens):
        head = token.group().lower()
        kind = kind_of_phrase([head], words)
        following = tokens[at + 1].group() if at + 1 < len(tokens) else ""
        if kind is None or kind_of_phrase([following], words) or _NAMED_BEHIND.match(text, token.end()):
            continue
        begins = begins_sentence(text, token.start())
        if token.group()[0].isupper() and not begins:
            continue
        first = _find_determiner([t.group() for t in tokens[max(0, at - _BETWEEN - 1) : at]])
        opening = tokens[at - first] if first else token if begins and kind == "group" else None
        if opening is None or text[opening.start() : token.end()].count(" ") != first:
            continue
        plain = tokens[at - first + 1].start() if opening.group().lower() in ("the", "a", "an") else opening.start()
        yield Span(opening.start(), token.end()), text[plain : token.end()], kind


def begins_sentence(text: str, at: int) -> bool:
    """Say whether a sentence, or a quotation in it, begins at a place of the text.

    >>> begins_sentence("It fell. He left", 9), begins_sentence("It fell", 3)
    (True, False)
    """
    return _BEGINS.search(text, max(0, at - _LONGEST_BREAK), at) is not None


def _find_determiner(before: list[str]) -> int:
    """Give how many words back the nearest determiner is, 0 for none; only words in small letters may stand between."""
    for back, word in enumerate(reversed(before), start=1):
        if word.lower() in _DETERMINERS:
            return back
        if not word.islower():
            return 0
    return 0
