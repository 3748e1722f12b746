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
_CHANNEL = re.compile(r"(?:\bt|\btelegram)\.me/|(?<![\w./])[@#]\w", re.I)
# Pictures with a count each: "👍 1.2K 👎 45"; two letters of a flag are a country, and its number a score.
_REACTIONS = re.compile(rf"(?:(?![\U0001f1e6-\U0001f1ff])(?:{SIGN})\s?(?:{_NUMBER})?[\s,·|]*+)+")
_PARTING = re.compile(rf"(?:{SIGN}|[|•·—–→»«“”\"()\[\]]|[.!?…:;,]+(?=\s|$)|(?<=\s)[/-](?=\s))+")
_VALUE = re.compile(rf"(?:{_NUMBER}|\d{{1,2}}[:/]\d{{1,2}})\Z")
_CLOCK = re.compile(r"\d{1,2}[:/]\d{1,2}\Z")
# As letters of its words: "over (w) 90,000 (n) readers (a) already (w) here (w)".
_COUNT = re.compile(r"w*n+[ac]w*")
_DECORATION = re.compile(rf"{SIGN}|\||\d")
_SHORTENED = re.compile(r"[\d.,]+[kKmM]\+?\Z")
_MOST_CALLED, _MOST_NAMED, _CARD = 3, 5, 8

_Kind = Literal["call", "count", "number", "neutral", "other"]


def find_furniture(text: str, words: PostWords) -> tuple[Span, ...]:
    r"""Give the lines of a text that are the channel's own, in order; none without a picture, a link or a number.

    >>> words = PostWords(frozenset({"subscribe"}), frozenset({"to", "us"}), frozenset(), frozenset())
    >>> find_furniture("Two died.\n👉 Subscribe to us", words)
    (Span(start=10, end=27),)
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
    line = line.strip()
    if len(line) > _LONGEST:
        return False
    if any(map(str.isdigit, line)) and _REACTIONS.fullmatch(line):
        return True
    bare, links = _LINK.subn(" \n ", line)
    # A headline may call for something too.
    if not links and (first or not _DECORATION.search(line)):
        return False
    told = [(_tell(piece, words), piece) for piece in _split(bare)]
    # A link alone may lead to the news; one to the channel, a name or a tag does not.
    return _is_own(told, linked=links > 0) if told else bool(_CHANNEL.search(line))


def _is_own(told: list[tuple[_Kind, str]], *, linked: bool) -> bool:
    """Say whether a line of such pieces is the channel's own, as requests, counts and links with nothing else are."""
    kinds = {kind for kind, _ in told}
    if "other" in kinds:
        strange = "".join(piece for kind, piece in told if kind == "other")
        return linked and told[0][0] == "call" and not any(map(str.isdigit, strange))
    if linked and kinds == {"number"}:
        return True
    if not linked and "count" not in kinds and any(k == "number" and not _SHORTENED.match(p) for k, p in told):
        return False
    return bool(kinds & {"call", "count"})


def _split(line: str) -> Iterator[str]:
    for piece in _PARTING.split(line.replace("\n", " ")):
        if kept := " ".join(piece.split()):
            yield kept


def _tell(piece: str, words: PostWords) -> _Kind:
    """Say what a piece of a line is: a request, a count of readers, a number, a name or the like, or something else."""
    tokens = list(filter(None, (token.strip("'’*_") for token in piece.split())))
    values = [token for token in tokens if _VALUE.match(token)]
    if len(values) == len(tokens):
        return "neutral" if all(map(_CLOCK.match, values)) or sum(map(str.isdigit, piece)) >= _CARD else "number"
    lowered = [token.lower().replace("’", "'") for token in tokens]
    if values and _counts(lowered, words):
        return "count"
    called = _count_called(lowered, words)
    if not _only_names([token for token in tokens[called:] if token not in values], words):
        return "other"
    return "call" if called and all(map(_CLOCK.match, values)) else "neutral"


def _only_names(tokens: list[str], words: PostWords) -> bool:
    """Say whether a few names are all that is left beside the words of such a line."""
    names = [token for token in tokens if token.lower() not in words.beside]
    return len(names) <= _MOST_NAMED and all(name[:1].isupper() or name == "&" for name in names)


def _count_called(tokens: list[str], words: PostWords) -> int:
    """Give how many of the first words are a request."""
    longest = min(_MOST_CALLED, len(tokens))
    return next((n for n in range(longest, 0, -1) if " ".join(tokens[:n]) in words.calls), 0)


def _counts(tokens: list[str], words: PostWords) -> bool:
    """Say whether a piece is a number of readers and no more: "over 90,000 readers already here"."""
    kinds = "".join(_letter(token, words) for token in tokens)
    return _COUNT.fullmatch(kinds) is not None and ("c" in kinds or kinds[-1] == "w")


def _letter(token: str, words: PostWords) -> str:
    """Give a letter for what a word is: a number, a thing counted, one of readers, another word of such a line."""
    if _VALUE.match(token):
        return "n"
    kinds = {"c": words.counted, "a": words.audience, "w": words.beside}
    return next((letter for letter, held in kinds.items() if token in held), "?")
