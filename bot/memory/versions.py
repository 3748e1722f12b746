"""What became of the figures of an article between two times that the chat saw it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from bot.memory.seen import write_day
from bot.reports.wording import describe_source
from extractors import Figure
from extractors.relations.across import Text
from extractors.relations.meeting import find_meetings, has_same_number, lay_out
from extractors.relations.relate import RelationKnowledge
from extractors.relations.surroundings import read_mentions

_MOST = 8
_ALIKE = 0.6
"""The share of words that two versions of a sentence must have in common, in order."""
_COPIED, _KEPT = 0.6, 0.4
"""The shares of sentences that a copy has of the shorter and of the longer text."""


@dataclass(frozen=True, slots=True)
class Versions:
    """Figures that changed (before and after), were added and were dropped, each in reading order."""

    changed: tuple[tuple[Figure, Figure], ...]
    added: tuple[Figure, ...]
    dropped: tuple[Figure, ...]

    def __bool__(self) -> bool:
        return bool(self.changed or self.added or self.dropped)


def is_copy(now: Sequence[Figure], before: Sequence[Figure]) -> bool:
    """Say whether two articles are one in two versions: most sentences of either stand in the other, numbers apart."""
    first, second = ({tuple(_rest(figure)) for figure in figures} for figures in (now, before))
    shared = len(first & second)
    return shared >= _COPIED * min(len(first), len(second)) and shared >= _KEPT * max(len(first), len(second)) > 0


def compare_versions(before: Sequence[Figure], after: Sequence[Figure], knowledge: RelationKnowledge) -> Versions:
    """Hold two versions of one article against each other.

    A figure is the same one when it stands in the same sentence, or in one much like it, and counts the same kind of
    thing there, and else when the engine of relations takes it for one of that thing; it has changed when its number,
    its bound or its source has. In a sentence that is word for word the same nothing has.
    """
    left = list(before)
    pairs: list[tuple[Figure, Figure]] = []
    unmatched: list[Figure] = []
    for figure in after:
        same = next((old for old in left if old.sentence == figure.sentence and old.text == figure.text), None)
        if same is None:
            unmatched.append(figure)
        else:
            left.remove(same)
    added: list[Figure] = []
    for figure in unmatched:
        old = max(left, key=lambda each: _likeness(each, figure), default=None)
        if old is None or _likeness(old, figure) < _ALIKE:
            added.append(figure)
        else:
            left.remove(old)
            pairs.append((old, figure))
    for old, figure in _find_rewritten(left, added, knowledge):
        left.remove(old)
        added.remove(figure)
        pairs.append((old, figure))
    changed = [pair for pair in pairs if not has_same_number(*pair) or _source(pair[0]) != _source(pair[1])]
    order = {id(figure): at for at, figure in enumerate(after)}
    changed.sort(key=lambda pair: order[id(pair[1])])
    return Versions(tuple(changed), tuple(added), tuple(left))


def _find_rewritten(
    left: Sequence[Figure], added: Sequence[Figure], knowledge: RelationKnowledge
) -> list[tuple[Figure, Figure]]:
    words = knowledge.words
    first, second = (lay_out(Text("", "", read_mentions(figures, words)), words) for figures in (left, added))
    return [(left[each.one.index], added[each.two.index]) for each in find_meetings(first, second, knowledge)]


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


def write_versions(versions: Versions, since: date, outlet: str | None, *, copied: bool = False) -> str | None:
    """Say in a sentence what became of the figures since a day; None when nothing did.

    ``copied`` is for an article that was seen elsewhere in nearly the same words.
    """
    changed = [f"{_tell_change(old, new, outlet)}" for old, new in versions.changed]
    told = (
        ("changed", changed),
        ("new", [_tell(figure) for figure in versions.added]),
        ("gone", [_tell(figure) for figure in versions.dropped]),
    )
    said = [f"{what}: {', '.join(items[:_MOST])}{_count_rest(items)}" for what, items in told if items]
    what = "nearly the same text" if copied else "it"
    return f"Since this chat saw {what} on {write_day(since)}: {'; '.join(said)}." if said else None


def _tell_change(old: Figure, new: Figure, outlet: str | None) -> str:
    if has_same_number(old, new):
        return f"{_tell(new)} was {describe_source(old, outlet)}, is {describe_source(new, outlet)}"
    return f"{_tell(old)} is now {new.text}"


def _tell(figure: Figure) -> str:
    return f"{figure.text} ({figure.counted})" if figure.counted else figure.text


def _count_rest(items: Sequence[str]) -> str:
    return f" and {len(items) - _MOST} more" if len(items) > _MOST else ""
