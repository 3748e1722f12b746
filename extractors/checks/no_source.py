"""A figure that wants a source and has none: casualties, crimes, polls, money, and what the article itself doubts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

from extractors.checks.mentions import Mention
from extractors.checks.quoting import quote
from extractors.checks.same import do_heads_agree, is_same_measure
from extractors.checks.view import View, find
from extractors.report import Finding

_MUCH_MONEY = Decimal(1_000_000)
_LARGE = Decimal(10_000)
_WORD = re.compile(r"[^\W\d_]+")
_NEAR = 40
"""Code points between a sentence and the start of what says that it could not be verified."""


def check_sources(view: View) -> Iterator[Finding]:
    """Yield a finding for each sentence with figures in the article's own voice that want a source.

    Nothing is said of a figure that could only happen ("could face"), nor of one that a source bears out elsewhere.
    """
    polled = any(word in view.words.poll for word in _WORD.findall(view.article.text.lower()))
    wanting = [m for m in view.mentions if _is_open(m, view) and _wants_source(m, view, polled=polled)]
    for _, group in groupby(wanting, key=lambda m: m.figure.sentence_span):
        found = list(group)
        names = " and ".join(dict.fromkeys(m.figure.text for m in found)) if len(found) < 3 else "these figures"
        verb = "has" if len(found) == 1 else "have"
        yield find("no-source", f"{names} {verb} no source in the article ({quote(found[0].figure)}).", *found)
    yield from _find_unverified(view)


def _is_open(mention: Mention, view: View) -> bool:
    figure = mention.figure
    if figure.asserted_by or figure.unsure or figure.quoted or figure.sentence.rstrip().endswith("?"):
        return False
    if any(view.words.might.intersection(_WORD.findall(hedge.lower())) for hedge in figure.hedges):
        return False
    for other in view.mentions:
        if (
            other.index != mention.index
            and other.value == mention.value
            and is_same_measure(mention, other)
            and do_heads_agree(mention, other) is not False
            and (other.figure.asserted_by or (mention.is_top and not other.is_top))
        ):
            return False
    return True


def _wants_source(mention: Mention, view: View, *, polled: bool) -> bool:
    figure, words = mention.figure, view.words
    if figure.kind in ("age", "score") or (figure.kind == "duration" and not _is_crime(mention, view)):
        return False
    if any(hedge.lower() in words.doubt for hedge in figure.hedges):
        return True
    size = figure.value or figure.low or Decimal(0)
    if figure.kind == "money":
        return size >= _MUCH_MONEY
    if figure.kind in ("percentage", "ratio") and not polled:
        return bool(words.people & mention.phrase) and size > 1
    if figure.kind == "count":
        return (
            mention.state in words.casualty
            or _is_crime(mention, view)
            or (size >= _LARGE and mention.head not in words.recorded)
        )
    return False


def _is_crime(mention: Mention, view: View) -> bool:
    return bool(view.words.crime & mention.clause) and mention.figure.kind == "count"


def _find_unverified(view: View) -> Iterator[Finding]:
    """Yield what the article itself says it could not verify, with the figures in that sentence or right before it."""
    text = view.article.text.lower()
    for phrase in view.words.unverified:
        for found in re.finditer(rf"\b{re.escape(phrase)}\b", text):
            meant = [
                m for m in view.mentions if m.figure.sentence_span.start <= found.start() < m.figure.sentence_span.end
            ]
            if not meant:
                spans = [m.figure.sentence_span for m in view.mentions if m.figure.sentence_span.end <= found.start()]
                last = max(spans, default=None)
                if last and "\n\n" not in text[last.end : found.start()] and found.start() - last.end < _NEAR:
                    meant = [m for m in view.mentions if m.figure.sentence_span == last]
            if meant:
                said = f"the article says of this: “{found.group()}”"
                yield find("no-source", f"{said} ({quote(meant[0].figure)}).", *meant)
