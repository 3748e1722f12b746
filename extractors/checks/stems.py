"""Bring the forms of a word together, roughly: enough to see that two sentences use the same words."""

from __future__ import annotations

import re
from functools import lru_cache

_IRREGULAR = {
    "people": "person", "persons": "person", "men": "man", "women": "woman", "children": "child", "wives": "wife",
    "lives": "life", "feet": "foot", "mice": "mouse", "teeth": "tooth", "built": "build", "bought": "buy",
    "sold": "sell", "spent": "spend", "paid": "pay", "won": "win", "lost": "lose", "sent": "send", "held": "hold",
    "fell": "fall", "fallen": "fall", "rose": "rise", "risen": "rise", "grew": "grow", "grown": "grow", "was": "be",
    "were": "be", "is": "be", "are": "be", "been": "be", "fought": "fight", "shot": "shoot", "stole": "steal",
    "stolen": "steal", "drove": "drive", "driven": "drive", "left": "leave", "struck": "strike", "broke": "break",
    "broken": "break", "took": "take", "taken": "take", "gave": "give", "given": "give", "made": "make",
    "brought": "bring", "caught": "catch", "taught": "teach", "sank": "sink", "sunk": "sink", "flew": "fly",
    "flown": "fly", "ran": "run", "drew": "draw", "drawn": "draw", "wrote": "write", "written": "write",
}  # fmt: skip
_VOWEL = re.compile("[aeiouy]")


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Give the stem of a lower-cased word.

    >>> [stem(word) for word in ("houses", "firing", "stopped", "cities", "glass", "people")]
    ['hous', 'fir', 'stop', 'city', 'glass', 'person']
    """
    word = word.removesuffix("'s").removesuffix("’s")
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        rest = word.removesuffix(ending)
        if rest != word and len(rest) > 2 and _VOWEL.search(rest):
            word = rest[:-1] if rest[-1] == rest[-2] and rest[-1] not in "lsz" else rest
            break
    return word[:-1] if len(word) > 3 and word.endswith("e") else word
