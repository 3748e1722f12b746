"""Plain text whose lines were broken at a width, as in wire copy and mail: breaks in a sentence become blanks."""

from __future__ import annotations

import re
from itertools import pairwise

from extractors.articles.signs import BULLET, SIGN

_BLOCK = re.compile(r"(?<![^\n])[^\n]++(?:\n[^\n]++)++")
# A line that a width has broken is no shorter and no longer than this.
_NARROW, _WIDE = 30, 110
# A picture behind the words ends them too.
_ENDS = re.compile(rf"(?:[.!?:;…][\"'”’)\]]*|{SIGN})\s*\Z")
_STOPS = re.compile(r"[.!?…][\"'”’)\]]*\s*\Z")
_ITEM = re.compile(rf"\s*(?:{BULLET}|\d{{1,3}}[.)]\s)")
_OPENS = re.compile(rf"\s*(?:{BULLET}|\d{{1,3}}[.)]\s|[\"“‘'(\[]?[A-Z])")
# No line ends with such a word unless it was broken there.
_HANGS = re.compile(
    r"""
    (?:^|\s)
    (?: at[ ]least | up[ ]to | more[ ]than | less[ ]than | fewer[ ]than | about | nearly | almost | some | another
      | of | the | an? | to | and | or | for | by | with | from | into | between | than | that | which | who | as
      | its | their | his | has | have | had | is | are | was | were | be | been | will | would )
    \s*\Z
    """,
    re.I | re.X,
)
# Nor with such a one, whatever the next begins with.
_HANGS_OPEN = re.compile(r"(?:^|\s)(?:at least|more than|fewer than|of|the|an?|and|its|their)\s*\Z")
# "agreed to spend £3.4", and no label before it: what is counted is in the next line.
_NUMBER_LAST = re.compile(r"(?:^|\s)(?:[A-Z]{0,3}[$£€¥₦₹])?\d[\d.,]*\s*\Z")
# A picture at the front is a bullet, whatever the width.
_SIGNED = re.compile(rf"\s*{SIGN}")
_WORD = re.compile(r"\S+")
# What keeps the columns of a table apart.
_COLUMNS = re.compile(r"\S(?: {2,}|\t)\S")


def join_lines(text: str) -> str:
    r"""Give a text with the breaks that end no sentence and no paragraph as blanks; every offset holds.

    A break is taken for one of these where the line before it ends no sentence, the next one goes on in small letters,
    and the line before is as long as broken lines are, or ends with a number or a word that none ends with, or the
    block is one sentence; in a block of lines that were all filled up to one width, however the next one goes on.

    >>> join_lines("The harbour wall will cost the town $55\nmillion, the mayor said.\nWork starts in May.")
    'The harbour wall will cost the town $55 million, the mayor said.\nWork starts in May.'
    """
    if "\n" not in text:
        return text
    return _BLOCK.sub(lambda block: _join(block.group()), text)


def _join(block: str) -> str:
    lines = block.split("\n")
    filled, single = _is_filled(lines), _is_sentence(lines)
    joined = [lines[0]]
    for line, following in pairwise(lines):
        joined.append(" " if _goes_on(line, following, filled=filled, single=single) else "\n")
        joined.append(following)
    return "".join(joined)


def _goes_on(line: str, following: str, *, filled: bool, single: bool) -> bool:
    if len(line) > _WIDE or _ENDS.search(line) or not following.strip():
        return False
    if filled or (_HANGS_OPEN.search(line) and not _ITEM.match(following)):
        return True
    if _OPENS.match(following):
        return False
    if _HANGS.search(line):
        return True
    broken = single or len(line) >= _NARROW or line.rstrip().endswith(",") or _stops_at_number(line, following)
    return broken and following.lstrip()[:1].islower()


def _stops_at_number(line: str, following: str) -> bool:
    """Say whether a line ends with a number, and is no row of a list of which the next is one too."""
    return ":" not in line and bool(_NUMBER_LAST.search(line)) and not _NUMBER_LAST.search(following)


def _is_sentence(lines: list[str]) -> bool:
    """Say whether a block is one sentence over several lines: a capital first, a stop at the end and none before."""
    first = lines[0].lstrip("\"'“‘ ")
    return (
        first[:1].isupper()
        and _STOPS.search(lines[-1]) is not None
        and not any(_ENDS.search(line) or ":" in line for line in lines[:-1])
        and all(
            _goes_on(line, following, filled=False, single=False) or following[:1].islower()
            for line, following in pairwise(lines)
        )
    )


def _is_filled(lines: list[str]) -> bool:
    """Say whether every line but the last was filled: the first word of the next would not have fitted the width."""
    width = max(map(len, lines))
    if len(lines) < 3 or not _NARROW < width <= _WIDE or any(map(_COLUMNS.search, lines)):
        return False
    if any(map(_SIGNED.match, lines)):
        return False
    firsts = [_WORD.search(line) for line in lines]
    room = [width - len(line) - 1 - len(first.group()) for line, first in zip(lines, firsts[1:], strict=False) if first]
    # A writer's tool may have counted a blank more or less.
    return all(left <= 2 for left in room)
