"""Two figures near each other: the words between and around them that say how one number comes of the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from extractors.relations.differences import do_heads_agree
from extractors.relations.measures import are_comparable
from extractors.relations.surroundings import Mention
from extractors.types import Figure

_TOKEN = re.compile(r"[^\W\d_]+|[(),;:%–—-]")
_BEFORE, _AFTER = 3, 2
_BRIEF = 3
_KINDS = ("count", "money", "percentage", "ratio", "multiple", "duration", "age", "measure")
_SHARES = ("percentage", "ratio")
MOST = 6
"""Figures further on that a figure can be tied to."""
FURTHEST = 500
"""Code points between their sentences: about three sentences."""


def find_neighbours(mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Yield each two figures that stand near enough to be tied by arithmetic, in order."""
    for at, one in enumerate(mentions):
        for two in islice(mentions, at + 1, at + 1 + MOST):
            if two.figure.sentence_span.start - one.figure.sentence_span.end > FURTHEST:
                break
            yield one, two


def describe(one: Mention, two: Mention) -> dict[str, float]:
    """Give what ties or parts two figures, the earlier first, as features; one word is one feature."""
    found = {name: 1.0 for name in (*_find_words(one, two), *_find_kinds(one, two)) if name}
    if one.figure.sentence_span == two.figure.sentence_span:
        found["words between"] = min(len(_read_between(one, two)), 30) / 10
    found["distance"] = float(two.index - one.index)
    return found


def _read_between(one: Mention, two: Mention) -> list[str]:
    base = one.figure.sentence_span.start
    return _TOKEN.findall(one.figure.sentence[one.figure.span.end - base : two.figure.span.start - base].lower())


def _find_words(one: Mention, two: Mention) -> Iterator[str]:
    if one.figure.sentence_span == two.figure.sentence_span:
        yield "one sentence"
        words = _read_between(one, two)
        yield from (f"between {word}" for word in dict.fromkeys(words))
        yield "brief" if len(words) <= _BRIEF else ""
        if len(words) <= 2:
            yield f"only {' '.join(words)}"
        if words:
            yield f"first {words[0]}"
            yield f"last {words[-1]}"
    for name, mention in (("one", one), ("two", two)):
        before = _TOKEN.findall(mention.before.lower())[-_BEFORE:][::-1]
        yield from (f"{place} before {name} {word}" for place, word in enumerate(before))
        after = _TOKEN.findall(mention.after.lower())[:_AFTER]
        yield from (f"{place} after {name} {word}" for place, word in enumerate(after))


def _find_kinds(one: Mention, two: Mention) -> Iterator[str]:
    first, second = one.figure, two.figure
    for name, figure in (("one", first), ("two", second)):
        yield f"{name} of {figure.kind}" if figure.kind in _KINDS else ""
        yield from (f"{name} {figure.change}", f"{name} changes") if figure.change else ()
    agree = do_heads_agree(one, two)
    yield {True: "heads agree", False: "heads differ", None: "no head"}[agree]
    yield "neighbours" if two.index - one.index == 1 else ""
    sources = [source.name for source in (first.asserted_by, second.asserted_by) if source]
    yield "one source" if len(sources) == 2 and sources[0] == sources[1] else ""
    yield from _find_measures(first, second)
    yield from _find_sizes(first, second)


def _find_measures(one: Figure, two: Figure) -> Iterator[str]:
    changing = bool(one.change or two.change)
    one_unit = _measure(one) == _measure(two)
    if are_comparable(one, two):
        yield from ("comparable", "comparable, changing" if changing else "")
    yield "one unit" if one_unit else ""
    if one.kind == two.kind and not one_unit:
        yield {"money": "two currencies", "measure": "two units"}.get(one.kind, "")
    if (one.kind in _SHARES) != (two.kind in _SHARES):
        yield from ("share and number", "share and number, changing" if changing else "")


def _find_sizes(one: Figure, two: Figure) -> Iterator[str]:
    if one.value is None or two.value is None or one.value <= 0 or two.value <= 0:
        return
    yield "equal" if one.value == two.value else ""
    ratio = float(one.value) / float(two.value)
    yield "falling" if ratio > 1 else ""
    yield "within twice" if 0.5 <= ratio <= 2 else ""
    yield "within ten times" if 0.1 <= ratio <= 10 else ""


def _measure(figure: Figure) -> str:
    return figure.unit.name if figure.unit else "%" if figure.kind == "percentage" else ""
