"""Read the vocabulary of the checks from its TOML file."""

from __future__ import annotations

from config.claim_words import read_claim_words
from config.lexicon import read_table
from extractors.relations.words import CheckWords, name_word

_SETS = "empty other then calendar weekdays narrowing states casualty poll doubt might".split()
_NAMED = "people crime charge plea recorded".split()


def read_check_words() -> CheckWords:
    """Read the words by which the checks go.

    >>> read_check_words().name("Deaths")
    'killed'
    """
    table = read_table("checks")
    same = {word: entry["name"] for entry in table["same"] for word in entry["words"]}
    return CheckWords(
        same=same,
        claims=read_claim_words(same),
        undecided=tuple(table["undecided"]["words"]),
        unverified=tuple(table["unverified"]["words"]),
        **{name: frozenset(table[name]["words"]) for name in _SETS},
        **{name: frozenset(name_word(word, same) for word in table[name]["words"]) for name in _NAMED},
    )
