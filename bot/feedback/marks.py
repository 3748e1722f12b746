"""Complaints as marked text, in the form in which articles are marked by hand: a sentence a line, its figures as cards.

A card holds what was read; the one that somebody complained of says in ``wrong`` what it is about, and waits for a
person to put it right. ``extractors.training`` leaves out a line in which a card still does.
"""

from __future__ import annotations

from bot.reports.from_json import report_from_json
from bot.reports.json_text import JsonValue
from bot.reports.origin import name_outlet
from bot.store import Complaint
from extractors import Figure, Source, Span


def write_marks(number: int, complaint: Complaint) -> dict[str, JsonValue]:
    """Give the line of a complaint; spans are offsets into its ``text``, which is the sentence."""
    kept = report_from_json(complaint.figures)
    name = f"feedback-{number}"
    cards = [
        _write_card(figure, complaint.sentence, complaint.kind if place == complaint.place else None)
        for place, figure in enumerate(kept.figures)
    ]
    if complaint.words:
        cards.append(_write_missed(complaint.words, complaint.sentence))
    origin: dict[str, JsonValue] = {
        "source": "feedback",
        "outlet": name_outlet(kept.article) or name,
        "url": complaint.url,
        "given": complaint.given.date().isoformat(),
    }
    alarms: list[JsonValue] = [{"code": each.code, "message": each.message} for each in kept.findings]
    found: dict[str, JsonValue] = {"findings": alarms} if alarms else {}
    return {"article": name, "origin": origin, "text": complaint.sentence, "cards": cards, "none": [], **found}


def _write_card(figure: Figure, sentence: str, wrong: str | None) -> dict[str, JsonValue]:
    source = figure.asserted_by
    # Who says it, where that cannot be told, a person has to say too.
    wrong = wrong or ("source" if figure.unsure else None)
    marked: dict[str, JsonValue] = {"wrong": wrong} if wrong else {}
    return {
        "span": _shift(figure.span, figure, sentence),
        "number": figure.text,
        "value": figure.value,
        "low": figure.low,
        "high": figure.high,
        "relation": figure.relation,
        "unit": figure.unit.name if figure.unit else None,
        "kind": figure.kind,
        "change": figure.change,
        "counted": [figure.counted] if figure.counted else [],
        "counted_span": _shift(figure.counted_span, figure, sentence),
        **_write_source(source, figure, sentence),
        "cue": figure.cue,
        "cue_span": _shift(figure.cue_span, figure, sentence),
        "via": [each.name for each in figure.via],
        "quoted": figure.quoted,
        "hedges": list(figure.hedges),
        **marked,
    }


def _write_source(source: Source | None, figure: Figure, sentence: str) -> dict[str, JsonValue]:
    if source is None:
        return {"asserted_by": [None], "mention": None, "mention_span": None}
    return {
        "asserted_by": list(dict.fromkeys((source.name, source.mention))),
        "mention": source.mention,
        "mention_span": _shift(source.mention_span, figure, sentence),
    }


def _write_missed(words: str, sentence: str) -> dict[str, JsonValue]:
    start = sentence.find(words)
    return {
        "span": [start, start + len(words)],
        "number": words,
        **dict.fromkeys(("value", "low", "high")),
        "relation": "=",
        "unit": None,
        "kind": "count",
        "change": None,
        "counted": [],
        "counted_span": None,
        "asserted_by": [None],
        **dict.fromkeys(("mention", "mention_span", "cue", "cue_span")),
        "via": [],
        "quoted": False,
        "hedges": [],
        "wrong": "missed",
    }


def _shift(span: Span | None, figure: Figure, sentence: str) -> JsonValue:
    """Count a span from the beginning of the sentence; None for what stands in another one."""
    if span is None:
        return None
    start = span.start - figure.sentence_span.start
    end = span.end - figure.sentence_span.start
    return [start, end] if 0 <= start <= end <= len(sentence) else None
