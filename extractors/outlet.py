"""The outlet whose own voice an article speaks in, read from the text where nothing else says it."""

from __future__ import annotations

import re

_NAME = r"(?P<outlet>(?:[A-Z][\w&.'’]{0,40}+)(?: (?:of |and |& )?(?:the )?[A-Z][\w&.'’]{0,40}+){0,4})"
_SIGNS = (
    re.compile(
        rf"(?:^|[.\n] ?){_NAME} (?:has|have) (?:reached out to|contacted"
        rf"|approached|asked) [^.\n]{{2,120}} for (?:further )?comment",
        re.M,
    ),
    re.compile(
        rf"did not (?:immediately )?(?:respond to|return|reply to) (?:a "
        rf"|an )?(?:request|email|message|call)s? for comment from {_NAME}"
    ),
    re.compile(
        rf"\bis an? {_NAME} (?:night |senior |staff |political |news |deputy "
        rf"|breaking news )*(?:reporter|writer|journalist|correspondent|editor"
        rf"|columnist)\b"
    ),
    re.compile(rf"\b(?:in an interview with|told) {_NAME} (?:on condition of anonymity|in an exclusive)"),
)
_NOT_NAMES = frozenset("The It He She They We This That".split())


def find_outlet(text: str) -> str | None:
    r"""Give the outlet's name when the article names itself, None otherwise.

    >>> find_outlet("Six ships sank.\nThe Harbour Post has reached out to the port for comment.")
    'The Harbour Post'
    """
    for sign in _SIGNS:
        found = sign.search(text)
        if found and found["outlet"] not in _NOT_NAMES:
            return found["outlet"]
    return None
