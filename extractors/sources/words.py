"""The vocabulary of asserting, as values: cues, hedges, and what kind of thing a source is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class SourceWords:
    """Cue verbs in every form, phrases that hide a source, hedges by why they hedge, and nouns by the kind of source.

    All lower-cased, save ``openers``, which only begin a sentence. ``deeds`` are cues that with a plain object say what
    somebody did ("counted 60 candles"); ``holding`` are cues that hold a figure back by themselves. ``documents_kept``
    are the documents that stand for themselves (a poll), not for who made them. ``fronts`` stand before titles,
    ``modest`` are in lower case there. ``civic`` are words in the names of organisations that are no company,
    ``company`` those behind a company's name, ``firms`` nouns for a company. ``gendered`` are titles and given names by
    the one pronoun that goes with them.
    """

    reporting: frozenset[str]
    judging: frozenset[str]
    deeds: frozenset[str]
    before: tuple[str, ...]
    hidden: tuple[str, ...]
    hedges: Mapping[str, tuple[str, ...]]
    holding: frozenset[str]
    documents: frozenset[str]
    documents_kept: frozenset[str]
    organisations: frozenset[str]
    groups: frozenset[str]
    titles: frozenset[str]
    fronts: frozenset[str]
    modest: frozenset[str]
    generic: frozenset[str]
    places: frozenset[str]
    openers: frozenset[str]
    anonymity: tuple[str, ...]
    civic: frozenset[str]
    firms: frozenset[str]
    company: frozenset[str]
    gendered: Mapping[str, frozenset[str]]

    @cached_property
    def cues(self) -> frozenset[str]:
        """Every cue verb."""
        return self.reporting | self.judging

    @cached_property
    def institutions(self) -> frozenset[str]:
        """Words after which "of" or "for" goes on with a name: "Bank of Orlo", "Survey of Households"."""
        return self.organisations | self.places | self.documents | self.groups

    @cached_property
    def given(self) -> frozenset[str]:
        """Every given name that is known."""
        return frozenset(name for held in self.gendered.values() for name in held) - self.titles

    def is_anonymous(self, text: str) -> bool:
        """Say whether a text says that somebody is not named."""
        lowered = text.lower()
        return any(phrase in lowered for phrase in self.anonymity)
