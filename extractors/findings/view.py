"""What every check is given: the article, its figures with their surroundings, and the vocabulary."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from extractors.lexicon import Conversions
from extractors.relations.relate import RelationKnowledge, relate_figures
from extractors.relations.surroundings import Mention, read_mentions
from extractors.relations.words import CheckWords
from extractors.types import Article, Figure, Finding, Span, Tie

_MOST = 200
_FEW = 4
"""Sentences; a word that stands in more tells little."""

Thing: TypeAlias = tuple[str, str | None, str | None]
"""What is counted, its unit, and the state of those counted, None for any."""


class Told(NamedTuple):
    """How many figures of an article are of one thing, and how many different numbers they give."""

    figures: int
    numbers: int


@dataclass(frozen=True, slots=True)
class View:
    """An article as the checks see it; ``mentions`` are its figures with their surroundings, in order.

    ``common`` says in how many of the sentences with figures each word stands; ``by_value`` has the figures by number,
    ``stated`` the numbers of each sentence, ``told`` those given of each thing, and ``ties`` how the figures belong
    together.
    """

    article: Article
    mentions: tuple[Mention, ...]
    words: CheckWords
    conversions: Conversions
    common: Mapping[str, int]
    by_value: Mapping[Decimal | None, tuple[Mention, ...]]
    stated: Mapping[Span, frozenset[Decimal | None]]
    told: Mapping[Thing, Told]
    ties: tuple[Tie, ...]

    @property
    def top(self) -> tuple[Mention, ...]:
        """The figures of headline and standfirst."""
        return tuple(m for m in self.mentions if m.is_top)

    @property
    def rest(self) -> tuple[Mention, ...]:
        """The figures below headline and standfirst."""
        return tuple(m for m in self.mentions if not m.is_top)

    def alike(self, mention: Mention) -> tuple[Mention, ...]:
        """Give the first figures with the number of this one, itself among them."""
        return self.by_value[mention.value][:_MOST]

    @property
    def ranges(self) -> tuple[Mention, ...]:
        """The first figures that give no one number."""
        return self.by_value.get(None, ())[:_MOST]

    def find_shared(self, one: Mention, two: Mention) -> frozenset[str]:
        """Give the telling words that the sentences of two figures share: those that stand in few others."""
        return frozenset(word for word in one.sentence & two.sentence if self.common[word] <= _FEW)

    def find_at(self, code: str, message: str, place: int) -> Finding:
        """Make a finding about the figure at an offset of the article, or about none where none was read."""
        at = bisect_right(self.mentions, place, key=lambda m: m.figure.span.start)
        return find(code, message, *(m for m in self.mentions[max(at - 1, 0) : at] if place < m.figure.span.end))


def open_view(article: Article, figures: Sequence[Figure], knowledge: RelationKnowledge) -> View:
    """Prepare an article for its checks: the surroundings of its figures, and how they belong together."""
    mentions = read_mentions(figures, knowledge.words)
    by_value: defaultdict[Decimal | None, list[Mention]] = defaultdict(list)
    stated: defaultdict[Span, set[Decimal | None]] = defaultdict(set)
    told: defaultdict[Thing, list[Decimal | None]] = defaultdict(list)
    for mention in mentions:
        by_value[mention.value].append(mention)
        stated[mention.figure.sentence_span].add(mention.value)
        for state in {None, mention.state}:
            told[mention.head, mention.unit, state].append(mention.value)
    sentences = {m.figure.sentence_span: m.sentence for m in mentions}
    common = Counter(word for found in sentences.values() for word in found)
    return View(
        article,
        mentions,
        knowledge.words,
        knowledge.conversions,
        common,
        {value: tuple(group) for value, group in by_value.items()},
        {span: frozenset(values) for span, values in stated.items()},
        {thing: Told(len(values), len(set(values))) for thing, values in told.items()},
        relate_figures(mentions, knowledge),
    )


def find(code: str, message: str, *mentions: Mention) -> Finding:
    """Make a finding about some figures, each named once, in order."""
    return Finding(code, tuple(sorted({m.index for m in mentions})), message)
