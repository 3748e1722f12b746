"""Transcripts: a label in capitals at the start of a line says who speaks until the next label."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from extractors.types import Span

_LABEL = re.compile(r"^[ \t]*[\"“]?(?P<who>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}):[ ]", re.M)
_REACH = 4000
"""Code points that one turn may run on."""


def find_labels(text: str) -> list[Span]:
    r"""Find the speaker's labels of a transcript, in order; none where there is one speaker or nobody speaks twice.

    >>> text = "MOSS: We lost 12 boats.\nLEE: Which?\nMOSS: All."
    >>> [s.of(text) for s in find_labels(text)]
    ['MOSS', 'LEE', 'MOSS']
    """
    found = [Span(*m.span("who")) for m in _LABEL.finditer(text)]
    # In a digest of reports each has a heading of its own: "ADULTERATED MILK: …".
    speakers = {s.of(text) for s in found}
    return found if 1 < len(speakers) < len(found) else []


def find_label_for(span: Span, labels: Sequence[Span], text: str) -> Span | None:
    """Give the label under which a span is spoken.

    A blank turn is not assumed: a paragraph without a quotation mark right after a turn that opened with one ends it.
    """
    at = bisect_right(labels, span.start, key=lambda s: s.end) - 1
    if at < 0 or span.start - labels[at].end > _REACH:
        return None
    label = labels[at]
    surname = label.of(text).split()[-1]
    paragraph = text.rfind("\n", 0, span.start) + 1
    if paragraph > label.end and re.search(rf"\b{re.escape(surname.title())}\b", text[paragraph : span.end]):
        return None  # the article speaks of the speaker again
    if text[label.start - 1 : label.start] in ('"', "“"):
        start = text.rfind("\n", 0, span.start) + 1
        if start > label.end and text[start : start + 1] not in ('"', "“"):
            return None
    elif text.count("\n", label.end, span.start) > 3:
        return None
    return label
