"""Who says which number: the things that several sources, or several places of an article, give a number for.

Which figures are of one thing, and which numbers do not agree, is in the report's relations and findings, and so in
JSON. What is told by whom without such a claim is found here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from bot.reports.apart import find_apart
from bot.reports.origin import name_outlet
from bot.reports.shown import clean
from bot.reports.tolls import sort_by_state
from bot.reports.wording import name_asserter
from extractors import Figure, Report
from extractors.relations.surroundings import Mention, read_mentions
from extractors.relations.words import CheckWords

_DISPUTES = frozenset(["conflict"])
"""Findings that say that their figures are of one thing."""
_PLAIN = frozenset(["people", "persons", "person", "dead", "injured", "wounded", "missing", "bodies", "deaths"])
_MOST_NAMES, _MOST_PART = 2, 2
"""The second in words: what is longer is no group of people."""
_MOST, _LONGEST = 400, 2000
"""Figures that are read with their surroundings, and code points of a sentence: what is more is a table."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A number of a thing as one source gives it: the indices of its figures, the first of which is as written.

    ``counted`` is what that figure counts, as written.
    """

    number: str
    source: str
    figures: tuple[int, ...]
    counted: str = ""

    def name_part(self, thing: str) -> str:
        """Give what is counted where it says more than the thing's name, as "soldiers" of those killed."""
        told = self.counted.casefold()
        plain = told in _PLAIN or told in thing.casefold() or thing.casefold() in told
        return "" if plain or len(told.split()) > _MOST_PART else self.counted


@dataclass(frozen=True, slots=True)
class Thing:
    """What is counted, and each number of it by each source, in the order of the article.

    ``is_disputed`` says that the numbers are rivals: they do not agree as written. ``by_whom``: they are told by whom,
    since several sources give several: of the killed, the injured and the like, or one right after the other.
    ``is_state`` says that the name is a word of ours, as that of the killed is, and none of the article's.
    """

    name: str
    tellings: tuple[Telling, ...]
    is_disputed: bool
    by_whom: bool = False
    is_state: bool = False


def find_things(report: Report, words: CheckWords | None = None) -> tuple[Thing, ...]:
    """Give the things that have more than one figure, those first whose numbers do not agree.

    With ``words``, the killed, the injured, the missing and the like for whom two sources or more give numbers are a
    thing each, and so is what two sources count one right after the other: whether they mean the same is for the
    reader to say.

    >>> from extractors import Article
    >>> find_things(Report(Article("Two ships sank.")))
    ()
    """
    groups, rivals = _join(report)
    mentions = _read_near(report, words) if words else []
    tolls = _find_tolls(report, mentions, words, groups) if words else {}
    disputed = {index for group in groups if rivals & set(group) for index in group}
    pairs = _find_pairs(mentions, words, disputed.union(*tolls.values())) if words else []
    told = {index for each in (*tolls.values(), *pairs) for index in each}
    things = [_describe(report, group, rivals) for group in groups if told.isdisjoint(group)]
    things += [replace(_describe(report, pair, rivals), by_whom=True) for pair in pairs]
    things += [
        replace(_describe(report, toll, rivals), name=state, by_whom=True, is_state=True)
        for state, toll in tolls.items()
    ]
    return tuple(
        sorted(things, key=lambda thing: (not thing.is_disputed, not thing.by_whom, thing.tellings[0].figures[0]))
    )


def _read_near(report: Report, words: CheckWords) -> list[Mention]:
    """Read the surroundings of the figures, but of those in sentences that are no sentences, and not of a table's."""
    near = [at for at, figure in enumerate(report.figures[:_MOST]) if len(figure.sentence) <= _LONGEST]
    mentions = read_mentions([report.figures[at] for at in near], words)
    return [replace(mention, index=at) for mention, at in zip(mentions, near, strict=True)]


def _find_tolls(
    report: Report, mentions: Sequence[Mention], words: CheckWords, groups: Sequence[Sequence[int]]
) -> dict[str, list[int]]:
    """Give the figures by what has happened to those counted, where several sources give several numbers of them."""
    found: dict[str, list[int]] = {}
    taken: set[int] = set()
    for state, indices in sort_by_state(mentions, words).items():
        # The same number told in other words belongs to them: "31 bodies".
        whole = indices.union(*(group for group in groups if indices & set(group)))
        if _is_told_by_two(report, indices) and not whole & taken:
            found[state] = sorted(whole)
            taken |= whole
    return found


def _is_told_by_two(report: Report, indices: Iterable[int]) -> bool:
    """Say whether more than one source gives more than one number."""
    figures = [report.figures[index] for index in indices]
    return len({_identify(each) for each in figures}) > 1 and len({_number(each) for each in figures}) > 1


def _find_pairs(mentions: Sequence[Mention], words: CheckWords, told: Set[int]) -> list[list[int]]:
    """Give the figures of one thing that two sources give one after the other, where no other thing tells them."""
    pairs: list[list[int]] = []
    for one, two in find_apart(mentions, words):
        if told & {one.index, two.index}:
            continue
        if pairs and pairs[-1][-1] == one.index:
            pairs[-1].append(two.index)
        else:
            pairs.append([one.index, two.index])
    return pairs


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


def _describe(report: Report, group: Sequence[int], rivals: Set[int]) -> Thing:
    figures = [report.figures[index] for index in group]
    return Thing(_name(figures), tuple(_tell(report, group)), not rivals.isdisjoint(group))


def _tell(report: Report, group: Sequence[int]) -> Iterator[Telling]:
    outlet = name_outlet(report.article)
    tellings: dict[tuple[object, ...], list[int]] = {}
    for index in group:
        figure = report.figures[index]
        tellings.setdefault((_number(figure), _identify(figure)), []).append(index)
    for indices in tellings.values():
        first = report.figures[indices[0]]
        yield Telling(
            clean(first.text), clean(name_asserter(first, outlet)), tuple(indices), clean(first.counted or "")
        )


def _number(figure: Figure) -> tuple[object, ...]:
    return figure.value, figure.low, figure.high, figure.relation


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
