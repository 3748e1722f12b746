"""What the text before a figure has told of what figures count."""

from __future__ import annotations

from dataclasses import dataclass, replace

from extractors.quantities.amount import Quantity


@dataclass(frozen=True, slots=True)
class Counted:
    """The phrase that is counted or measured, as written where it stands in the sentence, and the rule that chose it.

    ``span`` is in the sentence's offsets, None when the phrase was put together or taken from elsewhere.
    """

    phrase: str
    span: tuple[int, int] | None
    rule: str


_MEMORY = 2
"""Sentences after which a bare number no longer counts what the last count did."""

SILENT = Counted("", None, "silent")
"""What a rule gives when it knows that no word of the sentence is what the figure counts."""


@dataclass(frozen=True, slots=True)
class Context:
    """What is known when a figure is read.

    ``count`` is what the last count counted, ``polled`` whom the last poll asked, ``subject`` whom the sentence before
    was about; ``since`` is how many sentences ago the count stood. ``last`` is the figure before in the same sentence with what it counts; ``whole`` is the group that the
    sentence takes its figures from ("of 90 applicants, …"); ``taken`` are the spans of all figures of the sentence.
    """

    count: Counted | None = None
    since: int = 0
    polled: str | None = None
    subject: str | None = None
    last: tuple[Quantity, Counted | None] | None = None
    whole: Counted | None = None
    taken: tuple[tuple[int, int], ...] = ()

    def enter(self, taken: tuple[tuple[int, int], ...]) -> Context:
        """Give the context at the start of a sentence that has figures at ``taken``."""
        count = self.count if self.since < _MEMORY else None
        return replace(self, last=None, whole=None, taken=taken, count=count, since=self.since + 1)

    def add(self, quantity: Quantity, counted: Counted | None, *, whole: bool = False) -> Context:
        """Give the context after a figure; ``whole`` says that the figure is of the group the next are taken from."""
        counts = quantity.kind == "count" and counted is not None and counted.rule != "elided-predicate"
        polled = counted.phrase if counted is not None and counted.rule in ("polled", "polled-among") else self.polled
        return replace(
            self,
            count=counted if counts else self.count,
            since=0 if counts else self.since,
            polled=polled,
            last=(quantity, counted),
            whole=counted if whole else self.whole,
        )

    def leave(self, subject: str | None) -> Context:
        """Give the context after a sentence about ``subject``; one without a subject keeps the one before."""
        return replace(self, subject=subject or self.subject)
