"""What a chat has seen asserted about a thing."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.memory.seen import Seen

_WORD = re.compile(r"[\w'’-]*\w")
_SMALL = frozenset("a an and by for from in of on or the to with".split())
_ENDINGS = ("ies", "es", "s")


def find_seen(seen: Iterable[Seen], words: str) -> list[Seen]:
    """Give what was seen about a thing, the oldest first; every word asked for must be in what the figure counts.

    Where no figure counts that thing, the sentences are searched instead. Case, plural and small words do not matter.
    A figure that one article gives twice in the same words is given once.
    """
    wanted = {_stem(word) for word in _read_words(words)}
    if not wanted:
        return []
    held = sorted(seen, key=lambda each: (each.day, each.seen, each.figure.span))
    found = [each for each in held if wanted <= _stems_of_thing(each)]
    found = found or [each for each in held if wanted <= {_stem(word) for word in _read_words(each.figure.sentence)}]
    once = {(each.key, each.figure.text.lower(), each.figure.counted, _name(each)): each for each in reversed(found)}
    return [each for each in found if once[each.key, each.figure.text.lower(), each.figure.counted, _name(each)] is each]


def _stems_of_thing(each: Seen) -> set[str]:
    figure = each.figure
    words = " ".join(filter(None, (figure.counted, figure.concept, figure.unit.surface if figure.unit else None)))
    return {_stem(word) for word in _read_words(words)}


def _name(each: Seen) -> str | None:
    return each.figure.asserted_by.name if each.figure.asserted_by else None


def _read_words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text.lower()) if word not in _SMALL]


def _stem(word: str) -> str:
    """Take the plural off a word; what is left need not be a word.

    >>> [_stem(word) for word in ("reservists", "boxes", "bodies", "bus", "pass")]
    ['reservist', 'box', 'bod', 'bus', 'pass']
    """
    word = re.sub(r"['’]s?$", "", word)
    if len(word) < 4 or word.endswith("ss") or word.endswith("us"):
        return word
    if word.endswith("y"):
        return word[:-1]
    for ending in _ENDINGS:
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            # "houses" and "house", "boxes" and "box": an e in the middle goes too.
            return stem if ending != "es" or stem.endswith(("s", "x", "z", "h")) else f"{stem}e".rstrip("e")
    return word.rstrip("e")
