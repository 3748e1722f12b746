"""Questions to ask whoever a story names, as text that a button copies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.chat.entries import drop_quotations
from bot.chat.rich import clip
from bot.chat.worth import Point, has_source
from bot.reports.shown import clean
from bot.reports.things import Telling, Thing
from bot.reports.wording import name_source
from extractors import Figure, Report, Source
from extractors.findings.needing import is_of_method
from extractors.findings.quoting import quote

MOST = 256
"""Code points that Telegram lets a button copy."""
_SOURCE, _COUNTED, _FIGURE, _WORDS, _SAID = 60, 50, 30, 60, 150
_MOST_QUESTIONS, _MOST_NAMED = 4, 3
# Two numbers stand against each other; other findings say that one cannot be.
_RIVALS = frozenset(
    ["conflict", "headline", "hedge-drift", "percent-or-points", "unit-pair", "source-differs", "seen-before"]
)
# What was not verified is asked of the claim itself: of those hurt before sums, of sums before distances.
_FIRST = ("count", "money", "percentage", "ratio")
_SAID_BY_SOMEBODY = (*_FIRST, "measure")
_POLL = re.compile(r"\b(?:poll|survey)", re.I)
_UNVERIFIED = "the article says of this:"
_CLAUSE = re.compile(r"\s(?:as|who|whom|whose|which|that|where|when)\b.*", re.S)
_LEADING = re.compile(r"^[^\w$€£¥+−~≥≤-]+")


def ask_about(report: Report, index: int, points: Sequence[Point] = ()) -> str:
    """Give the question that a figure raises: what a finding says of it, or to whom, and what."""
    point = next((each for each in points if index in each.figures and _is_told(each)), None)
    return clip(_ask_point(report, point, [index]) if point else _ask_figure(report, report.figures[index]), MOST)


def write_questions(report: Report, points: Sequence[Point], things: Sequence[Thing] = ()) -> str:
    """Give the questions that a report raises, a line each, as many as a button can copy.

    First those to two sources whose numbers do not agree, then those about what is to check, then about what is noted.
    """
    written = ""
    asked: list[str] = []
    for question in _list_questions(report, points, things):
        more = f"{written}\n{question}" if written else question
        if question in asked or len(more) > MOST:
            continue
        written = more
        asked.append(question)
        if len(asked) == _MOST_QUESTIONS:
            break
    return written


def _list_questions(report: Report, points: Sequence[Point], things: Sequence[Thing]) -> Iterator[str]:
    for thing in things:
        named = [each for each in thing.tellings if has_source(report.figures[each.figures[0]])]
        if thing.is_disputed and len(named) > 1:
            yield _ask_both(thing.name, named)
    told: set[int] = set()
    for point in points:
        if not point.figures or (point.quiet and told.issuperset(point.figures)):
            continue
        told.update(point.figures)
        if _is_told(point):
            yield _ask_point(report, point, point.figures)
        else:
            yield _ask_several(report, point) or _ask_figure(
                report, report.figures[_choose(report, point)], unverified=_UNVERIFIED in point.reason
            )


def _is_told(point: Point) -> bool:
    """Say whether the finding itself says what to ask, more than that somebody is to be named."""
    return bool(point.code) and point.code not in ("no-source", "rank")


def _ask_point(report: Report, point: Point, whose: Sequence[int]) -> str:
    """Ask what a finding says, of the one who asserts those figures."""
    said = drop_quotations(point, report.figures).strip().rstrip(".")
    if not said.endswith("?"):
        said = f"{said}. {'Which is right?' if point.code in _RIVALS else 'What is right?'}"
    sources = [_find_asked(report.figures[index]) for index in whose]
    one = sources[0] if sources and len({each and each.name for each in sources}) == 1 else None
    said = clip(clean(said), _SAID + _WORDS)
    return f"{_address(one)}: {said}" if one else said[:1].upper() + said[1:]


def _ask_several(report: Report, point: Point) -> str:
    """Ask in one sentence of a few counts that nobody stands behind; "" where there is one, or one that is no count."""
    figures = [report.figures[index] for index in point.figures[:_MOST_NAMED]]
    names = [_name_figure(figure) for figure in figures]
    if len(names) < 2 or any(_find_asked(figure) or figure.kind != "count" for figure in figures) or "“" in str(names):
        return ""
    return f"Who says {', '.join(names[:-1])} and {names[-1]}, and as of when?"


def _choose(report: Report, point: Point) -> int:
    """Give the figure of a point that matters most: people before sums, and sums before distances."""
    kinds = [report.figures[index].kind for index in point.figures]
    ranks = [_FIRST.index(kind) if kind in _FIRST else len(_FIRST) for kind in kinds]
    return point.figures[ranks.index(min(ranks))]


def _ask_figure(report: Report, figure: Figure, *, unverified: bool = False) -> str:
    what, source = _name_figure(figure), _find_asked(figure)
    if source is None:
        if figure.kind in _SAID_BY_SOMEBODY and not is_of_method(figure):
            return f"Who says {what}{', and as of when' if figure.kind == 'count' else ''}?"
        return f"Is it right: {what}?"
    sampled = any(map(is_of_method, report.figures))
    return f"{_address(source)}: {what}: {'what bears it out?' if unverified else _ask_how(figure, source, sampled)}"


def _ask_how(figure: Figure, source: Source, sampled: bool) -> str:
    """Give what is open about a figure once it is known who says it."""
    if figure.kind == "count":
        return "as of when, and who counted?"
    if figure.kind in ("percentage", "ratio") and _POLL.search(f"{source.name} {source.mention}"):
        # A story that tells how many were asked is not asked for it.
        return "what exactly was asked?" if sampled else "how many were asked, and when?"
    if figure.kind in ("percentage", "ratio", "money"):
        return "what is it based on?"
    return "how was it measured?" if figure.kind == "measure" else "is that right?"


def _name_figure(figure: Figure) -> str:
    """Name a figure with what stands right behind it and is counted, or in the words of its sentence."""
    text, counted = clip(clean(figure.text), _FIGURE), figure.counted_span
    # "Some", and not "NOK".
    text = text[:1].lower() + text[1:] if text[1:2].islower() else text
    if figure.kind == "count" and figure.part != "headline" and counted and counted.start - figure.span.end == 1:
        return f"{text} {clip(_CLAUSE.sub('', clean(figure.counted or '')), _COUNTED)}"
    words = _LEADING.sub("", clean(quote(figure, _WORDS)).strip("“”… "))
    cut = quote(figure, _WORDS)
    start, end = "… " if cut.startswith("“…") else "", " …" if cut.endswith("…”") else ""
    return f"{text} (“{start}{words}{end}”)" if words != text else text


def _find_asked(figure: Figure) -> Source | None:
    """Give whom a figure can be asked of: somebody with a name."""
    source = figure.asserted_by
    if source is None or not has_source(figure) or source.kind == "unnamed" or source.rule.endswith("pronoun-open"):
        return None
    return source


def _address(source: Source) -> str:
    """Name whom a question is for; a document is none that could answer."""
    return f"{'On' if source.kind == 'document' else 'To'} {clip(clean(name_source(source)), _SOURCE)}"


def _ask_both(name: str, tellings: Sequence[Telling]) -> str:
    first, *rest = tellings
    others = [each for each in rest if each.source != first.source] or rest
    second = next((each for each in others if each.number != first.number), others[0])
    to = " and ".join(dict.fromkeys(clip(each.source, _SOURCE) for each in (first, second)))
    numbers = f"{clip(first.number, _FIGURE)} or {clip(second.number, _FIGURE)}"
    return f"To {to}: {numbers} ({clip(name, _COUNTED)})? As of when, and who counted?"
