"""What a chat has seen asserted about a thing."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.memory.seen import Seen
from extractors.relations.words import stem

_WORD = re.compile(r"(?<!['’-])(?:['’-]*+\w++)++")
_SMALL = frozenset("a an and by for from in of on or the to with".split())


def find_seen(seen: Iterable[Seen], words: str) -> list[Seen]:
    """Give what was seen about a thing, the oldest first; every word asked for must be in what the figure counts.

    Where no figure counts that thing, the sentences are searched instead. Case, plural and small words do not matter.
    A figure that one article gives twice in the same words is given once.
    """
    wanted = {stem(word) for word in _read_words(words)}
    if not wanted:
        return []
    held = sorted(seen, key=lambda each: (each.day, each.seen, each.figure.span))
    found = [each for each in held if wanted <= _stems_of_thing(each)]
    found = found or [each for each in held if wanted <= {stem(word) for word in _read_words(each.figure.sentence)}]
    return list({_name_claim(each): each for each in reversed(found)}.values())[::-1]


def _stems_of_thing(each: Seen) -> set[str]:
    figure = each.figure
    words = " ".join(filter(None, (figure.counted, figure.concept, figure.unit.surface if figure.unit else None)))
    return {stem(word) for word in _read_words(words)}


def _name_claim(each: Seen) -> tuple[str | None, ...]:
    """Say what makes two figures of one article the same claim."""
    figure = each.figure
    return each.key, figure.text.lower(), figure.counted, figure.asserted_by.name if figure.asserted_by else None


def _read_words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text.lower()) if word not in _SMALL]
