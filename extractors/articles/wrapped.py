"""Plain text whose lines were broken at a width, as in wire copy and mail: breaks in a sentence become blanks."""

from __future__ import annotations

import re
from itertools import pairwise

_BLOCK = re.compile(r"(?<![^\n])[^\n]++(?:\n[^\n]++)++")
# A line that a width has broken is no shorter and no longer than this.
_NARROW, _WIDE = 30, 110
_ENDS = re.compile(r"[.!?:;…][\"'”’)\]]*\s*\Z")
_OPENS = re.compile(r"\s*(?:[-*•·–—+>|#]|\d{1,3}[.)]\s|[\"“‘'(\[]?[A-Z])")
# No line ends with such a word unless it was broken there.
_HANGS = re.compile(
    r"""
    (?:^|\s)
    (?: at[ ]least | up[ ]to | more[ ]than | less[ ]than | fewer[ ]than | about | nearly | almost
      | of | the | an? | to | and | or | for | by | with | from )
    \s*\Z
    """,
    re.I | re.X,
)
_WORD = re.compile(r"\S+")
# What keeps the columns of a table apart.
_COLUMNS = re.compile(r"\S(?: {2,}|\t)\S")


def join_lines(text: str) -> str:
    r"""Give a text with the breaks that end no sentence and no paragraph as blanks; every offset holds.

    A break is taken for one of these where the line before it is as long as broken lines are, ends no sentence, and the
    next one goes on in small letters, or, in a block of lines that were all filled up to one width, however it goes on.

    >>> join_lines("The harbour wall will cost the town $55\nmillion, the mayor said.\nWork starts in May.")
    'The harbour wall will cost the town $55 million, the mayor said.\nWork starts in May.'
    """
    if "\n" not in text:
        return text
    return _BLOCK.sub(lambda block: _join(block.group()), text)


def _join(block: str) -> str:
    lines = block.split("\n")
    filled = _is_filled(lines)
    joined = [lines[0]]
    for line, following in pairwise(lines):
        joined.append(" " if _goes_on(line, following, filled=filled) else "\n")
        joined.append(following)
    return "".join(joined)


def _goes_on(line: str, following: str, *, filled: bool) -> bool:
    if len(line) > _WIDE or _ENDS.search(line) or not following.strip():
        return False
    if filled:
        return True
    if _HANGS.search(line) and not _OPENS.match(following):
        return True
    broken = len(line) >= _NARROW or line.rstrip().endswith(",")
    return broken and not _OPENS.match(following) and following.lstrip()[:1].islower()


def _is_filled(lines: list[str]) -> bool:
    """Say whether every line but the last was filled: the first word of the next would not have fitted the width."""
    width = max(map(len, lines))
    if len(lines) < 3 or not _NARROW < width <= _WIDE or any(map(_COLUMNS.search, lines)):
        return False
    firsts = [_WORD.search(line) for line in lines]
    room = [width - len(line) - 1 - len(first.group()) for line, first in zip(lines, firsts[1:], strict=False) if first]
    # A writer's tool may have counted a blank more or less.
    return all(left <= 2 for left in room)
