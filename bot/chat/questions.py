"""Questions to ask whoever a story names, as text that a button copies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.chat.rich import clip
from bot.chat.worth import Point, has_source
from bot.reports.shown import clean
from bot.reports.things import Telling, Thing
from extractors import Figure, Report

MOST = 256
"""Code points that Telegram lets a button copy."""
_SOURCE, _COUNTED, _FIGURE = 60, 50, 30
_MOST_QUESTIONS = 4
_HOW = {
    "count": "as of when, and who counted?",
    "percentage": "of how many, and over what time?",
    "ratio": "of how many, and over what time?",
    "money": "of what period, and what is in it?",
    "score": "where is it written down?",
}
_ELSE = "how was it measured, and when?"


def ask_about(figure: Figure) -> str:
    """Give the question that a figure raises: to whom, and what."""
    what = " ".join(filter(None, [clip(clean(figure.text), _FIGURE), clip(clean(figure.counted or ""), _COUNTED)]))
    how = _HOW.get(figure.kind, _ELSE)
    source = figure.asserted_by
    if source is None or not has_source(figure) or source.kind == "unnamed":
        return f"Who says {what}? And {how}"
    return f"To {clip(clean(source.name), _SOURCE)}: {what}: {how}"


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
    for point in points:
        yield from (ask_about(report.figures[index]) for index in point.figures[:1])


def _ask_both(name: str, tellings: Sequence[Telling]) -> str:
    first, *rest = tellings
    others = [each for each in rest if each.source != first.source] or rest
    second = next((each for each in others if each.number != first.number), others[0])
    to = " and ".join(dict.fromkeys(clip(each.source, _SOURCE) for each in (first, second)))
    numbers = f"{clip(first.number, _FIGURE)} or {clip(second.number, _FIGURE)}"
    return f"To {to}: {numbers} ({clip(name, _COUNTED)})? As of when, and who counted?"
