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


@dataclass(frozen=True, slots=True)
class Context:
    """What is known when a figure is read.

    ``count`` is what the last count counted, ``polled`` whom the last poll asked, ``subject`` whom the sentence before
    was about. ``last`` is the figure before in the same sentence with what it counts; ``whole`` is the group that the
    sentence takes its figures from ("of 90 applicants, …"); ``taken`` are the spans of all figures of the sentence.
    """

    count: Counted | None = None
    polled: str | None = None
    subject: str | None = None
    last: tuple[Quantity, Counted | None] | None = None
    whole: Counted | None = None
    taken: tuple[tuple[int, int], ...] = ()

    def enter(self, taken: tuple[tuple[int, int], ...]) -> Context:
        """Give the context at the start of a sentence that has figures at ``taken``."""
        return replace(self, last=None, whole=None, taken=taken)

    def add(self, quantity: Quantity, counted: Counted | None, *, whole: bool = False) -> Context:
        """Give the context after a figure; ``whole`` says that the figure is of the group the next are taken from."""
        counts = quantity.kind == "count" and counted is not None and counted.rule != "elided-predicate"
        polled = counted.phrase if counted is not None and counted.rule in ("polled", "polled-among") else self.polled
        return replace(
            self,
            count=counted if counts else self.count,
            polled=polled,
            last=(quantity, counted),
            whole=counted if whole else self.whole,
        )

    def leave(self, subject: str | None) -> Context:
        """Give the context after a sentence about ``subject``; one without a subject keeps the one before."""
        return replace(self, subject=subject or self.subject)
