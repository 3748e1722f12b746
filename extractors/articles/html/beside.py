"""Lines that stand beside an article on a page, told by their words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_LONGEST_LINE = 400
_LONGEST_HEADING = 60
_BULLETS = "•*-–—>»[ "
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")


@dataclass(frozen=True, slots=True)
class BesideWords:
    """How lines that are not of the article read.

    ``starts`` is how one begins, ``labels`` how one begins that ends no sentence, ``wholes`` one from end to
    end, ``contains`` what one holds, and ``endings`` a whole line that heads what is behind the article.
    """

    starts: re.Pattern[str]
    labels: re.Pattern[str]
    wholes: re.Pattern[str]
    contains: re.Pattern[str]
    endings: re.Pattern[str]


def compile_beside(
    *,
    starts: Sequence[str],
    labels: Sequence[str],
    wholes: Sequence[str],
    contains: Sequence[str],
    endings: Sequence[str],
) -> BesideWords:
    """Make one pattern of each list; all match in any case."""
    joined = (
        "|".join(f"(?:{pattern})" for pattern in patterns) for patterns in (starts, labels, wholes, contains, endings)
    )
    return BesideWords(*(re.compile(pattern, re.IGNORECASE) for pattern in joined))


def is_beside_article(text: str, words: BesideWords) -> bool:
    """Say whether a line invites, credits, asks for consent or leads elsewhere, and tells nothing."""
    if len(text) > _LONGEST_LINE:
        return False
    line = text.lstrip(_BULLETS)
    if words.starts.match(line) or words.contains.search(line) or words.wholes.fullmatch(line):
        return True
    return bool(words.labels.match(line)) and not _SENTENCE_END.search(line)


def ends_article(text: str, words: BesideWords) -> bool:
    """Say whether a short line heads what stands behind the article."""
    line = text.rstrip(":")
    return len(line) < _LONGEST_HEADING and not _SENTENCE_END.search(line) and bool(words.endings.fullmatch(line))
