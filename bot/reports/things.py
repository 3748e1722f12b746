"""Who says which number: the things that several sources, or several places of an article, give a number for.

Made of the report's relations and findings alone, so that whoever reads them in JSON finds the same things.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from bot.reports.apart import find_apart
from bot.reports.origin import name_outlet
from bot.reports.shown import clean
from bot.reports.wording import name_asserter
from extractors import Figure, Report
from extractors.relations.surroundings import Mention, read_mentions, read_words
from extractors.relations.words import CheckWords

_DISPUTES = frozenset(["conflict"])
"""Findings that say that their figures are of one thing."""
_FURTHEST = 60
"""Code points between a number and the word for what has happened to those it counts."""
_APART = re.compile(r"\d|[;:]|\b(?:and|but|while|whereas)\b", re.I)
_PLAIN = frozenset(["people", "persons", "person", "dead", "injured", "wounded", "missing", "bodies", "deaths"])
_MOST_NAMES, _MOST_PART = 2, 2
"""The second in words: what is longer is no group of people."""
_MOST, _LONGEST = 400, 2000
"""Figures among which tolls are looked for, and code points of a sentence: what is more is a table."""


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

    ``is_disputed`` says that the numbers are rivals: they do not agree as written. ``is_toll``: they are told by whom,
    since several sources give several: of the killed, the injured and the like, or one right after the other.
    """

    name: str
    tellings: tuple[Telling, ...]
    is_disputed: bool
    is_toll: bool = False


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
    tolls = _find_tolls(report, words, groups) if words else {}
    told = {index for toll in tolls.values() for index in toll}
    things = [_describe(report, group, rivals) for group in groups if not told & set(group)]
    told |= {index for group in groups if rivals & set(group) for index in group}
    pairs = _find_pairs(report, words, told) if words else []
    things = [thing for thing in things if not _holds(thing, pairs)]
    things += [replace(_describe(report, pair, rivals), is_toll=True) for pair in pairs]
    things += [replace(_describe(report, toll, rivals), name=state, is_toll=True) for state, toll in tolls.items()]
    return tuple(
        sorted(things, key=lambda thing: (not thing.is_disputed, not thing.is_toll, thing.tellings[0].figures[0]))
    )


def _find_pairs(report: Report, words: CheckWords, told: Set[int]) -> list[list[int]]:
    """Give the figures of one thing that two sources give one after the other, where they are in no other thing."""
    near = [at for at, figure in enumerate(report.figures[:_MOST]) if len(figure.sentence) <= _LONGEST]
    mentions = read_mentions([report.figures[at] for at in near], words)
    pairs: list[list[int]] = []
    for one, two in find_apart(mentions, words):
        pair = [near[one.index], near[two.index]]
        if told & set(pair):
            continue
        if pairs and pairs[-1][-1] == pair[0]:
            pairs[-1].append(pair[1])
        else:
            pairs.append(pair)
    return pairs


def _holds(thing: Thing, pairs: Sequence[Sequence[int]]) -> bool:
    """Say whether a thing is told by pairs better."""
    held = {index for each in thing.tellings for index in each.figures}
    return any(held & set(pair) for pair in pairs)


def _find_tolls(report: Report, words: CheckWords, groups: Sequence[Sequence[int]]) -> dict[str, list[int]]:
    """Give the figures by what has happened to those counted, where several sources give several numbers of them."""
    found: dict[str, list[int]] = {}
    taken: set[int] = set()
    for state, indices in _sort_by_state(report, words).items():
        # The same number told in other words belongs to them: "31 bodies".
        whole = indices.union(*(group for group in groups if indices & set(group)))
        if _is_told_by_two(report, indices) and not whole & taken:
            found[state] = sorted(whole)
            taken |= whole
    return found


def _sort_by_state(report: Report, words: CheckWords) -> dict[str, set[int]]:
    tolls: defaultdict[str, set[int]] = defaultdict(set)
    near = [at for at, figure in enumerate(report.figures[:_MOST]) if len(figure.sentence) <= _LONGEST]
    for mention in read_mentions([report.figures[at] for at in near], words):
        state = _find_own_state(mention, words)
        if state and mention.figure.asserted_by and _counts_those(mention, words, state):
            tolls[state].add(near[mention.index])
    return tolls


def _find_own_state(mention: Mention, words: CheckWords) -> str | None:
    """Give the nearest word for what has happened to those counted that no other number or clause stands before.

    In "27 people died and 96 were wounded" the wounded are 96, though "died" stands nearer.
    """
    figure = mention.figure
    start = figure.span.start - figure.sentence_span.start
    end = start + len(figure.text)
    own: list[tuple[int, str]] = []
    behind: list[tuple[int, str]] = []
    for word in read_words(figure.sentence, words):
        if word.name in words.states:
            low, high = (end, word.start) if word.start >= end else (word.end, start)
            if high - low <= _FURTHEST:
                if not _APART.search(figure.sentence[low:high]):
                    own.append((high - low, word.name))
                elif low == end:
                    # "29 civilians and 11 soldiers died" is said of both.
                    behind.append((high - low, word.name))
    return min(own or behind)[1] if own or behind else None


def _is_told_by_two(report: Report, indices: Iterable[int]) -> bool:
    """Say whether more than one source gives more than one number."""
    figures = [report.figures[index] for index in indices]
    return len({_identify(each) for each in figures}) > 1 and len({_number(each) for each in figures}) > 1


def _counts_those(mention: Mention, words: CheckWords, state: str) -> bool:
    """Say whether a figure counts people, or is a toll itself; "12 tiers of death row" are none."""
    people = mention.head in words.people or bool(mention.phrase & words.people)
    # A headline has no room for whom: "Strike on market kills 31".
    return mention.figure.kind == "count" and (people or mention.head == state or mention.is_top)


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
