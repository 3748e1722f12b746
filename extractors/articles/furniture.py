"""Lines that a channel adds to its posts: requests to subscribe, counts of its readers, reactions, links to itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from extractors.articles.signs import SIGN
from extractors.lexicon import PostWords
from extractors.types import Span

_LONGEST = 240
_LINE = re.compile(r"[^\n]+")
_LINK = re.compile(
    r"""
    https?://\S+
    |(?<![\w@.])(?:www\.)?[\w-]{1,40}(?:\.[\w-]{1,40})?\.(?:com|org|net|info|news|live|online|app|io|me|tv|co)\b(?:/\S*)?
    |(?<![\w.])@\w{3,64}
    |(?<!\w)\#\w+
    |[\w.+-]{1,64}@[\w-]{1,64}\.\w{2,8}
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NUMBER = r"\d[\d.,]{0,15}(?:[ \u00a0]\d{3})*\+?[kKmM]?\+?"
# Pictures with a count each: "👍 1.2K 👎 45"; two letters of a flag are a country, and its number a score.
_REACTIONS = re.compile(rf"(?:(?![\U0001f1e6-\U0001f1ff])(?:{SIGN})\s?(?:{_NUMBER})?[\s,·|]*+)+")
_PARTING = re.compile(rf"(?:{SIGN}|[|•·—–→»«“”\"()\[\]]|[.!?…:;,]+(?=\s|$)|(?<=\s)[/-](?=\s))+")
_TOKEN = re.compile(r"[^\s]+")
_VALUE = re.compile(rf"(?:{_NUMBER}|\d{{1,2}}[:/]\d{{1,2}})\Z")
_CLOCK = re.compile(r"\d{1,2}[:/]\d{1,2}\Z")
_SHORTENED = re.compile(r"[\d.,]+[kKmM]\+?\Z")
_MOST_CALLED, _MOST_NAMED, _CARD = 3, 5, 8

_Kind = Literal["call", "count", "number", "neutral", "other"]


def find_furniture(text: str, words: PostWords) -> tuple[Span, ...]:
    r"""Give the lines of a text that are the channel's own, in order; none without a picture, a link or a number.

    >>> words = PostWords(frozenset({"subscribe"}), frozenset({"to", "us"}), frozenset(), frozenset())
    >>> find_furniture("Two died.\n👉 Subscribe to us", words)
    (Span(start=10, end=26),)
    """
    begun = False
    found: list[Span] = []
    for line in _LINE.finditer(text):
        if line.group().strip():
            if _is_furniture(line.group(), words, first=not begun):
                found.append(Span(*line.span()))
            else:
                begun = True
    return tuple(found)


def describe_furniture(lines: int) -> list[str]:
    """Give the note that says how many lines were the channel's own.

    >>> describe_furniture(1)
    ['1 line of the channel itself (how to subscribe, its readers, reactions, links) was not read.']
    """
    if not lines:
        return []
    counted = "1 line" if lines == 1 else f"{lines} lines"
    verb = "was" if lines == 1 else "were"
    return [f"{counted} of the channel itself (how to subscribe, its readers, reactions, links) {verb} not read."]


def _is_furniture(line: str, words: PostWords, *, first: bool) -> bool:
    if len(line) > _LONGEST:
        return False
    line = line.strip()
    if any(map(str.isdigit, line)) and _REACTIONS.fullmatch(line):
        return True
    bare, links = _LINK.subn(" \n ", line)
    decorated = links or re.search(rf"{SIGN}|\||\d", line)
    if not decorated or (first and not links):
        # A headline may call for something too.
        return False
    pieces = list(_split(bare))
    if not pieces:
        return links > 0
    kinds = [_tell(piece, words) for piece in pieces]
    others = [piece for piece, kind in zip(pieces, kinds, strict=True) if kind == "other"]
    if others:
        return links > 0 and kinds[0] == "call" and not any(map(str.isdigit, "".join(others)))
    plain = [piece for piece, kind in zip(pieces, kinds, strict=True) if kind == "number"]
    if not links and "count" not in kinds and not all(map(_SHORTENED.match, plain)):
        return False
    return "call" in kinds or "count" in kinds or (links > 0 and set(kinds) == {"number"})


def _split(line: str) -> Iterator[str]:
    for piece in _PARTING.split(line.replace("\n", " ")):
        if kept := " ".join(piece.split()):
            yield kept


def _tell(piece: str, words: PostWords) -> _Kind:
    """Say what a piece of a line is: a request, a count of readers, a number, a name or the like, or something else."""
    tokens = [token.strip("'’*_") for token in _TOKEN.findall(piece)]
    lowered = [token.lower().replace("’", "'") for token in tokens]
    if all(_VALUE.match(token) for token in tokens):
        return "neutral" if _CLOCK.match(tokens[0]) or sum(map(str.isdigit, piece)) >= _CARD else "number"
    if _counts(lowered, words):
        return "count"
    called = _count_called(lowered, words)
    rest = [token for token in tokens[called:] if token and token.lower() not in words.beside]
    values = [token for token in rest if _VALUE.match(token)]
    names = [token for token in rest if token not in values]
    if len(names) > _MOST_NAMED or not all(name[:1].isupper() or name == "&" for name in names):
        return "other"
    if called and (not values or all(map(_CLOCK.match, values))):
        return "call"
    return "neutral"


def _count_called(tokens: list[str], words: PostWords) -> int:
    """Give how many of the first words are a request."""
    longest = min(_MOST_CALLED, len(tokens))
    return next((n for n in range(longest, 0, -1) if " ".join(tokens[:n]) in words.calls), 0)


def _counts(tokens: list[str], words: PostWords) -> bool:
    """Say whether a piece is a number of readers and no more: "over 90,000 readers already here"."""
    at = next((i for i, token in enumerate(tokens) if _VALUE.match(token)), None)
    if at is None or not all(token in words.beside or _VALUE.match(token) for token in tokens[:at]):
        return False
    behind = [token for token in tokens[at + 1 :] if not _VALUE.match(token)]
    told = next((n for n in (1, 2) if " ".join(behind[:n]) in words.audience), 0)
    alone = told > 0 and " ".join(behind[:told]) in words.counted
    rest = behind[told:]
    return told > 0 and all(token in words.beside for token in rest) and (alone or len(rest) > 0)
