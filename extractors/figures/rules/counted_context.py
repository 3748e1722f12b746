"""What the text before a figure has told of what figures count."""

from __future__ import annotations

from dataclasses import dataclass, replace

from extractors.candidates.quantity import Quantity
from extractors.figures.rules.counted_subjects import agrees


@dataclass(frozen=True, slots=True)
class Counted:
    """The phrase that is counted or measured, as written where it stands in the sentence, and the rule that chose it.

    ``span`` is in the sentence's offsets, None when the phrase was put together or taken from elsewhere.
    """

    phrase: str
    span: tuple[int, int] | None
    rule: str


@dataclass(frozen=True, slots=True)
class Topic:
    """What a sentence is about, and the Penn tag of its head."""

    phrase: str
    tag: str

    def agrees(self, pronoun: str) -> bool:
        """Say whether a pronoun in lower case may stand for it.

        >>> Topic("ferries", "NNS").agrees("it"), Topic("Orlo", "NNP").agrees("she")
        (False, True)
        """
        return pronoun in ("it", "they", "he", "she") and agrees(self.tag, pronoun)


_MEMORY = 2
"""Sentences after which a bare number no longer counts what the last count did."""

_NEAR = 3
"""Characters between two sentences that follow each other."""
_FIGURES = 8
"""Figures of a sentence that a later one may go on from."""

SILENT = Counted("", None, "silent")
"""What a rule gives when it knows that no word of the sentence is what the figure counts."""


@dataclass(frozen=True, slots=True)
class Context:
    """What is known when a figure is read.

    ``count`` is what the last count counted, ``since`` how many sentences ago.
    ``topic`` is what the sentence before was about, ``end`` where that sentence ended. ``figures`` are those before in
    the same sentence with what they count; ``whole`` is the group that the sentence takes its figures from ("of 90
    applicants, …"); ``taken`` are the spans of all figures of the sentence.
    """

    count: Counted | None = None
    since: int = 0
    topic: Topic | None = None
    end: int = 0
    figures: tuple[tuple[Quantity, Counted | None], ...] = ()
    whole: Counted | None = None
    taken: tuple[tuple[int, int], ...] = ()

    @property
    def last(self) -> tuple[Quantity, Counted | None] | None:
        """The figure before in the same sentence."""
        return self.figures[-1] if self.figures else None

    def enter(self, taken: tuple[tuple[int, int], ...], start: int) -> Context:
        """Give the context at the ``start`` of a sentence that has figures at ``taken``."""
        near = start - self.end <= _NEAR
        since = self.since + (1 if near else 2)
        count = self.count if since <= _MEMORY else None
        return replace(
            self, figures=(), whole=None, taken=taken, topic=self.topic if near else None, count=count, since=since
        )

    def add(self, quantity: Quantity, counted: Counted | None, *, whole: bool = False) -> Context:
        """Give the context after a figure; ``whole`` says that the figure is of the group the next are taken from."""
        counts = quantity.kind == "count" and counted is not None and counted.rule != "elided-predicate"
        return replace(
            self,
            count=counted if counts else self.count,
            since=0 if counts else self.since,
            figures=(*self.figures, (quantity, counted))[-_FIGURES:],
            whole=counted if whole else self.whole,
        )

    def leave(self, topic: Topic | None, end: int) -> Context:
        """Give the context after a sentence that ends at ``end``; one without a topic keeps the one before."""
        return replace(self, topic=topic or self.topic, end=end)
