"""Who says which number: the things that several sources, or several places of an article, give a number for.

Made of the report's relations and findings alone, so that whoever reads them in JSON finds the same things.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.reports.origin import name_outlet
from bot.reports.shown import clean
from bot.reports.wording import name_asserter
from extractors import Figure, Report

_DISPUTES = frozenset(["conflict"])
"""Findings that say that their figures are of one thing."""
_MOST_NAMES = 2


@dataclass(frozen=True, slots=True)
class Telling:
    """A number of a thing as one source gives it: the indices of its figures, the first of which is as written."""

    number: str
    source: str
    figures: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Thing:
    """What is counted, and each number of it by each source, in the order of the article.

    ``is_disputed`` says that the numbers are rivals: they do not agree as written.
    """

    name: str
    tellings: tuple[Telling, ...]
    is_disputed: bool


def find_things(report: Report) -> tuple[Thing, ...]:
    """Give the things that have more than one figure, those first whose numbers do not agree.

    >>> from extractors import Article
    >>> find_things(Report(Article("Two ships sank.")))
    ()
    """
    groups, rivals = _join(report)
    things = [_describe(report, group, is_disputed=bool(rivals & set(group))) for group in groups]
    return tuple(sorted(things, key=lambda thing: (not thing.is_disputed, thing.tellings[0].figures[0])))


def _join(report: Report) -> tuple[list[list[int]], set[int]]:
    """Join the figures of one thing to groups; gives these, and the figures that have a rival."""
    parents = list(range(len(report.figures)))

    def find(index: int) -> int:
        while parents[index] != index:
            parents[index] = parents[parents[index]]
            index = parents[index]
        return index

    apart = list(_find_disputes(report))
    for figures in [*(tie.figures for tie in report.relations if tie.kind == "same"), *apart]:
        for index in figures[1:]:
            parents[find(index)] = find(figures[0])
    rivals = {index for figures in apart for index in figures}
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for index in range(len(parents)):
        groups[find(index)].append(index)
    return [group for group in groups.values() if len(group) > 1], rivals


def _find_disputes(report: Report) -> Iterator[tuple[int, ...]]:
    """Yield figures of one thing whose numbers do not agree."""
    yield from (tie.figures for tie in report.relations if tie.kind == "rival")
    yield from (finding.figures for finding in report.findings if finding.code in _DISPUTES)


def _describe(report: Report, group: Sequence[int], *, is_disputed: bool) -> Thing:
    figures = [report.figures[index] for index in group]
    return Thing(_name(figures), tuple(_tell(report, group)), is_disputed)


def _tell(report: Report, group: Sequence[int]) -> Iterator[Telling]:
    outlet = name_outlet(report.article)
    tellings: dict[tuple[object, ...], list[int]] = {}
    for index in group:
        figure = report.figures[index]
        number = (figure.value, figure.low, figure.high, figure.relation)
        tellings.setdefault((number, _identify(figure)), []).append(index)
    for indices in tellings.values():
        first = report.figures[indices[0]]
        yield Telling(clean(first.text), clean(name_asserter(first, outlet)), tuple(indices))


def _identify(figure: Figure) -> object:
    return clean(figure.asserted_by.name).casefold() if figure.asserted_by else figure.unsure


def _name(figures: Sequence[Figure]) -> str:
    """Name a thing as most of its figures do, and by a second name, which often says what the first does not.

    "people, dead" and "people, injured" are two things. Of names that are as frequent the longest says most.
    """
    named: Mapping[str, int] = Counter(filter(None, (clean(figure.counted or "") for figure in figures)))
    names = sorted(named, key=lambda name: (-named[name], -len(name)))
    told = [name for at, name in enumerate(names) if not any(name in other for other in names[:at])]
    return ", ".join(told[:_MOST_NAMES]) or "the same thing"
