"""A figure's sentence as it can be shown: on one line, not too long, the figure set apart."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from extractors import Figure

# Code points on either side of the figure; a few lines of a terminal.
_REACH = 240
# Line breaks and tabs become spaces; other controls could move the cursor or colour the screen, and the
# marks that turn the writing direction could show an article's words in an order of its author's choosing.
_SPACES = frozenset("\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029")
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


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


def clean(text: str) -> str:
    r"""Make a text fit to be printed on one line: white space is folded, control characters are left out.

    >>> clean("up\x1b[31m to\n 15")
    'up[31m to 15'
    """
    return fold(text).strip()


def fold(text: str) -> str:
    """Do as ``clean`` does, and keep a space at either end."""
    if text.isprintable() and "  " not in text:
        return text
    kept = "".join(" " if character in _SPACES else character for character in text if _is_shown(character))
    words = kept.split(" ")
    # An empty first or last word is a space at that end, which the pieces of a sentence need.
    return " ".join(word for place, word in enumerate(words) if word or place in (0, len(words) - 1))


def _is_shown(character: str) -> bool:
    if character in _SPACES:
        return True
    return character not in _TURNING and unicodedata.category(character) not in ("Cc", "Cs")
