"""What in a report is most worth checking, and why: one short list, the most urgent first.

What the findings say comes first, then what is quiet: casualty and money figures that nobody stands behind, and what
the article itself doubts. Nothing here says that a figure is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Literal

from extractors import Figure, Report
from extractors.findings.checks import CHECKS, settle_findings
from extractors.findings.needing import could_need_source
from extractors.relations.words import CheckWords

# A report that was kept may hold a code that there is no more.
_WEIGHTS, _FORGOTTEN = {check.code: check.weight for check in CHECKS}, 65
_HARM, _MONEY, _HARM_UNNAMED, _MONEY_UNNAMED, _UNSURE, _DENIED, _DOUBTED = 100, 95, 72, 70, 58, 42, 40
# Code points on either side of a figure in which a word still speaks of it.
_NEAR = 60
_MARKED = 12
_STOP = re.compile(r"[.;:!?]\s|,\s|\b(?:and|while|but)\b")
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_ABOVE = frozenset(["headline", "standfirst", "caption"])
_MIGHT = re.compile(r"(?:could|may|might|would|should|if|unless|will)\b", re.I)


@dataclass(frozen=True, slots=True)
class WorthWords:
    """Words, in lower case: of harm to people and homes, of the article's own doubt, of somebody's denial.

    ``checks`` are those that name what is counted and what has happened to it.
    """

    harm: Set[str]
    doubt: Set[str]
    denial: Set[str]
    checks: CheckWords | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """A reason to check the figures at these indices; the larger the weight, the sooner, those that are quiet last.

    ``mark`` names what is to check for as long as its report is kept; ``checked_by`` is who said that it was looked at.
    """

    figures: tuple[int, ...]
    weight: int
    reason: str
    quiet: bool = False
    code: str = ""
    mark: str = ""
    checked_by: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it is to check and nobody has looked at it."""
        return not (self.quiet or self.checked_by)


def find_points(
    report: Report, words: WorthWords, *, off: Set[str] = frozenset(), asked: Set[str] = frozenset()
) -> tuple[Point, ...]:
    """Give what is worth checking, the most urgent first, what is quiet last.

    Findings whose code is in ``off`` are left out; those in ``asked`` are not quiet.
    """
    points = [
        Point(
            finding.figures,
            _weigh(finding.code, [report.figures[i] for i in finding.figures], words),
            finding.message,
            finding.quiet,
            finding.code,
        )
        for finding in settle_findings(report.findings, off=off, asked=asked)
    ]
    # A figure that a finding names needs no second reason of ours.
    named = {index for point in points for index in point.figures}
    sourced = {_number(figure) for figure in report.figures if figure.part == "body" and has_source(figure)}
    same: dict[tuple[int, str, object], list[int]] = {}
    for index, figure in enumerate(report.figures):
        # A headline leaves to the text below it who says so.
        if index in named or (figure.part in _ABOVE and _number(figure) in sourced):
            continue
        if found := _judge(figure, words, off):
            # One number that is said twice is one thing to check.
            same.setdefault((*found, _number(figure)), []).append(index)
    quiet = "no-source" not in asked
    points += _join_points(
        [Point(tuple(indices), weight, reason, quiet) for (weight, reason, _), indices in same.items()], report
    )
    return tuple(sorted(points, key=lambda point: (point.quiet, -point.weight, point.figures)))


def list_marked(points: Iterable[Point]) -> frozenset[int]:
    """Give the figures that are marked as to check: those of the points that are open."""
    return frozenset(index for point in points if point.is_open for index in point.figures)


def _join_points(points: Sequence[Point], report: Report) -> Iterator[Point]:
    """Yield what is said with the same words of several figures of one sentence once for all of them."""
    joined: dict[tuple[object, ...], Point] = {}
    for point in points:
        key = (point.weight, point.reason, report.figures[point.figures[0]].sentence_span)
        held = joined.get(key)
        joined[key] = replace(point, figures=tuple(sorted((*held.figures, *point.figures)))) if held else point
    yield from joined.values()


def find_unsourced(report: Report, words: WorthWords) -> tuple[int, ...]:
    """Give the figures that could need a source and have none: the article's own words, nobody named, or unsure who.

    What the headline says and the body says again is the body's.
    """
    below = {_number(figure) for figure in report.figures if figure.part not in _ABOVE}
    return tuple(
        index
        for index, figure in enumerate(report.figures)
        if not has_source(figure)
        and not (figure.part in _ABOVE and _number(figure) in below)
        and (words.checks is None or could_need_source(figure, words.checks))
    )


def has_source(figure: Figure) -> bool:
    """Tell whether somebody asserts the figure; "reportedly" is nobody."""
    return figure.asserted_by is not None and not figure.asserted_by.rule.startswith("hidden")


def is_harm(figure: Figure, words: WorthWords) -> bool:
    """Tell whether the figure counts people or homes lost, by the words in its own clause."""
    if figure.kind not in ("count", "ratio", "percentage"):
        return False
    return any(word in words.harm for word in _words_near(figure))


def _number(figure: Figure) -> tuple[object, ...]:
    return figure.value, figure.low, figure.high, figure.unit and figure.unit.name


def _weigh(code: str, figures: list[Figure], words: WorthWords) -> int:
    if code == "no-source":
        if any(is_harm(figure, words) for figure in figures):
            return _HARM
        if any(figure.kind == "money" for figure in figures):
            return _MONEY
    return _WEIGHTS.get(code, _FORGOTTEN)


def _judge(figure: Figure, words: WorthWords, off: Set[str]) -> tuple[int, str] | None:
    """Give the weight and the reason of a figure that no finding names, or None when nothing stands out."""
    harm, money = is_harm(figure, words), figure.kind == "money"
    what = "A casualty figure" if harm else "A sum of money"
    if (harm or money) and not has_source(figure):
        if figure.unsure:
            return _UNSURE, f"{what}, and it is not clear who says so."
        if figure.asserted_by and "no-source" not in off:
            return (_HARM_UNNAMED if harm else _MONEY_UNNAMED), f"{what}, and nobody is named for it."
    if harm and figure.asserted_by and figure.asserted_by.kind == "unnamed":
        return _HARM_UNNAMED, f"{what} from a source without a name."
    for hedge in figure.hedges:
        if hedge.casefold() in words.doubt:
            return _DOUBTED, f'The article holds it back: "{hedge}".'
        if hedge.casefold() in words.denial:
            return _DENIED, f'Somebody denies or disputes it: "{hedge}".'
    return None


def _words_near(figure: Figure) -> Iterator[str]:
    """Yield the words of what is counted and of the clause around the figure, in lower case."""
    start = figure.span.start - figure.sentence_span.start
    end = start + len(figure.text)
    before, after = figure.sentence[max(start - _NEAR, 0) : start], figure.sentence[end : end + _NEAR]
    near = " ".join([figure.counted or "", _STOP.split(before)[-1], _STOP.split(after)[0]])
    yield from _WORD.findall(near.lower())


Order = Literal["article", "check"]


@dataclass(frozen=True, slots=True)
class Look:
    """The words that decide what comes first, the order of a list, the codes of findings not wanted and asked for.

    ``draws`` says whether pictures can be drawn on this machine, ``rich`` whether the chat wants rich messages.
    ``checked`` has who looked at what, by its mark.
    """

    words: WorthWords
    order: Order = "article"
    findings_off: frozenset[str] = frozenset()
    findings_on: frozenset[str] = frozenset()
    draws: bool = False
    rich: bool = False
    checked: Mapping[str, str] = field(default_factory=dict)


def look_at(report: Report, look: Look) -> tuple[Point, ...]:
    """Give what is worth checking as a chat wants it, and who has looked at it."""
    points = find_points(report, look.words, off=look.findings_off, asked=look.findings_on)
    return tuple(point if point.quiet else _mark(point, report, look.checked) for point in points)


def _mark(point: Point, report: Report, checked: Mapping[str, str]) -> Point:
    """Name a point by its words and its figures, so that it keeps its mark when something else is edited."""
    figures = [report.figures[index] for index in point.figures]
    named = "\0".join((point.code, point.reason, *(f"{each.text}\0{each.sentence}" for each in figures)))
    mark = sha256(named.encode("utf-8", "surrogatepass")).hexdigest()[:_MARKED]
    return replace(point, mark=mark, checked_by=checked.get(mark, ""))


def choose_findings(report: Report, look: Look) -> Report:
    """Give the report with the findings that a chat wants."""
    wanted = settle_findings(report.findings, off=look.findings_off, asked=look.findings_on)
    return replace(report, findings=wanted)
