"""The words of a sentence with what stands for each, read once for all its figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractors.checks.words import CheckWords

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|(?:1[5-9]|20)\d\d\b")
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word over ``[start, end)`` of its sentence, its possessive "s" left out; ``name`` is what stands for it."""

    start: int
    end: int
    text: str
    lower: str
    name: str


def read_words(text: str, words: CheckWords) -> tuple[Word, ...]:
    """Read the words of a text, years among them, in order."""
    return tuple(_read(text, words))


def _read(text: str, words: CheckWords) -> Iterator[Word]:
    for found in _WORD.finditer(text):
        word = _POSSESSIVE.sub("", found.group()) or found.group()
        lower = word.lower()
        yield Word(found.start(), found.end(), word, lower, words.name(lower))


def tell(found: Iterable[Word], words: CheckWords) -> Iterator[str]:
    """Yield the names of the words that tell what a sentence is about."""
    return (word.name for word in found if word.lower not in words.empty and len(word.lower) > 1)
