"""A figure's sentence as it can be shown: on one line, not too long, the figure set apart."""

from __future__ import annotations

from dataclasses import dataclass

from bot.shown import fold
from extractors import Figure

# Code points on either side of the figure; a few lines of a terminal.
_REACH = 240


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A sentence in three pieces, fit to be printed."""

    before: str
    figure: str
    after: str


def cut_excerpt(figure: Figure) -> Excerpt:
    """Cut a figure's sentence into what stands before it, the figure, and what stands after it.

    A long sentence is cut between two words on either side, where ``…`` stands.
    """
    sentence = figure.sentence
    start = min(max(figure.span.start - figure.sentence_span.start, 0), len(sentence))
    end = min(max(figure.span.end - figure.sentence_span.start, start), len(sentence))
    # Only what is shown is copied: one sentence may be as long as the text, and hold thousands of figures.
    before, after = sentence[max(start - _REACH, 0) : start], sentence[end : end + _REACH]
    if start > _REACH:
        before = "… " + before.partition(" ")[2]
    if len(sentence) - end > _REACH:
        after = after.rpartition(" ")[0] + " …"
    return Excerpt(fold(before).lstrip(), fold(sentence[start:end]), fold(after).rstrip())
