"""What became of the figures of an article between two times that the chat saw it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from bot.memory.seen import write_day
from bot.reports.wording import describe_source
from extractors import Figure
from extractors.relations.same import has_same_number

_MOST = 8
_ALIKE = 0.6
"""The share of words that two versions of a sentence must have in common, in order."""


@dataclass(frozen=True, slots=True)
class Versions:
    """Figures that changed (before and after), were added and were dropped, each in reading order."""

    changed: tuple[tuple[Figure, Figure], ...]
    added: tuple[Figure, ...]
    dropped: tuple[Figure, ...]

    def __bool__(self) -> bool:
        return bool(self.changed or self.added or self.dropped)


def compare_versions(before: Sequence[Figure], after: Sequence[Figure]) -> Versions:
    """Hold two versions of one article against each other.

    A figure is the same one when it stands in the same sentence, or in one much like it, and counts the same kind of
    thing there; it has changed when its number, its bound or its source has.
    """
    left = list(before)
    changed: list[tuple[Figure, Figure]] = []
    added: list[Figure] = []
    unmatched: list[Figure] = []
    for figure in after:
        same = next((old for old in left if old.sentence == figure.sentence and old.text == figure.text), None)
        if same is None:
            unmatched.append(figure)
            continue
        left.remove(same)
        if _source(same) != _source(figure):
            changed.append((same, figure))
    for figure in unmatched:
        old = max(left, key=lambda each: _likeness(each, figure), default=None)
        if old is None or _likeness(old, figure) < _ALIKE:
            added.append(figure)
            continue
        left.remove(old)
        if not has_same_number(old, figure) or _source(old) != _source(figure):
            changed.append((old, figure))
    order = {id(figure): at for at, figure in enumerate(after)}
    changed.sort(key=lambda pair: order[id(pair[1])])
    return Versions(tuple(changed), tuple(added), tuple(left))


def _likeness(old: Figure, new: Figure) -> float:
    """Give the share of words that two sentences have in common; 0 for figures of another kind or unit."""
    units = (old.unit.name if old.unit else None, new.unit.name if new.unit else None)
    if old.kind != new.kind or units[0] != units[1]:
        return 0.0
    first, second = _rest(old), _rest(new)
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


def _rest(figure: Figure) -> list[str]:
    """Give the words of a sentence with a mark in the place of the figure."""
    start = figure.span.start - figure.sentence_span.start
    end = figure.span.end - figure.sentence_span.start
    return [*figure.sentence[:start].lower().split(), "#", *figure.sentence[end:].lower().split()]


def _source(figure: Figure) -> str | None:
    return figure.asserted_by.name if figure.asserted_by else None


def write_versions(versions: Versions, since: date, outlet: str | None) -> str | None:
    """Say in a sentence what became of the figures since a day; None when nothing did."""
    changed = [f"{_tell_change(old, new, outlet)}" for old, new in versions.changed]
    told = (
        ("changed", changed),
        ("new", [_tell(figure) for figure in versions.added]),
        ("gone", [_tell(figure) for figure in versions.dropped]),
    )
    said = [f"{what}: {', '.join(items[:_MOST])}{_count_rest(items)}" for what, items in told if items]
    return f"Since this chat saw it on {write_day(since)}: {'; '.join(said)}." if said else None


def _tell_change(old: Figure, new: Figure, outlet: str | None) -> str:
    if has_same_number(old, new):
        return f"{_tell(new)} was {describe_source(old, outlet)}, is {describe_source(new, outlet)}"
    return f"{_tell(old)} is now {new.text}"


def _tell(figure: Figure) -> str:
    return f"{figure.text} ({figure.counted})" if figure.counted else figure.text


def _count_rest(items: Sequence[str]) -> str:
    return f" and {len(items) - _MOST} more" if len(items) > _MOST else ""
