"""A report as text to be kept, and back: what comes back equals what was kept, its decimals exactly."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, cast

from bot.json_text import JsonValue, encode, read_json, write_json
from bot.report_json import article_to_json, figures_to_json
from extractors import Article, Figure, Finding, Link, Part, Report, Source, Span, Unit


def report_to_text(report: Report) -> str:
    """Write a report as JSON: as for a program, and with what only we need to have it back as it was."""
    shown = figures_to_json(report)
    figures = cast("list[dict[str, JsonValue]]", shown["figures"])
    whole = [
        {
            **written,
            "rule": figure.rule,
            "sentence_span": _write_span(figure.sentence_span),
            "counted_span": _write_span(figure.counted_span),
        }
        for written, figure in zip(figures, report.figures, strict=True)
    ]
    # Half a surrogate pair is no text to a database: it is written as its escape.
    return encode(write_json({"article": article_to_json(report.article), **shown, "figures": whole})).decode()


def report_from_json(text: str) -> Report:
    """Read a report that was written as JSON, by ``report_to_text`` or for a program.

    Raises ValueError for what is no report.
    """
    value = read_json(text)
    try:
        return _read_report(cast("dict[str, Any]", value))
    except (KeyError, TypeError, AttributeError, IndexError) as error:
        raise ValueError(f"this is no report: {type(error).__name__}") from error


def _read_report(value: dict[str, Any]) -> Report:
    article = _read_article(value["article"])
    figures = tuple(_read_figure(each, article.text) for each in value["figures"])
    findings = tuple(Finding(each["code"], tuple(each["figures"]), each["message"]) for each in value["findings"])
    return Report(article, figures, findings)


def _read_article(value: Mapping[str, Any]) -> Article:
    return Article(
        value["text"],
        parts=tuple(Part(each["kind"], _need_span(each["span"]), each.get("page")) for each in value["parts"]),
        notes=tuple(value["notes"]),
        links=tuple(Link(_need_span(each["span"]), each["href"]) for each in value["links"]),
        **{name: value[name] for name in ("title", "outlet", "byline", "published", "url", "language")},
    )


def _read_figure(value: Mapping[str, Any], text: str) -> Figure:
    span = _need_span(value["span"])
    source = value["asserted_by"]
    unit = value["unit"]
    return Figure(
        span=span,
        value=_read_number(value["value"]),
        low=_read_number(value["low"]),
        high=_read_number(value["high"]),
        unit=Unit(unit["name"], unit["surface"], unit["rule"]) if unit else None,
        counted_span=_read_span(value.get("counted_span")),
        sentence_span=_read_span(value.get("sentence_span")) or _find_sentence(value["sentence"], span, text),
        rule=value.get("rule", ""),
        asserted_by=_read_source(source) if source else None,
        via=tuple(_read_source(each) for each in value["via"]),
        cue_span=_read_span(value["cue_span"]),
        hedges=tuple(value["hedges"]),
        **{
            name: value[name]
            for name in "text relation change kind counted concept sentence part cue quoted unsure".split()
        },
    )


def _read_source(value: Mapping[str, Any]) -> Source:
    probability = value["probability"]
    return Source(
        mention_span=_need_span(value["mention_span"]),
        probability=None if probability is None else float(probability),
        **{name: value[name] for name in ("name", "mention", "kind", "description", "rule")},
    )


def _find_sentence(sentence: str, span: Span, text: str) -> Span:
    """Give where the sentence around a figure stands; the figure alone where the text does not hold it."""
    start = text.find(sentence, max(0, span.end - len(sentence)))
    return Span(start, start + len(sentence)) if 0 <= start <= span.start else span


def _read_number(value: object) -> Decimal | None:
    return None if value is None else Decimal(cast("int | Decimal", value))


def _need_span(value: Any) -> Span:
    start, end = value
    return Span(int(start), int(end))


def _read_span(value: Any) -> Span | None:
    return None if value is None else _need_span(value)


def _write_span(span: Span | None) -> JsonValue:
    return [span.start, span.end] if span else None
