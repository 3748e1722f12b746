"""Whether a draft and its source put one number down to two speakers."""

from __future__ import annotations

import re

from extractors.types import Figure, Source

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 3


def are_two_speakers(one: Figure, two: Figure) -> bool:
    """Say whether two persons, or two organisations, assert two figures, and neither text knows of the other's.

    Whoever is told of by a title here and by name there has no word in common with himself: what the article says of a
    speaker counts as its name, and an unnamed one is nobody.
    """
    first, second = one.asserted_by, two.asserted_by
    if first is None or second is None or first.kind != second.kind or first.kind not in ("person", "organisation"):
        return False
    if not (_is_named(first) and _is_named(second)):
        return False
    here = [first, *one.via]
    there = [second, *two.via]
    if any(_read_names(a) & _read_names(b) for a in here for b in there):
        return False
    return not any(word.casefold() in one.sentence.casefold() for word in _list_capitals(second)) and not any(
        word.casefold() in two.sentence.casefold() for word in _list_capitals(first)
    )


def _is_named(source: Source) -> bool:
    """Say whether a speaker has a name, which begins with a capital, and not only a role."""
    return bool(_list_capitals(source)) and "pronoun-open" not in source.rule


def _list_capitals(source: Source) -> list[str]:
    return [word for word in _WORD.findall(source.name) if word[0].isupper() and len(word) >= _SHORTEST]


def _read_names(source: Source) -> frozenset[str]:
    """Give the words of a name and of what the article says of its bearer, and the letters that it begins with."""
    words = _WORD.findall(f"{source.name} {source.mention} {source.description or ''}")
    initials = "".join(word[0] for word in _WORD.findall(source.name) if word[0].isupper())
    return frozenset(word.casefold() for word in (*words, initials) if len(word) > 1 and word.casefold() != "the")
