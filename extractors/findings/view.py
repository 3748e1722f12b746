"""What every check is given: the article, its figures with their surroundings, and the vocabulary."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractors.findings.conversions import Conversions
from extractors.findings.surroundings import Mention, read_mentions
from extractors.findings.words import CheckWords
from extractors.types import Article, Figure, Finding

_MOST = 200
_FEW = 4
"""Sentences; a word that stands in more tells little."""


@dataclass(frozen=True, slots=True)
class View:
    """An article as the checks see it; ``mentions`` are its figures with their surroundings, in order.

    ``common`` says in how many of the sentences with figures each word stands; ``by_value`` has the figures by number.
    """

    article: Article
    mentions: tuple[Mention, ...]
    words: CheckWords
    conversions: Conversions
    common: Mapping[str, int]
    by_value: Mapping[Decimal | None, tuple[Mention, ...]]

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

    def find_shared(self, one: Mention, two: Mention) -> frozenset[str]:
        """Give the telling words that the sentences of two figures share: those that stand in few others."""
        return frozenset(word for word in one.sentence & two.sentence if self.common[word] <= _FEW)

    def find_at(self, code: str, message: str, place: int) -> Finding:
        """Make a finding about the figure at an offset of the article, or about none where none was read."""
        return find(code, message, *(m for m in self.mentions if m.figure.span.start <= place < m.figure.span.end))


def open_view(article: Article, figures: Sequence[Figure], words: CheckWords, conversions: Conversions) -> View:
    """Prepare an article for its checks."""
    mentions = read_mentions(figures, words)
    by_value: defaultdict[Decimal | None, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_value[mention.value].append(mention)
    sentences = {m.figure.sentence_span: m.sentence for m in mentions}
    common = Counter(word for found in sentences.values() for word in found)
    alike = {value: tuple(group) for value, group in by_value.items()}
    return View(article, mentions, words, conversions, common, alike)


def find(code: str, message: str, *mentions: Mention) -> Finding:
    """Make a finding about some figures, each named once, in order."""
    return Finding(code, tuple(sorted({m.index for m in mentions})), message)
