"""What a writer has struck out: no text of the article, and told in a note."""

from __future__ import annotations

import re
from collections.abc import Sequence

MARK = "~~"
"""Telegram's mark at either end of what is struck out."""

_STRUCK = re.compile(
    rf"""
    (?<!~){MARK}(?![~\s])(?P<marked>(?:(?!{MARK})[^\n])++)(?<!\s){MARK}(?!~)
    # letters that each have a stroke laid over them
    |(?P<drawn>(?:[^\n\u0335-\u0338]\uFE0F?[\u0335\u0336]){{2,}}+)
    """,
    re.VERBOSE,
)
_STROKE = re.compile("[\u0335\u0336]")
MOST_TOLD, _LONGEST = 5, 60


def blank_struck(text: str) -> tuple[str, list[str]]:
    r"""Give a text with blanks for what is struck out in it, every offset kept, and what stood there.

    >>> blank_struck("~~19~~ 23 people died.")
    ('       23 people died.', ['19'])
    """
    if MARK not in text and not _STROKE.search(text):
        return text, []
    told: list[str] = []

    def blank(found: re.Match[str]) -> str:
        told.append(found["marked"] or _STROKE.sub("", found["drawn"]))
        return " " * len(found.group())

    return _STRUCK.sub(blank, text), told


def mark_struck(text: str) -> str:
    r"""Mark a text as struck out, each of its lines by itself, so that ``blank_struck`` finds it.

    >>> mark_struck("19 dead\n 20 hurt ")
    '~~19 dead~~\n ~~20 hurt~~ '
    """
    return re.sub(r"[^\s~](?:[^\n~]*[^\s~])?", lambda found: f"{MARK}{found.group()}{MARK}", text.replace(MARK, "--"))


def describe_struck(told: Sequence[str]) -> list[str]:
    """Give the note that says what was struck out.

    >>> describe_struck(["41"])
    ['Struck out and so not read: “41”.']
    """
    if not told:
        return []
    shown = [f"“{text if len(text) <= _LONGEST else text[:_LONGEST].rstrip() + '…'}”" for text in told[:MOST_TOLD]]
    return [f"Struck out and so not read: {', '.join(shown)}{' and more' if len(told) > MOST_TOLD else ''}."]
