"""Read the vocabulary of the checks of sizes, forms, polls, ranks and open questions from its TOML file."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from config.lexicon import read_table
from extractors.relations.claim_words import ClaimWords, Limit, Opposite
from extractors.relations.words import name_word

_SETS = "places rising falling ranked balance lakh lead tied yearly superlative scope owners risk forecast".split()
_NAMED = "persons locals".split()


def read_claim_words(same: Mapping[str, str]) -> ClaimWords:
    """Read the words; ``same`` maps words to the one that stands for all of their kind.

    >>> "hottest" in read_claim_words({}).superlative
    True
    """
    table = read_table("claims")
    return ClaimWords(
        limits=tuple(
            Limit(
                entry["kind"],
                frozenset(entry["units"]),
                frozenset(name_word(word, same) for word in entry["heads"]),
                Decimal(entry["most"]),
                entry["holds"],
                frozenset(entry["unless"]),
            )
            for entry in table["limit"]
        ),
        opposites=tuple(Opposite(frozenset(each["one"]), frozenset(each["other"])) for each in table["opposite"]),
        **{name: frozenset(table[name]["words"]) for name in _SETS},
        **{name: frozenset(name_word(word, same) for word in table[name]["words"]) for name in _NAMED},
    )
