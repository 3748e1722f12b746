"""The vocabulary of asserting, as values: cues, hedges, and what kind of thing a source is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SourceWords:
    """Cue verbs in every form, phrases that hide a source, hedges by why they hedge, and nouns by the kind of source.

    All lower-cased. ``documents_kept`` are the documents that stand for themselves (a poll), not for who made them.
    """

    reporting: frozenset[str]
    judging: frozenset[str]
    before: tuple[str, ...]
    hidden: tuple[str, ...]
    hedges: Mapping[str, tuple[str, ...]]
    documents: frozenset[str]
    documents_kept: frozenset[str]
    organisations: frozenset[str]
    groups: frozenset[str]
    unnamed: tuple[str, ...]
    titles: frozenset[str]

    @property
    def cues(self) -> frozenset[str]:
        """Every cue verb."""
        return self.reporting | self.judging
