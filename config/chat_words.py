"""Read the words by which a chat decides which figures come first."""

from __future__ import annotations

from config.lexicon import read_table


def read_harm_words() -> frozenset[str]:
    """Give the words that make a figure one of people or homes lost.

    >>> "wounded" in read_harm_words()
    True
    """
    return frozenset(word for section in read_table("harm").values() for word in section["words"])


def read_doubt_words() -> frozenset[str]:
    """Give the words by which an article doubts a figure itself.

    >>> "reportedly" in read_doubt_words()
    True
    """
    return frozenset(read_table("hedges")["doubt"]["words"])


def read_denial_words() -> frozenset[str]:
    """Give the words by which somebody denies a figure.

    >>> "denied that" in read_denial_words()
    True
    """
    return frozenset(read_table("hedges")["denial"]["words"])


def read_abbreviations() -> frozenset[str]:
    """Give the words behind which a full stop ends no sentence.

    >>> "Dr" in read_abbreviations()
    True
    """
    return frozenset(read_table("sentences")["abbreviations"])
